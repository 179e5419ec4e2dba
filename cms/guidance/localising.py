"""Numbers, weights and dates as each language writes them (Unicode CLDR, through Babel)."""

import datetime
import math

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.units import format_unit

from cms import languages

# The zero of each numbering system that CLDR gives one of our languages by default; the nine others follow it in Unicode.
ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀"}
KILO = 1000
# Of the world, day before month: "en" alone is that of the United States.
ENGLISH = "en_001"


def cldr(code: str) -> Locale | None:
    """What CLDR knows of a language; None for one it does not know."""
    try:
        return Locale.parse(ENGLISH if code == "en" else code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def numbering(code: str) -> str:
    """The language's numbering system (CLDR), that of its nearest relative where CLDR does not know it: "latn", "mymr" …"""
    known = cldr(code) or next((one for one in map(cldr, languages.FALLBACKS.get(code, ())) if one), None)
    return known.default_numbering_system if known else "latn"


def digits(value: object, code: str) -> str:
    """The text of a value with its digits as the language writes them."""
    zero = ZEROS.get(numbering(code))
    return str(value).translate({ord("0") + n: ord(zero) + n for n in range(10)}) if zero else str(value)


def spoken_date(day: datetime.date, code: str) -> str:
    """Day, month in words, year; year-month-day (ISO 8601) for a language that CLDR does not know."""
    known = cldr(code)
    return digits(format_date(day, format="long", locale=known) if known else day.isoformat()[:10], code)


def weight(size: int, code: str) -> str:
    """A file's size in kilobytes or megabytes, rounded up, so that nobody pays for more than was said."""
    known = cldr(code) or Locale.parse(ENGLISH)
    if size < KILO * KILO:
        return digits(_unit(math.ceil(size / KILO), "digital-kilobyte", known), code)
    megabytes = math.ceil(size / KILO / KILO * 10) / 10
    return digits(_unit(megabytes, "digital-megabyte", known), code)


def _unit(amount: float, unit: str, known: Locale) -> str:
    """With the decimal sign that goes with the language's own digits."""
    return format_unit(amount, unit, length="short", locale=known, numbering_system="default")
