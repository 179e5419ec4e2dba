"""Files that live pages offer, as attachments, by Wagtail's own view."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve


@require_safe
def document(request: HttpRequest, document_id: str, filename: str) -> HttpResponse:
    """The file; Wagtail names an encoding of "None" where there is none."""
    response: HttpResponse = serve(request, document_id, filename)
    if response.headers.get("Content-Encoding") in {None, "None"}:
        response.headers.pop("Content-Encoding", None)
    return response
