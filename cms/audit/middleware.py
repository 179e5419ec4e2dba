"""For the admin only: whoever sends a request is who acts, what it does is done wholly or not at all, and an export it takes is told."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve

from cms.audit.acting import answering
from cms.audit.admin_side import is_of_admin
from cms.audit.recording import record

READS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class ActingMiddleware:
    """After Django's authentication. Readers' requests pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_of_admin(request):
            return self.get_response(request)
        with answering(request):
            by_itself = request.method in READS or _keeps_what_it_wrote(request)
            response = self.get_response(request) if by_itself else self._whole(request)
            if response.headers.get("Content-Disposition", "").startswith("attachment"):
                _tell_export(request, response)
        return response

    def _whole(self, request: HttpRequest) -> HttpResponse:
        """Wagtail publishes in several steps, and logs last: what fails on the way leaves nothing, nor what a room says that it undoes."""
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(response, "undoes", False):
                transaction.set_rollback(True)
        return response


def _keeps_what_it_wrote(request: HttpRequest) -> bool:
    """Whether the view is marked with Django's `non_atomic_requests`: a try to sign in counts, however its answer fails."""
    try:
        return bool(getattr(resolve(request.path_info).func, "_non_atomic_requests", None))
    except Resolver404:
        return False


def _tell_export(request: HttpRequest, response: HttpResponse) -> None:
    """Which list in which format, before its first byte leaves. Not what was searched for in it."""
    match = request.resolver_match
    disposition = response.headers["Content-Disposition"]
    suffix = Path(disposition.rpartition("filename=")[2].strip('"; ')).suffix.lstrip(".")
    record("export.taken", detail={"report": match.view_name if match is not None else "", "format": suffix})
