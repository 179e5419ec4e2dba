"""Readers' pages: words as each language writes them, and what to say of a text that is in another one."""

import datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.guidance import localising
from cms.guidance.audience_words import PHRASES, PICTOGRAMS

register = template.Library()


@register.simple_tag
def spoken_in(words: Any, here: str) -> SafeString | str:
    """`lang` and `dir` for the element round words that may be in another language than the page; nothing for the page's own."""
    lang = getattr(words, "lang", "")
    return format_html(' lang="{}" dir="{}"', lang, words.dir) if lang and lang != here else ""


@register.filter
def spoken(day: datetime.date | datetime.datetime | None, code: str) -> str:
    """A date in words, in the language given: `{{ published|spoken:shell.locale_code }}`; nothing for no date."""
    return localising.spoken_date(day, code) if day else ""


@register.filter
def digits(number: object, code: str) -> str:
    """A number in the language's digits."""
    return localising.digits(number, code)


@register.filter
def weighs(size: int | None, code: str) -> str:
    """A file's size; nothing for one of unknown size."""
    return localising.weight(size, code) if size else ""


@register.filter
def for_audience(code: str) -> str:
    """A whole phrase for one of the four, such as "For girls"."""
    return str(PHRASES[code][0]) if code in PHRASES else ""


@register.filter
def audience_pictogram(code: str) -> str:
    """The pictogram of one of the four."""
    return PICTOGRAMS.get(code, "people")
