"""One shape for every way of writing the same thing, so that digits of another script or invisible signs hide nothing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

# Fillers and selectors that show nothing, though Unicode counts them as letters or marks.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
# Vowel signs and the stretch of Arabic, which some write and most leave out.
_LOOSE = re.compile("[\u0640\u064b-\u065f\u0670]")

_ALIKE = {
    **dict.fromkeys("°º˚", "°"),
    **dict.fromkeys("'’‘‛ʼʹ′`´＇", "'"),
    **dict.fromkeys('"“”„‟″ʺ＂', '"'),
    **dict.fromkeys("−˗⁃‐‑﹣－", "-"),
    "٫": ".",
    "٬": ",",
    "،": ",",
    "፣": ",",
    "၊": ",",
    "؛": ";",
    "٪": "%",
    "⁄": "/",
    "∕": "/",
    "\u2800": " ",  # an empty Braille cell
    # The same letters on Persian, Kurdish, Urdu and Arabic keyboards.
    "ک": "ك",
    "ی": "ي",
    "ى": "ي",
}

# No letter carries so many marks. Putting them in order takes time for each pair of them, so they are put in order thirty at a time
# (Unicode UAX 15, Stream-Safe Text Format); the sign between shows nothing.
_MANY_MARKS = re.compile(r"[^\w\s]{30}")
_BETWEEN = "\u034f"
LONGEST_SHAPE = 6  # signs that one sign stands for


class Span(NamedTuple):
    """From where to where, in the plain text."""

    start: int
    end: int


class _Folding(dict[int, str]):
    """Each sign's plain shape, worked out once."""

    def __missing__(self, point: int) -> str:
        shape = _folded(chr(point))
        if len(self) < 50_000:  # all scripts that anybody writes pages in, and a bound
            self[point] = shape
        return shape


def _folded(sign: str) -> str:
    if sign in _ALIKE:
        return _ALIKE[sign]
    if sign in "\n\u2028\u2029\r":
        return "\n"
    if _INVISIBLE.match(sign) or _LOOSE.match(sign):
        return ""
    category = unicodedata.category(sign)
    if category in {"Cf", "Cc", "Me"}:
        return " " if sign == "\t" else ""
    if category in {"Cs", "Cn", "Zs"}:
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category == "Pd":
        return "-"
    wide = unicodedata.normalize("NFKC", sign)
    # A whole blessing in one sign of Arabic stays one sign: written out, a text of them would be eighteen times as long.
    return sign if wide == sign or len(wide) > LONGEST_SHAPE else "".join(map(_folded, wide))


_FOLDING = _Folding()


@dataclass(frozen=True)
class Plain:
    """A text, and what `text` it is once digits are 0 to 9, spaces and dashes are one kind, and nothing invisible is in it."""

    written: str

    @cached_property
    def _composed(self) -> str:
        return unicodedata.normalize("NFC", _MANY_MARKS.sub(rf"\g<0>{_BETWEEN}", self.written))

    @cached_property
    def text(self) -> str:
        """The plain shape; case is kept."""
        return self._composed.translate(_FOLDING)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(_FOLDING[ord(sign)]) for sign in self._composed))

    def as_written(self, span: Span) -> str:
        """The words of a span of the plain text, as their author wrote them."""
        if self.text == self._composed:
            return self._composed[span.start : span.end]
        return "".join(self._signs(span))

    def _signs(self, span: Span) -> Iterator[str]:
        before = 0
        for sign, end in zip(self._composed, self._ends, strict=True):
            if end > span.start and before < span.end:
                yield sign
            before = end
            if before >= span.end:
                return


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with what the patterns match as spaces: every place stays where it was."""
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Where a pattern matches."""
    return (Span(*match.span()) for match in pattern.finditer(text))
