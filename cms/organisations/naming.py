"""Names of organisations: readers go by them, so no two carry the same."""

import unicodedata
from collections.abc import Iterator

from modeltranslation.translator import translator

from cms.organisations.models import Organisation


def plain_name(name: str) -> str:
    """A name as eyes compare it: without case, width, repeated spaces or signs that nobody sees."""
    composed = unicodedata.normalize("NFKC", name)
    seen = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen.casefold()).split())


def name_columns() -> list[str]:
    """The column of the name in each language."""
    columns = translator.get_options_for_model(Organisation).all_fields["name"]
    return [column.name for column in columns]


def _key(organisation: Organisation | None) -> int:
    return organisation.pk or 0 if organisation is not None else 0  # no row has it


def names_of_others(organisation: Organisation | None) -> Iterator[str]:
    """Every name, in every language, of every other organisation, as eyes compare it."""
    others = Organisation._base_manager.exclude(pk=_key(organisation))
    for row in others.values_list(*name_columns()):
        yield from (plain_name(name) for name in row if name)


def is_anothers(name: str, organisation: Organisation | None) -> bool:
    """Whether another organisation carries the name; not for a name that this one carries already."""
    wanted = plain_name(name)
    own = Organisation._base_manager.filter(pk=_key(organisation)).values_list(*name_columns()).first()
    if not wanted or wanted in {plain_name(known) for known in own or () if known}:
        return False
    return wanted in set(names_of_others(organisation))
