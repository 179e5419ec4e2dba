"""What a review is about, as readers will see it: for the frame on the review's screen."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.accounts.requests import SignedInRequest
from cms.safety.emergencies import may_warn
from cms.safety.views.review import opened


@require_safe
def warning(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The newest version of a page, to whoever may publish it as an emergency warning."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_warn(page, request.user):
        raise PermissionDenied
    return _as_readers_will_see(page.get_latest_revision_as_object(), request)


@require_safe
def proposed(request: SignedInRequest, state_id: int) -> HttpResponse:
    """The version handed in, to whoever has something to do in this step. Wagtail's own view asks for buttons that its steps have not."""
    return _as_readers_will_see(opened(request, state_id).revision.as_object(), request)


def _as_readers_will_see(page: Any, request: SignedInRequest) -> HttpResponse:
    response: HttpResponse = page.make_preview_request(request, page.default_preview_mode, {"is_review": True})
    return response
