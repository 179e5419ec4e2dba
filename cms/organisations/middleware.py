"""Stands before every view of the admin."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch
from wagtail.admin.auth import permission_denied

from cms.audit.admin_side import is_of_admin
from cms.organisations.door_rules import administrators, nobody
from cms.organisations.doors import door_of


class DoorMiddleware:
    """Lets through whom the table of doors lets through; the others are told so, or find nothing there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuses before the view has looked at anything. Raises Http404 for an address that is of no use here."""
        match = request.resolver_match
        if match is None or not is_of_admin(request):
            return None
        # Addresses without a name are Wagtail's catch-all, which finds nothing, and our own redirects.
        door = door_of(match.view_name) if match.url_name else None
        if door is nobody or _is_bulk_on_accounts(match) or (not match.url_name and match.route.endswith("test404/")):
            raise Http404
        user: Any = getattr(request, "user", None)
        if not match.url_name or user is None or not user.is_authenticated or user.is_superuser:
            return None
        if (door or administrators)(request, user, match.kwargs):
            return None
        refusal: HttpResponse = permission_denied(request)
        return refusal


def _is_bulk_on_accounts(match: ResolverMatch) -> bool:
    """The screens of people ask who must stay; this would not."""
    return match.view_name == "wagtail_bulk_action" and match.kwargs["app_label"] == "accounts"
