"""Filters for readers' pages: each takes the language it writes in, as `{{ page.starts_on|spoken:shell.locale_code }}`."""

import datetime

from django import template

from cms.guidance import localising

register = template.Library()


@register.filter
def spoken(day: datetime.date | datetime.datetime | None, code: str) -> str:
    """A date in words; nothing for no date."""
    return localising.spoken_date(day, code) if day else ""


@register.filter
def digits(number: object, code: str) -> str:
    """A number in the language's digits."""
    return localising.digits(number, code)


@register.filter
def weighs(size: int | None, code: str) -> str:
    """A file's size; nothing for one of unknown size."""
    return localising.weight(size, code) if size else ""
