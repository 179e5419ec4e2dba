"""Signing in: name and password, or a passkey; then the second factor."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from allauth.core.internal import ratelimit
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from cms.accounts import answers, limits
from cms.accounts.adapters import NOT_ACCEPTED
from cms.accounts.models import Outcome
from cms.accounts.passkeys import why_no_passkeys
from cms.accounts.stopping import reason_called

# Why somebody stands before the sign-in, by the word after `?why=`. The sentence is all that the word can choose.
WHY = {
    str(Outcome.IDLE): _("You were signed out because nothing happened for a while. Sign in to go on where you were."),
    str(Outcome.TOO_LONG): _(
        "You were signed out because you had been signed in for a long time. Sign in to go on where you were."
    ),
    str(Outcome.EVERYWHERE): _(
        "You were signed out here, because your account was signed out everywhere else, has a new password, or was given new roles. "
        "Sign in to go on where you were. If you do not know why this was done, ask an administrator of your organisation."
    ),
    "factor": _("Sign in again, with your second factor: your account is protected by one."),
    "out": _("You are signed out."),
    "password": _("Your password is set. Sign in with it."),
}


def why_here(request: HttpRequest) -> str:
    """The sentence for the word in the address; else, once, for what ended the session while a script asked; "" for neither."""
    if said := WHY.get(request.GET.get("why", "")):
        return str(said)
    word = request.session.pop(answers.WHY, "") if answers.WHY in request.session else ""
    return str(WHY.get(word) or reason_called(word) or "")


class SignInView(LoginView):
    """Name and password; the passkey beside it."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the way back, and why the person is here."""
        return super().get_context_data(**kwargs) | {
            "next": self.get_next_url() or "",
            "why": why_here(self.request),
            "why_no_passkeys": why_no_passkeys(self.request),
        }


class PasskeyView(LoginWebAuthnView):
    """A passkey instead of name and password."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A challenge, counted like a try: each opens a session, and anybody can ask."""
        if not limits.are_kept():
            return answers.cannot_count(request)
        held = ratelimit.consume_or_429(request, app="allauth.mfa", action="webauthn_login", limit_get=True)
        return held or super().get(request, *args, **kwargs)

    def form_invalid(self, form: LoginWebAuthnForm) -> HttpResponse:
        """Back to the sign-in, with one sentence for whatever it was."""
        messages.error(self.request, str(NOT_ACCEPTED))
        return redirect("account_login")


class SecondFactorView(AuthenticateView):
    """The second factor of somebody whose password was right."""

    template_name = "accounts/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which factors the account has, and the challenge for its passkeys."""
        factors = set(self.stage.login.user.authenticator_set.values_list("type", flat=True))
        return super().get_context_data(**kwargs) | {
            "has_app": "totp" in factors,
            "has_passkey": "webauthn" in factors,
            "why_no_passkeys": why_no_passkeys(self.request),
        }


class SignOutView(LogoutView):
    """Asks first when the address is only opened."""

    template_name = "accounts/sign_out.html"


def not_here(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """404 in place of what Wagtail brings along and this house does not have: a reset of the password by mail."""
    raise Http404
