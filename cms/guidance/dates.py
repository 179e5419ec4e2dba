"""Dates as each language says them, also where Django has no names of months (Unicode CLDR, through Babel)."""

import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


def spoken_date(day: datetime.date, code: str) -> str:
    """Day, month in words, year; year-month-day (ISO 8601) for a language that CLDR does not know."""
    try:
        return format_date(day, format="long", locale=Locale.parse(code, sep="-"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
