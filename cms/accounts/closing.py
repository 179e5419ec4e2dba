"""What a suspension takes along, so that opening the account again brings nothing old back."""

import datetime

from django.db.models import F

from cms.accounts.models import OneTimeLink, User


def void_what_is_open(ids: list[int], *, now: datetime.datetime) -> None:
    """Voids every session and every link of these people (primary keys)."""
    User.objects.filter(pk__in=ids).update(session_round=F("session_round") + 1)
    OneTimeLink.objects.filter(person__in=ids, used_at=None, void_at=None).update(void_at=now)
