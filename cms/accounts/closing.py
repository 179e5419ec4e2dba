"""What a suspension or a departure takes along, so that opening an account again brings nothing old back."""

import datetime

from allauth.mfa.models import Authenticator
from django.db.models import F

from cms.accounts.models import OneTimeLink, User


def end_sessions(ids: list[int]) -> None:
    """Of these people (primary keys), wherever they are: what they may do from now on they may do once they have signed in."""
    User.objects.filter(pk__in=ids).update(session_round=F("session_round") + 1)


def void_what_is_open(ids: list[int], *, now: datetime.datetime) -> None:
    """Voids every session and every link of these people (primary keys)."""
    end_sessions(ids)
    OneTimeLink.objects.filter(person__in=ids, used_at=None, void_at=None).update(void_at=now)


def close_for_good(person: User) -> None:
    """The account of somebody who left: its name stays where they wrote, nobody signs in with it, and its address is free.

    Invited again, by whomever, they come as a new person: an old account would bring its history into other hands (RFC 2606, .invalid).
    """
    Authenticator.objects.filter(user=person).delete()
    person.email = f"left-{person.pk}@{person.pk}.invalid"
    person.is_active = False
    person.set_unusable_password()
    person.save()
