"""What the parts of a document may be, by how their names end: a part under any other name would not be looked into, and programs would
read it all the same."""

import re
from collections.abc import Callable, Collection, Mapping

from cms.library.vetting.markup import is_markup
from cms.library.vetting.packages import Parts
from cms.library.vetting.refusals import refusal

PICTURES = frozenset({
    "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif", "tiff", "webp", "ico", "emf", "wmf", "emz", "wmz", "wdp", "svm",
})  # fmt: skip
FONTS = frozenset({"ttf", "otf", "ttc", "odttf", "fntdata", "woff", "woff2"})
RECORDINGS = frozenset({"mp3", "m4a", "aac", "oga", "ogg", "opus", "wav", "mp4", "m4v", "webm"})
# A type that makes programs read a part as markup: such a part is to have the name of one.
READ_AS_MARKUP = re.compile(r"[+/](xml|x?html)\b", re.IGNORECASE)


def ending_of(name: str) -> str:
    """In small letters; empty for a name that has none."""
    return name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""


def look_into(
    parts: Parts, read: Mapping[str, Callable[[bytes], None]], still: Collection[str], known: re.Pattern[str]
) -> None:
    """Shows each part to the reader of its ending. One that is `still`, or `known` by its whole name, has none, and must be no markup.

    Raises ValidationError for every other part, and what the readers raise.
    """
    for name, part in parts.items():
        ending = ending_of(name)
        if ending in read:
            read[ending](part)
        elif not (ending in still or known.fullmatch(name)) or is_markup(part):
            raise refusal("parts")
