"""Second factors: set up, look through, take away; recovery codes; asking again before any of it."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.views import ReauthenticateView
from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.accounts.factors import (
    FACTORS,
    has_second_factor,
    mark_passed,
    may_lose_one,
    must_have_second_factor,
    recovery_codes_left,
)
from cms.accounts.models import User
from cms.accounts.passkeys import why_no_passkeys
from cms.accounts.requests import SignedInRequest
from cms.accounts.second_factor import AFTERWARDS


def set_up(request: SignedInRequest) -> HttpResponse:
    """Why a second factor, and the two kinds."""
    if has_second_factor(request.user):
        return redirect("mfa_index")
    context = {"must": must_have_second_factor(request.user), "why_no_passkeys": why_no_passkeys(request)}
    return TemplateResponse(request, "accounts/set_up.html", context)


def factors(request: SignedInRequest) -> HttpResponse:
    """What the person has, and what can be added."""
    kept = Authenticator.objects.filter(user=request.user, type__in=FACTORS).order_by("created_at")
    context = {
        "factors": kept,
        "has_app": any(factor.type == Authenticator.Type.TOTP for factor in kept),
        "codes_left": recovery_codes_left(request.user),
        "may_lose_one": may_lose_one(request.user),
        "why_no_passkeys": why_no_passkeys(request),
    }
    return TemplateResponse(request, "accounts/factors.html", context)


class AddAppView(ActivateTOTPView):
    """An authenticator app: a code to scan or type, then the first code back."""

    template_name = "accounts/add_app.html"

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One app is enough: who has one sees it."""
        if Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists():
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: ActivateTOTPForm) -> HttpResponse:
        """Whoever has just set it up has shown it; other sessions of the person have not."""
        response = super().form_valid(form)
        mark_passed(self.request, self.request.user)
        return response


class AddPasskeyView(AddWebAuthnView):
    """A passkey, kept by the device or its key."""

    template_name = "accounts/add_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The challenge, for a passkey that needs no name and no password beside it."""
        context = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": begin_registration(self.request.user, passwordless=True)}
        return context | {"why_no_passkeys": why_no_passkeys(self.request), "form": kwargs.get("form", context["form"])}

    def form_valid(self, form: AddWebAuthnForm) -> HttpResponse:
        """As with the app."""
        response = super().form_valid(form)
        mark_passed(self.request, self.request.user)
        return response


@require_http_methods(["GET", "POST"])
@reauthentication_required(app="allauth.mfa")
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Takes one factor away, after asking; never the last of somebody who needs one."""
    if request.method == "GET":
        factor = get_object_or_404(Authenticator, pk=pk, user=request.user, type__in=FACTORS)
        return TemplateResponse(
            request, "accounts/remove_factor.html", {"factor": factor, "may_lose_one": may_lose_one(request.user)}
        )
    with transaction.atomic():
        # Two tabs at once would otherwise each see the other's factor as the one that stays.
        User.objects.select_for_update().get(pk=request.user.pk)
        factor = get_object_or_404(Authenticator, pk=pk, user=request.user, type__in=FACTORS)
        allowed = may_lose_one(request.user)
        if allowed:
            delete_and_cleanup(request, factor)
    if allowed:
        messages.success(request, _("The second factor is removed."))
    else:
        messages.error(
            request, _("This is your only second factor, and your role needs one. Add another first, then remove this.")
        )
    return redirect("mfa_index")


class CodesView(ViewRecoveryCodesView):
    """The recovery codes, once; from then on only how many are left."""

    template_name = "accounts/codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The codes, and where the person wanted to go before all this."""
        on = self.request.session.pop(AFTERWARDS, "") or reverse("mfa_index")
        return super().get_context_data(**kwargs) | {"on": on}


class NewCodesView(GenerateRecoveryCodesView):
    """New codes void the old."""

    template_name = "accounts/new_codes.html"


class AgainByPasswordView(ReauthenticateView):
    """The password once more, before something that matters."""

    template_name = "accounts/again.html"


class AgainByCodeView(CodeAgainView):
    """A code in its place."""

    template_name = "accounts/again.html"


class AgainByPasskeyView(ReauthenticateWebAuthnView):
    """A passkey in its place."""

    template_name = "accounts/again_passkey.html"
