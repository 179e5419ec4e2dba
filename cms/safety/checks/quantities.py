"""A number with a unit: weights, lengths, voltages, seconds. What is innocent has units too: ages, prices, per cents, hours.

The units' names in each language are those of Unicode CLDR (through Babel); there is no list of ours. A distance counts: which one
is safe is for people to judge, place by place.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from babel import Locale

from cms.safety.checks.calendars import DATE, HOURS, TIME, cldr
from cms.safety.checks.plain import Plain, Span, blanked
from cms.safety.checks.wording import WITHOUT_SPACES
from cms.safety.checks.written import Written

# CLDR's kinds of units that a page for families speaks of: how long, how many in a hundred, how big a file, how large a field.
INNOCENT_KINDS = (
    "digital-",
    "graphics-",
    "concentr-per",
    "concentr-item",
    "concentr-karat",
    "concentr-portion",
    "consumption-",
)
INNOCENT = frozenset(
    {
        *(
            f"duration-{of}"
            for of in ("century", "decade", "year", "quarter", "month", "week", "day", "night", "hour", "minute")
        ),
        *(f"duration-{of}-person" for of in ("year", "month", "week", "day")),
        *(f"area-{of}" for of in ("hectare", "acre", "dunam", "square-kilometer", "square-mile")),
        # The names of these are other words too: stones on a path, points to remember, the money of Armenia, a network (5G).
        *(
            "mass-stone",
            "mass-carat",
            "mass-grain",
            "length-point",
            "volume-dram",
            "acceleration-meter-per-square-second",
        ),
        *(
            "acceleration-g-force",
            "volume-pinch",
            "volume-drop",
            "volume-cup",
            "volume-barrel",
            "light-solar-luminosity",
        ),
        *(
            "speed-beaufort",
            "temperature-generic",
            "angle-revolution",
            "angle-arc-minute",
            "angle-arc-second",
        ),
    }
)
FORMS = ("long", "short")
LONGEST_NAME = 40
# A name this long may carry an ending (метрах, metrelik); a shorter one must stand alone.
STEM = 4
ENDING_AT_MOST = 4
_NUMBER = re.compile(r"\d[\d.,]*")
_GAP = re.compile(r"[ -]{0,2}")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_VIRAMA = 9  # the combining class of the sign that takes a letter's vowel away: an ending may take its place


class Names(NamedTuple):
    """Units as they stand after a number, by their first sign, and before it, by their last; longest first.

    Some languages write them before (mita 500), some either way.
    """

    after: Mapping[str, tuple[str, ...]]
    before: Mapping[str, tuple[str, ...]]


def in_text(text: str, written: Written) -> Iterator[Span]:
    """Every number with a unit of the page's language, its relatives', or of the International System."""
    names = unit_names(written.language)
    joined = written.language.split("-")[0] in WITHOUT_SPACES
    text = blanked(text, _ADDRESS, DATE, TIME, HOURS)
    for number in _NUMBER.finditer(text):
        end = _unit_after(text, number.end(), names.after, joined)
        if end:
            yield Span(number.start(), end)
        elif (start := _unit_before(text, number.start(), names.before)) is not None:
            yield Span(start, number.end())


@cache
def unit_names(language: str) -> Names:
    """The units of a language (BCP 47), in the plain shape."""
    names = set()
    for locale in cldr(language):
        for pattern in _patterns(locale):
            left, _, right = (Plain(part).text.strip() for part in pattern.partition("{0}"))
            names.add(_stem(right if _has_letter(right) else left))
    names = set(filter(_has_letter, names))
    # A symbol of one or two letters before a number is rather a word (“a 5”): only names count there.
    return Names(_by_sign(names, 0), _by_sign({name for name in names if len(name) >= STEM}, -1))


def _patterns(locale: Locale) -> Iterator[str]:
    for unit, forms in locale._data["unit_patterns"].items():
        if unit in INNOCENT or unit.startswith(INNOCENT_KINDS):
            continue
        for form in FORMS:
            by_plural = forms.get(form, {})
            yield from (text for plural, text in by_plural.items() if plural != "per" and "{0}" in text)


def _stem(name: str) -> str:
    return name[:-1] if name and unicodedata.combining(name[-1]) == _VIRAMA else name


def _by_sign(names: set[str], place: int) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        table.setdefault(name[place].casefold(), []).append(name)
    return {sign: tuple(found) for sign, found in table.items()}


def _unit_after(text: str, end: int, names: Mapping[str, tuple[str, ...]], joined: bool) -> int | None:
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    here = text[start : start + LONGEST_NAME]
    for name in names.get(here[:1].casefold(), ()):
        if _begins(here, name) and _ends_there(here, len(name), joined):
            return start + len(name)
    return None


def _unit_before(text: str, start: int, names: Mapping[str, tuple[str, ...]]) -> int | None:
    here = text[max(0, start - LONGEST_NAME) : start].rstrip(" ")
    for name in names.get(here[-1:].casefold(), ()):
        if here.casefold().endswith(name.casefold()) and not here[: -len(name)][-1:].isalnum():
            return max(0, start - LONGEST_NAME) + len(here) - len(name)
    return None


def _begins(here: str, name: str) -> bool:
    """A symbol of one letter is that letter, not its capital (m, V); a longer name is it in either case."""
    return here.startswith(name) if len(name) == 1 else here[: len(name)].casefold() == name.casefold()


def _ends_there(here: str, length: int, joined: bool) -> bool:
    ending = 0
    while length + ending < len(here) and _is_of_word(here[length + ending]):
        ending += 1
    if not ending:
        return True
    if length < STEM or unicodedata.category(here[length])[0] == "N":
        return here[length].isdigit() and not here[length - 1].isalnum()
    return joined or ending <= ENDING_AT_MOST


def _is_of_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _has_letter(name: str) -> bool:
    return any(sign.isalpha() for sign in name)
