"""Filters for readers' pages."""

import datetime

from django import template

from cms.guidance.dates import spoken_date

register = template.Library()


@register.filter
def spoken(day: datetime.date | datetime.datetime | None, code: str) -> str:
    """`{{ page.starts_on|spoken:shell.locale_code }}`; nothing for no date."""
    return spoken_date(day, code) if day else ""
