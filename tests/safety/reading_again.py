"""Pages that are to be read again, and the command that reminds of them, on a day counted from today."""

import datetime
from typing import Any

from django.core import mail
from django.utils import timezone

from cms.guidance.models import GuidancePage, OrganisationPage
from cms.safety.reminding import run
from tests import factories


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def on(number: int) -> list[str]:
    """What the command says so many days from now."""
    return [outcome.words for outcome in run(timezone.now() + datetime.timedelta(days=number))]


def to_whom() -> list[str]:
    return sorted(one for sent in mail.outbox for one in sent.to)


def due(section: OrganisationPage, number: int = 0, **values: Any) -> GuidancePage:
    """A live page that is to be read again so many days from now."""
    return factories.live_guidance(section, review_by=days(number), **values)


# Whom, and when
