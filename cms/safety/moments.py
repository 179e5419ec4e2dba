"""When a decision counts as made: servers whose clocks differ must not turn round what came first."""

import uuid
from datetime import datetime, timedelta

from django.db.models import Max

from cms.safety.models import Approval, Withdrawal

NEXT = timedelta(microseconds=1)


def voiding_all(translation_key: uuid.UUID, *, now: datetime) -> datetime:
    """The moment of a withdrawal that is made now: not before any approval that was given until then."""
    last = Approval.objects.filter(translation_key=translation_key).aggregate(last=Max("at"))["last"]
    return max(now, last) if last is not None else now


def after_withdrawals(translation_key: uuid.UUID, *, now: datetime) -> datetime:
    """The moment of an approval that is given now: after every withdrawal that was made until then."""
    last = Withdrawal.objects.filter(translation_key=translation_key).aggregate(last=Max("at"))["last"]
    return max(now, last + NEXT) if last is not None else now
