"""What happens besides when somebody signs in, is refused or leaves, and when an account changes."""

import time
from typing import Any

from allauth.mfa import signals as factor_signals
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import signals
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from cms.accounts import sessions
from cms.accounts.closing import void_what_is_open
from cms.accounts.factors import mark_passed, recovery_codes_left
from cms.accounts.links import void_links
from cms.accounts.models import How, Outcome, User
from cms.accounts.sign_in_log import how_somebody_came_in, note
from cms.accounts.signing_in import person_called


@receiver(signals.user_logged_in)
def somebody_came_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """The session's clocks start, and the log gets its line."""
    sessions.begin(request, now=time.time())
    how = how_somebody_came_in(request, user)
    note(request, user, Outcome.IN, how=how, at=timezone.now())
    if how == How.PASSWORD_AND_RECOVERY:
        say_how_many_are_left(request, recovery_codes_left(user) or 0)


def say_how_many_are_left(request: HttpRequest, left: int) -> None:
    """A used code is void: whoever runs out of them and loses the phone is locked out."""
    sentence = ngettext(
        "You signed in with a recovery code, which is void now. %(n)d is left: make new ones under “Second factors”.",
        "You signed in with a recovery code, which is void now. %(n)d are left: make new ones under “Second factors”.",
        left,
    )
    messages.warning(request, sentence % {"n": left})


@receiver(signals.user_login_failed)
def somebody_was_refused(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """One line, also for a name that nobody has: both take the same time."""
    note(
        request,
        person_called(str(credentials.get("username", ""))),
        Outcome.REFUSED,
        how=How.PASSWORD,
        at=timezone.now(),
    )


@receiver(factor_signals.authentication_failed)
def a_code_was_refused(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """The password was right and the code was not: the person ought to see that."""
    is_app = authenticator.type == Authenticator.Type.TOTP
    how = How.PASSWORD_AND_APP if is_app else How.PASSWORD_AND_RECOVERY
    note(request, user, Outcome.REFUSED, how=how, at=timezone.now())


@receiver(signals.user_logged_out)
def somebody_left(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    """By the button; an end for another reason is already written down."""
    if user is not None and not request.session.get("end_is_noted"):
        note(request, user, Outcome.OUT, at=timezone.now())


@receiver(factor_signals.authenticator_used)
def a_factor_was_shown(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """This session has passed."""
    mark_passed(request, user)


@receiver(pre_save, sender=User, dispatch_uid="accounts.another_address")
def an_account_gets_another_address(instance: User, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """A link that went to the address of before is void, whichever form wrote the new one."""
    if instance.pk is None or (update_fields is not None and "email" not in update_fields):
        return
    if User.objects.filter(pk=instance.pk).exclude(email=instance.email).exists():
        void_links(instance, now=timezone.now())


@receiver(pre_save, sender=User)
def an_account_changes(instance: User, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """Suspending voids sessions and links for good; and no save of somebody loaded earlier brings ended sessions back."""
    if instance.pk is None or (update_fields is not None and "is_active" not in update_fields):
        return
    if not instance.is_active and User.objects.filter(pk=instance.pk, is_active=True).exists():
        void_what_is_open([instance.pk], now=timezone.now())
    stored = User.objects.filter(pk=instance.pk).values_list("session_round", flat=True).first()
    instance.session_round = max(instance.session_round, stored or 0)
