"""A catalogue for a translator: readers' sentences first, each with a word on where it is shown."""

from collections.abc import Iterable
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from cms.taxonomy.catalogues import Catalogue, read_catalogue
from cms.translation_desk.sentences.placing import Meant
from cms.translation_desk.sentences.reading import OPEN, sentence_of

SHOWN = {Meant.READERS: "Shown to readers.", Meant.ADMIN: "Shown in the admin, to people who sign in."}


def for_translator(code: str, *, only_open: bool) -> bytes:
    """GNU gettext PO, UTF-8. With `only_open` what is missing, fuzzy or unchecked. Raises CatalogueError."""
    messages = [message for message in read_catalogue(code) if message.id]
    if only_open:
        messages = [message for message in messages if sentence_of(message).state in OPEN]
    return written(_sorted_for_reading(code, messages), obsolete=False)


def written(catalogue: Catalog, *, obsolete: bool = True) -> bytes:
    """As PO, in the order in which the catalogue has its entries."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, ignore_obsolete=not obsolete)
    return buffer.getvalue()


def _sorted_for_reading(code: str, messages: Iterable[Message]) -> Catalogue:
    catalogue = Catalogue(code)
    placed = [(sentence_of(message).meant, message) for message in messages]
    for meant, message in sorted(placed, key=lambda one: one[0] is Meant.ADMIN):
        catalogue.add(
            message.id,
            message.string,
            locations=message.locations,
            flags=message.flags,
            auto_comments=[SHOWN[meant], *message.auto_comments],
            user_comments=message.user_comments,
            context=message.context,
        )
    return catalogue
