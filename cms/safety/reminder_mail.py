"""The mail to somebody who is to read pages again, in their language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.models import Page

from cms.accounts.models import User
from cms.safety.mail_language import language_of


@dataclass(frozen=True)
class Due:
    """A page, the date by which it is to be read again, and the day on which it goes offline, if it does."""

    page: Page
    review_by: date
    ends: date | None = None

    @property
    def url(self) -> str:
        """Where it is written."""
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_pages:edit', args=[self.page.pk])}"


def send_reminder(person: User, due: Sequence[Due], ended: Sequence[Due], today: date) -> None:
    """One mail about all of them, the most overdue first."""
    with override(language_of(person)):
        ordered = sorted(due, key=lambda one: (one.review_by, one.page.pk))
        context = {
            "overdue": [one for one in ordered if one.review_by < today],
            "soon": [one for one in ordered if one.review_by >= today],
            "ended": ended,
        }
        text = render_to_string("safety/mail/to_read_again.txt", context)
        send_mail(_("Pages to be read again"), text, [person.email])
