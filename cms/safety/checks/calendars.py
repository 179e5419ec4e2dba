"""What of numbers is innocent, said by Unicode CLDR (through Babel) and by structure: dates, times, years, prices."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.numbers import list_currencies

from cms import languages

TIME = re.compile(r"(?<![\w:])\d{1,2}(?::\d{2}){1,2}(?![\w:])|(?<!\w)\d{1,2}\s?(?:[AaPp]\.?[Mm]\b\.?|[hH]\d{0,2}\b)")
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[3-5]|19|20)\d\d"  # of the solar and lunar Hijri calendars too
DATE = re.compile(
    rf"(?<![\w.]){_YEAR}[-/.]{_MONTH}[-/.]{_DAY}(?!\d)"
    rf"|(?<![\w.])(?:{_DAY}[-/.]{_MONTH}|{_MONTH}[-/.]{_DAY})[-/.]{_YEAR}(?!\d)"
)
YEARS = re.compile(rf"(?<![\d.]){_YEAR}(?:\s?[-/]\s?{_YEAR}|\s{_YEAR})*(?![\d.]\d|\d)")
# 08.00-16.00, as opening hours are often written
HOURS = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-4])[.:][0-5]\d\s?-\s?(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d.])")
# A station as people name it: FM 98.5, 630 AM, within the bands that are broadcast on.
_ULTRA_SHORT, _MEDIUM = r"(?:6[5-9]|[7-9]\d|10[0-8])(?:[.,]\d{1,2})?", r"(?:(?:5[3-9]|[6-9]\d)\d|1[0-7]\d\d)"
STATION = re.compile(
    rf"(?<![\w.,/-])(?:FM\s?{_ULTRA_SHORT}|{_ULTRA_SHORT}\s?FM|AM\s?{_MEDIUM}|{_MEDIUM}\s?AM)(?![\w/-])(?![.,]\d)"
)
# Three in ten; the ten may still have a unit.
SHARE = re.compile(r"(?<![\w.,])\d{1,3} in (?=\d{1,6}(?![\w.,×/-]|\s?[×x]))")
CURRENCIES = frozenset(list_currencies()) | {"RS"}


@cache
def cldr(code: str) -> tuple[Locale, ...]:
    """What CLDR knows of a language, or of the ones its readers read next; English last, for symbols and borrowed words."""
    found = []
    for tag in (code, code.split("-")[0], *languages.FALLBACKS.get(code, ()), "en_001"):
        try:
            found.append(Locale.parse(tag.replace("-", "_")))
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return tuple(dict.fromkeys(found))


@cache
def names_in_dates(code: str) -> frozenset[str]:
    """Names of months and weekdays of a language, long and short, without case."""
    names: set[str] = set()
    for locale in cldr(code):
        for table in (locale.months, locale.days):
            for context in table.values():
                for names_of_width in context.values():
                    names.update(str(name).rstrip(".").casefold() for name in names_of_width.values())
    return frozenset(name for name in names if not name.isdigit())


@cache
def territories() -> frozenset[str]:
    """Two-letter codes of countries (ISO 3166-1), with which the codes of their places begin (OCHA P-codes)."""
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha())
