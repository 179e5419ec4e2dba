"""Numbers, telephone numbers, addresses and placeholders in a text and in its translation: whatever digits a script writes."""

import re
import unicodedata
from collections import Counter

_DIGITS = re.compile(r"\d+")
_BETWEEN = re.compile(r"(?<=\d)[\s.,'\u00a0\u202f\u2019\u066b\u066c()/-]+(?=\d)")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]|https?://[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def figures_differ(source: str, target: str) -> list[str]:
    """What one of two texts (without markup) has and the other has not, as the source or the target writes it."""
    one, other = _Counted(source), _Counted(target)
    placeholders = [*(one.placeholders - other.placeholders), *(other.placeholders - one.placeholders)]
    if one.numbers == other.numbers or one.groups == other.groups:
        return placeholders
    return [*placeholders, *(one.numbers - other.numbers), *(other.numbers - one.numbers)]


class _Counted:
    """Of one text: numbers as a whole, and by groups of digits, which a language may part otherwise."""

    def __init__(self, text: str) -> None:
        self.placeholders = Counter(_PLACEHOLDER.findall(text))
        written = "".join(_digit(sign) for sign in _PLACEHOLDER.sub(" ", text))
        self.groups = Counter(_DIGITS.findall(written))
        self.numbers = Counter(_DIGITS.findall(_BETWEEN.sub("", written)))


def _digit(sign: str) -> str:
    """European digits for those of any script that counts by tens."""
    return str(unicodedata.decimal(sign)) if unicodedata.category(sign) == "Nd" else sign
