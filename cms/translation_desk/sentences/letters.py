"""What must not stand in a translation of the interface: rules over two texts, the sentence and its translation."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from cms.translation_desk.hidden_signs import closes_isolates, holds_hidden_signs

# Whatever a browser would read as the beginning of a tag, up to its end.
TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>?")
LINE_ENDS = "\n"


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
    return not holds_hidden_signs(translation, line_ends=LINE_ENDS)


def keeps_directions(text: str, translation: str) -> bool:
    """Each isolate of a direction is closed again."""
    return closes_isolates(translation)


RULES: tuple[tuple[Callable[[str, str], bool], str], ...] = (
    (keeps_tags, "has other HTML tags than the sentence."),
    (keeps_ends, "begins or ends with a line end where the sentence does not, or lacks one."),
    (is_written_plainly, "has characters that cannot be seen: control characters or turns of direction."),
    (keeps_directions, "leaves an isolated direction open (U+2066 to U+2069)."),
)


def faults(text: str, translation: str) -> Iterator[str]:
    """What is wrong, for sentences that begin with the text."""
    yield from (said for holds, said in RULES if not holds(text, translation))
