"""What must not stand in a translation of the interface: rules over two texts, the sentence and its translation."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

# Whatever a browser would read as the beginning of a tag, up to its end.
TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>?")
# Unicode bidi (UAX 9). Embeddings and overrides can make a text read as another one; isolates are fine when each is closed.
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
ISOLATES, END_OF_ISOLATE = frozenset("\u2066\u2067\u2068"), "\u2069"
# Controls, private use, unassigned, halves of letters, and separators that break lines where no line ends.
FORBIDDEN = frozenset({"Cc", "Co", "Cn", "Cs", "Zl", "Zp"})
LINE_ENDS = "\n"
BYTE_ORDER_MARK = "\ufeff"


def keeps_tags(text: str, translation: str) -> bool:
    """The same HTML tags, letter by letter, in whatever order."""
    return Counter(TAG.findall(text)) == Counter(TAG.findall(translation))


def keeps_ends(text: str, translation: str) -> bool:
    """A line end at the beginning or the end is kept, and none is added there."""
    return all(
        getattr(text, end)(LINE_ENDS) == getattr(translation, end)(LINE_ENDS) for end in ("startswith", "endswith")
    )


def is_written_plainly(text: str, translation: str) -> bool:
    """No control characters and nothing that turns the direction of what follows."""
    return not any(
        letter in OVERRIDES
        or letter == BYTE_ORDER_MARK
        or (letter != LINE_ENDS and unicodedata.category(letter) in FORBIDDEN)
        for letter in translation
    )


def closes_isolates(text: str, translation: str) -> bool:
    """Each isolate of a direction is closed again, and none before it is opened."""
    depth = 0
    for letter in translation:
        depth += (letter in ISOLATES) - (letter == END_OF_ISOLATE)
        if depth < 0:
            return False
    return depth == 0


RULES: tuple[tuple[Callable[[str, str], bool], str], ...] = (
    (keeps_tags, "has other HTML tags than the sentence."),
    (keeps_ends, "begins or ends with a line end where the sentence does not, or lacks one."),
    (is_written_plainly, "has characters that cannot be seen: control characters or turns of direction."),
    (closes_isolates, "leaves an isolated direction open (U+2066 to U+2069)."),
)


def faults(text: str, translation: str) -> Iterator[str]:
    """What is wrong, for sentences that begin with the text."""
    yield from (said for holds, said in RULES if not holds(text, translation))
