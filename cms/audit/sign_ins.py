"""Signing in and out, and being refused. Of what was typed nothing is kept: it is often a password in the wrong field."""

import contextlib
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.cache import cache
from django.db import models
from django.dispatch import receiver
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cms.audit.acting import NOBODY, Actor
from cms.audit.attribution import organisation_of
from cms.audit.recording import record

# Whoever guesses passwords must not fill the disk with entries that can never be deleted.
REFUSALS_A_MINUTE = 10


@receiver(user_logged_in, dispatch_uid="audit.signed_in")
def signed_in(sender: Any, user: Any, **kwargs: Any) -> None:
    """By whatever way."""
    record("session.signed_in", actor=user, subject=user)


@receiver(user_logged_out, dispatch_uid="audit.signed_out")
def signed_out(sender: Any, user: Any = None, **kwargs: Any) -> None:
    """Somebody whose session had ended already signs out as nobody: that is no act."""
    if user is not None and user.pk is not None:
        record("session.signed_out", actor=user, subject=user)


@receiver(user_login_failed, dispatch_uid="audit.sign_in_refused")
def sign_in_refused(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    """The account that was meant, when there is one."""
    refused("session.refused", _account_meant(credentials), typed=str(sorted(_names(credentials))))


def refused(action: str, account: Any, detail: dict[str, Any] | None = None, *, typed: str = "") -> None:
    """At most ten a minute for each account or typed name, and for all names that nobody has together.

    What is counted is the same for a name that somebody has as for one that nobody has, or the time it takes would tell them apart.
    """
    count = _refusals_this_minute(action, salted_hmac("audit.refused", typed or str(account.pk)).hexdigest())
    in_all = _refusals_this_minute(action, "all")
    if account is None:
        count = max(count, in_all)
    if count <= REFUSALS_A_MINUTE:
        last = {"further": True} if count == REFUSALS_A_MINUTE else {}
        # Asked of nobody just as of somebody: else the answer for an account that exists would be another one than for one that does not.
        organisation = organisation_of(account if account is not None else get_user_model()(pk=0))
        record(
            action,
            actor=Actor(None, NOBODY),
            organisation=organisation,
            subject=account,
            detail=(detail or {}) | last,
            attributed=False,
        )


def _names(credentials: dict[str, Any]) -> list[str]:
    typed = [credentials.get(name) for name in ("username", "email", "login", get_user_model().USERNAME_FIELD)]
    return [name[:254] for name in typed if isinstance(name, str) and name and "\x00" not in name]


def _account_meant(credentials: dict[str, Any]) -> Any:
    """By user name or address, as the form or the backend calls it."""
    model, names = get_user_model(), _names(credentials)
    if not names:
        return None
    where = models.Q()
    for name in names:
        where |= models.Q(**{f"{model.USERNAME_FIELD}": name}) | models.Q(email__iexact=name)
    return model._default_manager.filter(where).order_by("pk").first()


def _refusals_this_minute(action: str, of: str) -> int:
    """Which one of this minute this is; 1 where the cache fails, so that none is lost."""
    key = f"audit:{action}:{of}:{timezone.now():%Y%m%d%H%M}"
    with contextlib.suppress(Exception):  # whatever the cache has: a refusal is rather kept than lost
        if not cache.add(key, 1, 120):
            return int(cache.incr(key))
    return 1
