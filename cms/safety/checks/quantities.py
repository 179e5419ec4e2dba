"""A number with a unit: weights, lengths, voltages, seconds. What is innocent has units too: ages, prices, per cents, hours.

The units' names in each language are those of Unicode CLDR (through Babel); there is no list of ours. A distance counts: which one
is safe is for people to judge, place by place. Ways of kilometres and radio stations do not: `ordinary.py`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from babel import Locale

from cms.safety.checks.calendars import DATE, HOURS, SHARE, STATION, TIME, cldr
from cms.safety.checks.ordinary import is_ordinary
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
    """Units as they stand after a number, by their first sign, and before it, by their last; longest first. `units`: what each may
    be, with what then stands before the number.

    Some languages write them before (mita 500), some either way.
    """

    after: Mapping[str, tuple[str, ...]]
    before: Mapping[str, tuple[str, ...]]
    units: Mapping[str, frozenset[tuple[str, str]]]


def in_text(text: str, written: Written) -> Iterator[Span]:
    """Every number with a unit of the page's language, its relatives', or of the International System."""
    names = unit_names(written.language)
    joined = written.language.split("-")[0] in WITHOUT_SPACES
    text = blanked(text, _ADDRESS, DATE, TIME, HOURS, STATION, SHARE)
    for number in _NUMBER.finditer(text):
        found = _unit_after(text, number, names.after, joined) or _unit_before(text, number, names.before)
        if found and not is_ordinary(number[0], _units(text, number, names.units[found[0]])):
            yield found[1]


@cache
def unit_names(language: str) -> Names:
    """The units of a language (BCP 47), in the plain shape."""
    units: dict[str, set[tuple[str, str]]] = {}
    for locale in cldr(language):
        for unit, pattern in _patterns(locale):
            left, _, right = (Plain(part).text.strip() for part in pattern.partition("{0}"))
            name, around = (right, left) if _has_letter(right) else (left, "")
            units.setdefault(_stem(name), set()).add((unit, around))
    names = set(filter(_has_letter, units))
    # A symbol of one or two letters before a number is rather a word (“a 5”): only names count there.
    long = {name for name in names if len(name) >= STEM}
    return Names(_by_sign(names, 0), _by_sign(long, -1), {name: frozenset(found) for name, found in units.items()})


def _units(text: str, number: re.Match[str], units: frozenset[tuple[str, str]]) -> set[str]:
    """Those of which also what stands before the number is there (in an hour 60 kilometres)."""
    here = text[max(0, number.start() - LONGEST_NAME) : number.start()].rstrip(" ")
    return {unit for unit, before in units if here.endswith(before)}


def _patterns(locale: Locale) -> Iterator[tuple[str, str]]:
    """Each unit that counts, with the ways it is written in a language."""
    for unit, forms in locale._data["unit_patterns"].items():
        if unit in INNOCENT or unit.startswith(INNOCENT_KINDS):
            continue
        for form in FORMS:
            by_plural = forms.get(form, {})
            yield from ((unit, text) for plural, text in by_plural.items() if plural != "per" and "{0}" in text)


def _stem(name: str) -> str:
    return name[:-1] if name and unicodedata.combining(name[-1]) == _VIRAMA else name


def _by_sign(names: set[str], place: int) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        table.setdefault(name[place].casefold(), []).append(name)
    return {sign: tuple(found) for sign, found in table.items()}


def _unit_after(
    text: str, number: re.Match[str], names: Mapping[str, tuple[str, ...]], joined: bool
) -> tuple[str, Span] | None:
    gap = _GAP.match(text, number.end())
    start = gap.end() if gap else number.end()
    here = text[start : start + LONGEST_NAME]
    for name in names.get(here[:1].casefold(), ()):
        if _begins(here, name) and _ends_there(here, len(name), joined):
            return name, Span(number.start(), start + len(name))
    return None


def _unit_before(text: str, number: re.Match[str], names: Mapping[str, tuple[str, ...]]) -> tuple[str, Span] | None:
    begin = max(0, number.start() - LONGEST_NAME)
    here = text[begin : number.start()].rstrip(" ")
    for name in names.get(here[-1:].casefold(), ()):
        if here.casefold().endswith(name.casefold()) and not here[: -len(name)][-1:].isalnum():
            return name, Span(begin + len(here) - len(name), number.end())
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
