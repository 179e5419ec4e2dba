"""What a review is about, as readers will see it: for the frame on the review's screen."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from cms.accounts.requests import SignedInRequest
from cms.safety.views.review import opened


@require_safe
def proposed(request: SignedInRequest, state_id: int) -> HttpResponse:
    """The version handed in, to whoever has something to do in this step. Wagtail's own view asks for buttons that its steps have not."""
    page = opened(request, state_id).revision.as_object()
    response: HttpResponse = page.make_preview_request(request, page.default_preview_mode, {"is_review": True})
    return response
