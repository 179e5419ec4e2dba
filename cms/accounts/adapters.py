"""allauth, as this house wants it: what it says, where it leads, what it counts by, and how it keeps secrets."""

import base64
import hashlib
import time
import unicodedata
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.accounts import limits, sessions
from cms.accounts.models import How, Outcome, User
from cms.accounts.sign_in_log import note

NOT_ACCEPTED = gettext_lazy("The passkey was not accepted. Try again, or sign in with your name and password.")


class PeopleAdapter(DefaultAccountAdapter):
    """Signing in and asking again."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy(
            "This name and password do not fit. Check both, or ask an administrator for a link to a new password."
        ),
        "incorrect_password": gettext_lazy("This is not your password. Try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are invited; nobody signs up."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Only what is said outright: allauth's templates greet and congratulate, which our pages do where it helps."""
        if kwargs.get("message"):
            messages.add_message(request, level, str(kwargs["message"]))

    def is_safe_url(self, url: str) -> bool:
        """Whether the way back stays on this host."""
        request: HttpRequest = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The admin's first page."""
        return reverse("wagtailadmin_home")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The sign-in, which says that you are signed out."""
        return f"{reverse('account_login')}?why=out"

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """A closed account with a passkey gets what any passkey gets that does not fit."""
        clear_login(request)
        note(request, user, Outcome.REFUSED, how=How.PASSKEY, at=timezone.now())
        messages.error(request, str(NOT_ACCEPTED))
        return redirect("account_login")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in a moment ago is not asked again."""
        just_now = sessions.signed_in_within(
            context.request, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT, now=time.time()
        )
        return not just_now

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By the name as it was typed, whatever its case or letters' form. Not by its person: that would tell which names are one's."""
        return unicodedata.normalize("NFKC", credentials.get("username", "")).upper().casefold()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """As allauth's, but the refusal says when to try again."""
        key = self._get_login_attempts_cache_key(request, **credentials)
        self._login_failed_rl_usage = ratelimit.consume(request, app="allauth.account", action="login_failed", key=key)
        if not self._login_failed_rl_usage:
            raise too_many_tries(request, key)


def too_many_tries(request: HttpRequest, key: str) -> ValidationError:
    """The refusal of one try too many, with the minutes to wait."""
    minutes = limits.minutes_to_wait(request, action="login_failed", key=key)
    sentence = ngettext(
        "Too many tries. Wait %(n)d minute, then try again.",
        "Too many tries. Wait %(n)d minutes, then try again.",
        minutes,
    )
    return ValidationError(sentence % {"n": minutes}, code="too_many_login_attempts")


def keyring() -> MultiFernet:
    """Encrypts with a key made of SECRET_KEY; reads what older keys of SECRET_KEY_FALLBACKS wrote."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"cms.accounts.factors:" + str(secret).encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: their names, the code to scan, and their secrets, which a copy of the database does not give away."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "This code is not right, or was used already. Wait for the next one and try again."
        ),
    }

    def encrypt(self, text: str) -> str:
        """For the database."""
        return keyring().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """As it was; refused where the site has another secret key than then."""
        try:
            return keyring().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            sentence = _(
                "Your second factor cannot be read any more. Ask an administrator for a link to set it up anew."
            )
            raise ValidationError(sentence, code="unreadable") from error

    def build_totp_svg(self, url: str) -> str:
        """The code to scan."""
        return segno.make(url, error="m").svg_inline(border=4, dark="#000", light="#fff", omitsize=True)

    def _get_user_identifier(self, user: User) -> str:
        return user.get_username()

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """Until the person gives it a better one."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey belongs to the host name by which the site was reached, which ALLOWED_HOSTS vouches for."""
        host: str = context.request.get_host().lower()
        return {"id": host.rsplit(":", 1)[0] if not host.endswith("]") else host, "name": self._get_site_name()}
