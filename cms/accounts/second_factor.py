"""Nobody goes on without the second factor that is due: shown where there is one, set up where one is needed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.accounts import answers
from cms.accounts.factors import has_passed, has_second_factor, must_have_second_factor
from cms.accounts.sessions import end
from cms.audit.admin_side import is_of_admin

# All that is open to somebody who has to set one up first; everything else under the admin is not, whatever it is.
OPEN = frozenset(
    {
        "accounts_set_up",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "one_time_link",
        "one_time_link_token",
    }
)
AFTERWARDS = "after_set_up"


class SecondFactorMiddleware:
    """Denies by default, before any view: pages, forms, scripts and the admin's API alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Nothing for whoever may go on; else the way to the second factor."""
        if not is_of_admin(request) or not request.user.is_authenticated:
            return None
        person = request.user
        if has_second_factor(person):
            return None if has_passed(request, person) else self.not_shown(request)
        if not must_have_second_factor(person) or name_of_view(request) in OPEN:
            return None
        return self.not_set_up(request)

    def not_shown(self, request: HttpRequest) -> HttpResponse:
        """A session without the factor that the account has, such as one from before it was set up, counts for nothing."""
        end(request)
        return answers.sent_to_sign_in(request, "factor")

    def not_set_up(self, request: HttpRequest) -> HttpResponse:
        """To the page that explains why, and offers both kinds."""
        if answers.is_in_background(request):
            return answers.refused_in_background(
                _("Set up your second factor first: open the admin in a new tab."), 403
            )
        if back := answers.way_back(request):
            request.session[AFTERWARDS] = back
        return redirect("accounts_set_up")


def name_of_view(request: HttpRequest) -> str:
    """The name of the address; "" where it has none."""
    return (request.resolver_match.view_name or "") if request.resolver_match else ""
