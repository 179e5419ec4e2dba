"""Numbers, telephone numbers, addresses and placeholders in a text and in its translation: whatever digits a script writes.

One rule for the side-by-side screen and for files. Numbers are the same however a language parts them: 1,000 and 1 000, 1.5 and 1,5,
+1 555 555 0100 and +1 (555) 555-0100; 1.5 and 15 are not.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]|https?://[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Seven digits or more, however they are parted: a telephone number, a date.
_LONG = re.compile(r"\+?\d(?:[\s()/.\-]*\d){6,}")
_SHORT = re.compile(r"\+?\d+(?:[.,'\u2019\u066b\u066c]\d+|[ \u00a0\u202f]\d{3}(?!\d))*")
_THOUSANDS = re.compile(r"(?<=\d)[ .,'\u2019\u00a0\u202f\u066c](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"[,\u066b]")
_GROUP = re.compile(r"\+?\d+")


@dataclass(frozen=True)
class Figures:
    """Those of one text: placeholders and addresses; numbers in European digits, each with the groups in which it was written."""

    placeholders: Counter[str]
    numbers: Counter[str] = field(default_factory=Counter)
    groups: dict[str, list[str]] = field(default_factory=dict)


def figures_of(text: str) -> Figures:
    """Of a text without markup."""
    found = Figures(Counter(_PLACEHOLDER.findall(text)))
    written = "".join(_digit(sign) for sign in _PLACEHOLDER.sub("\n", text) if unicodedata.category(sign) != "Cf")
    for number, as_written in _numbers(written):
        found.numbers[number] += 1
        found.groups.setdefault(number, _GROUP.findall(as_written))
    return found


def numbers_that_differ(source: Figures, target: Figures) -> tuple[list[str], list[str]]:
    """Numbers of the source that the target lacks, and those that only the target has."""
    missing, more = source.numbers - target.numbers, target.numbers - source.numbers
    one = [part for number in missing.elements() for part in source.groups[number]]
    other = [part for number in more.elements() for part in target.groups[number]]
    # Parted or put in order otherwise, such as a time or a date; in a number with a point the order says how much it is.
    if one == other or (sorted(one) == sorted(other) and not any("." in number for number in (*missing, *more))):
        return [], []
    return list(missing), list(more)


def placeholders_that_differ(source: Figures, target: Figures) -> list[str]:
    """Those that one has and the other has not."""
    return [*(source.placeholders - target.placeholders), *(target.placeholders - source.placeholders)]


def figures_differ(source: str, target: str) -> list[str]:
    """What one of two texts without markup has and the other has not."""
    one, other = figures_of(source), figures_of(target)
    missing, more = numbers_that_differ(one, other)
    return [*placeholders_that_differ(one, other), *missing, *more]


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Each number in its one form, and as it was written."""
    for match in _LONG.finditer(text):
        yield re.sub(r"[^\d+]", "", match[0]), match[0]
    for match in _SHORT.finditer(_LONG.sub("\n", text)):
        yield _DECIMAL.sub(".", _THOUSANDS.sub("", match[0])), match[0]


def _digit(sign: str) -> str:
    """European digits for those of any script that counts by tens."""
    return str(unicodedata.decimal(sign)) if unicodedata.category(sign) == "Nd" else sign
