"""Addresses of the sign-in, under /admin/ and before Wagtail's own, which they hide. What is not here does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from cms.accounts import answers, limits
from cms.accounts.views import entrance, factors, link, own

View = Callable[..., HttpResponseBase]


def counted(view: View) -> View:
    """Nothing is taken while attempts cannot be counted."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not limits.are_kept():
            return answers.cannot_count(request)
        return view(request, *args, **kwargs)

    return guarded


def everybodys(address: str, view: View, name: str) -> URLPattern:
    """An address for whoever has not signed in yet."""
    return path(address, never_cache(counted(view)), name=name)


def entrances(address: str, view: View, name: str) -> URLPattern:
    """An address at which somebody tries to come in: the try is counted whatever becomes of the request."""
    return path(address, transaction.non_atomic_requests(never_cache(counted(view))), name=name)


def ones_own(address: str, view: View, name: str) -> URLPattern:
    """An address for people who signed in, in their own language."""
    return path(address, never_cache(require_admin_access(counted(view))), name=name)


urlpatterns = [
    entrances("login/", entrance.SignInView.as_view(), "account_login"),
    path("logout/", never_cache(entrance.SignOutView.as_view()), name="account_logout"),
    re_path("^password_reset/", entrance.not_here),
    entrances("sign-in/second/", entrance.SecondFactorView.as_view(), "mfa_authenticate"),
    entrances("sign-in/passkey/", entrance.PasskeyView.as_view(), "mfa_login_webauthn"),
    everybodys("sign-in/link/", link.use, "one_time_link"),
    everybodys("sign-in/link/<str:token>/", link.take, "one_time_link_token"),
    ones_own("sign-in/again/", factors.AgainByPasswordView.as_view(), "account_reauthenticate"),
    ones_own("sign-in/again/code/", factors.AgainByCodeView.as_view(), "mfa_reauthenticate"),
    ones_own("sign-in/again/passkey/", factors.AgainByPasskeyView.as_view(), "mfa_reauthenticate_webauthn"),
    ones_own("sign-in/set-up/", factors.set_up, "accounts_set_up"),
    ones_own("sign-in/factors/", factors.factors, "mfa_index"),
    ones_own("sign-in/factors/app/", factors.AddAppView.as_view(), "mfa_activate_totp"),
    ones_own("sign-in/factors/passkey/", factors.AddPasskeyView.as_view(), "mfa_add_webauthn"),
    ones_own("sign-in/factors/<int:pk>/remove/", factors.remove, "accounts_remove_factor"),
    ones_own("sign-in/codes/", factors.CodesView.as_view(), "mfa_view_recovery_codes"),
    ones_own("sign-in/codes/new/", factors.NewCodesView.as_view(), "mfa_generate_recovery_codes"),
    ones_own("sign-in/password/", own.change_password, "account_change_password"),
    ones_own("sign-in/yours/", own.sign_ins, "sign_ins"),
    ones_own("sign-in/yours/end-others/", own.end_others, "end_other_sessions"),
]
