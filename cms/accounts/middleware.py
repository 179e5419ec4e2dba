"""What the admin needs otherwise than readers' pages."""

from collections.abc import Callable
from typing import Any

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware

from cms.audit.admin_side import is_of_admin


class AdminSessionMiddleware(SessionMiddleware):
    """Sessions belong to the admin: elsewhere no cookie is set, renewed or deleted, whatever the browser sends."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """As Django's, under the admin's address only."""
        if not is_of_admin(request):
            return response
        return super().process_response(request, response)


class AdminCsrfMiddleware(CsrfViewMiddleware):
    """Forms of people who signed in are checked; readers' pages take none, and get no cookie even for a broken one."""

    def process_request(self, request: HttpRequest) -> None:
        """As Django's, under the admin's address only."""
        if is_of_admin(request):
            super().process_request(request)

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        """As Django's, under the admin's address only; readers' views take no POST at all."""
        if not is_of_admin(request):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)


class AdminHeadersMiddleware:
    """Readers' pages tell no site where a reader comes from and are framed by nobody.

    The admin tells itself, or no form of it could be checked for forgery, and frames its own previews.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_of_admin(request):
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
