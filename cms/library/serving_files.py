"""Files of documents: to readers while a live page offers them, to colleagues who may use them also before; always as attachments."""

from csp.constants import NONE
from csp.decorators import csp
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve
from wagtail.permissions import policy_registry

from cms.library.models import Document

# Whatever a file holds, a browser that shows it nevertheless runs and loads nothing.
INERT = "default-src 'none'; sandbox"


@require_safe
def document(request: HttpRequest, document_id: str, filename: str) -> HttpResponse:
    """The file; Wagtail names an encoding of "None" where there is none."""
    response: HttpResponse = serve(request, document_id, filename)
    if response.headers.get("Content-Encoding") in {None, "None"}:
        response.headers.pop("Content-Encoding", None)
    response.headers["Content-Security-Policy"] = INERT
    return response


@require_safe
@csp({"default-src": [NONE], "sandbox": [""]})  # type: ignore[arg-type]  # its types know no view with an argument
def document_for_colleagues(request: HttpRequest, document_id: int) -> FileResponse:
    """The file in the admin, before any live page offers it; PermissionDenied for who may neither choose nor change it."""
    document = get_object_or_404(Document, pk=document_id)
    policy = policy_registry.get_by_type(Document)
    if not policy.user_has_any_permission_for_instance(request.user, ["choose", "change", "delete"], document):
        raise PermissionDenied
    try:
        stream = document.file.open("rb")
    except (OSError, ValueError) as error:
        raise Http404 from error
    return FileResponse(stream, as_attachment=True, filename=document.filename, content_type=document.content_type)
