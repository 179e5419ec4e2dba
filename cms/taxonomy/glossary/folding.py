"""One shape for every way of writing the same words, and where each sign of it stands in the text (Unicode UAX 15)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

# A dotless i and a dotted one are two letters there.
TURKIC = frozenset({"tr", "az"})
_TURKIC = str.maketrans({"I": "ı", "İ": "i"})
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼʹ′`´＇", "'"),
        **dict.fromkeys("−‐‑﹣－", "-"),
        # The same letters on Arabic, Persian, Kurdish and Urdu keyboards; a hamza on an alef is often left out.
        **dict.fromkeys("أإآٱ", "ا"),
        "ک": "ك",
        "ی": "ي",
        "ى": "ي",
    }
)
# Vowel signs and the stretch of Arabic, which some write and most leave out.
_LOOSE = re.compile("[\u0640\u064b-\u0652\u0670]")
# Where a paragraph ends no words go on; other white space is one space.
PARAGRAPH = "\u2029"
MOST_MARKS = 30  # on one letter: no language has so many (UAX 15, Stream-Safe Text Format)
# What a spreadsheet is kept from taking for a formula (cms/accounts/spreadsheets.py), put back.
_QUOTED = re.compile(r"(^|[;\t\r\n])(\s*)'+(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]+")


@dataclass(frozen=True)
class Folded:
    """The shape of a text; for each sign of it, from where to where its letter stands in the text."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def tidy(text: str) -> str:
    """As the glossary keeps words: one line, composed (NFC), no sign that nobody sees, no apostrophe that only a table needs."""
    line = " ".join(unicodedata.normalize("NFC", _CONTROL.sub(" ", text)).split())
    return _QUOTED.sub(r"\1\2", line)


def key_of(words: str, language: str) -> str:
    """What two ways of writing the same words have in common."""
    return folded(words, language).text.strip()


def folded(text: str, language: str) -> Folded:
    """The text in its one shape, letter by letter."""
    shape: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    turkic = language.split("-")[0] in TURKIC
    for start, end in _letters(text):
        signs = _shape(text[start:end], turkic)
        if signs == " " and shape and shape[-1] == " ":
            ends[-1] = end
            continue
        shape += signs
        starts += [start] * len(signs)
        ends += [end] * len(signs)
    return Folded("".join(shape), starts, ends)


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Each letter with the marks on it."""
    start = 0
    for position in range(1, len(text) + 1):
        is_mark = position < len(text) and unicodedata.category(text[position]).startswith("M")
        if not is_mark or position - start > MOST_MARKS:
            yield start, position
            start = position


@lru_cache(maxsize=20_000)
def _shape(letter: str, turkic: bool) -> str:
    if letter == PARAGRAPH:
        return letter
    if letter.isspace():
        return " "
    if turkic:
        letter = letter.translate(_TURKIC)
    # Folding may take a letter apart again: put together once more.
    shape = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", letter).casefold())
    shape = _LOOSE.sub("", shape).translate(_ALIKE)
    return "".join(sign for sign in shape if unicodedata.category(sign) not in {"Cf", "Cc", "Cs"}).replace("\xa0", " ")
