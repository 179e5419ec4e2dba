"""A small glossary: the field's words, and some that are not to be used."""

from pathlib import Path

from cms import languages
from cms.taxonomy.glossary.comparing import TAKEN, Change, Person, compared
from cms.taxonomy.glossary.putting import put
from cms.taxonomy.glossary.stock import stock
from cms.taxonomy.glossary.tables import read

TABLE = Path(__file__).parent / "glossary.csv"


def changes() -> list[Change]:
    """What the sample's table adds to the glossary, as it stands."""
    return compared(read(TABLE.read_bytes()), stock(), Person(list(languages.BUILT_IN), keeps_terms=True))


def make_glossary() -> None:
    """What somebody has added or changed already stays as it is, unless the table says it too."""
    put(change for change in changes() if change.verdict in TAKEN)
