"""Rows that stand in the way of something, named to a person: a few with the way to each, and how many more there are."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

SHOWN = 5
LOOKED_AT = 50  # rows that are asked whether the person may open them


def named(said: Any, rows: Sequence[Any], user: Any) -> SafeString:
    """A sentence, and below it the rows that the person may open, in safe HTML. What they may not open is counted, not named."""
    finder = AdminURLFinder(user)
    found = ((row, finder.get_edit_url(_specific(row))) for row in rows[:LOOKED_AT])
    shown = list(islice(((address, str(row)) for row, address in found if address), SHOWN))
    left = len(rows) - len(shown)
    lines = format_html_join("", '<li><a href="{}"><bdi>{}</bdi></a></li>', shown)
    if left and shown:
        lines += format_html(
            "<li>{}</li>", ngettext("and %(count)d more", "and %(count)d more", left) % {"count": left}
        )
    elif left:
        words = ngettext("%(count)d, which you may not open", "%(count)d, which you may not open", left)
        lines += format_html("<li>{}</li>", words % {"count": left})
    return format_html("{}<ul>{}</ul>", said, lines) if rows else format_html("{}", said)


def _specific(row: Any) -> Any:
    """A kind of page has permissions of its own."""
    return row.specific if isinstance(row, Page) else row
