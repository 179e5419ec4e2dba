"""What each person sees of their own sign-ins, and can do about them."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from cms.accounts.models import How, Outcome, SignIn
from cms.accounts.requests import SignedInRequest
from cms.accounts.sign_in_log import note
from cms.accounts.signing_in import end_all_sessions

ON_A_PAGE = 50


@require_GET
def sign_ins(request: SignedInRequest) -> HttpResponse:
    """The person's own log, newest first."""
    pages = Paginator(SignIn.objects.filter(person=request.user), ON_A_PAGE)
    return TemplateResponse(request, "accounts/sign_ins.html", {"page": pages.get_page(request.GET.get("p"))})


@require_POST
def end_others(request: SignedInRequest) -> HttpResponse:
    """Signs the person out everywhere but here."""
    end_all_sessions(request.user)
    update_session_auth_hash(request, request.user)
    note(request, request.user, Outcome.EVERYWHERE, at=timezone.now())
    messages.success(
        request, _("You are signed out everywhere but here. Now change your password, if somebody else may know it.")
    )
    return redirect("sign_ins")


@sensitive_post_parameters()
@ratelimit.decorator(app="allauth.account", action="change_password")
def change_password(request: SignedInRequest) -> HttpResponse:
    """A new password ends all other sessions."""
    form = PasswordChangeForm(request.user, request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, request.user)
        note(request, request.user, Outcome.PASSWORD_SET, how=How.PASSWORD, at=timezone.now())
        messages.success(request, _("Your password is changed, and you are signed out everywhere but here."))
        return redirect("sign_ins")
    return TemplateResponse(request, "accounts/change_password.html", {"form": form})
