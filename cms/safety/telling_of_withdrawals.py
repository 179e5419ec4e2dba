"""Whoever works on a page that was taken down is told so, why and with which note: it must not come back unnoticed."""

from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from cms.directions import apart
from cms.safety.models import Why, Withdrawal


def withdrawal_of(page: Page) -> Withdrawal | None:
    """The last that took the page down in its language, while readers have not found it there again; two queries at most."""
    if page.live or not page.first_published_at:
        return None
    last: Withdrawal | None = (
        Withdrawal.objects.reaching(page.translation_key, page.locale.language_code).order_by("-at").first()
    )
    return last


def said_of(withdrawal: Withdrawal) -> str:
    """When, by whom, why and with which note, and how the page comes back, in the language that is active."""
    day = date_format(localdate(withdrawal.at), "DATE_FORMAT")
    why = Why(withdrawal.why).label
    said = _("This page was withdrawn on %(day)s by %(name)s: %(why)s.") % {
        "day": day,
        "name": apart(withdrawal.by or _("somebody who is no longer here")),
        "why": why,
    }
    return " ".join(part for part in (said, withdrawal.note, _("It comes back only after a review.")) if part)


def say_that_it_was_withdrawn(request: HttpRequest, page: Page) -> None:
    """On opening its form."""
    found = withdrawal_of(page) if request.method == "GET" else None
    if found is not None:
        messages.warning(request, format_html("{}", said_of(found)))


class Withdrawn(LogFormatter):
    """In the history of each of its versions."""

    label = gettext_lazy("Withdraw")

    def format_message(self, entry: Any) -> str:
        """With the reason, and the note for colleagues."""
        why = entry.data.get("why", "")
        said = _("Withdrew the page: %(why)s") % {"why": Why(why).label if why in Why.values else why}
        return f"{said}. {entry.data['note']}" if entry.data.get("note") else said
