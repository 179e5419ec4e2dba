"""A draft for somebody outside, at `/drafts/{secret}/`: the same for whoever has the address, kept and told by nobody."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from cms.library.storing import marked_addresses
from cms.safety.sharing_drafts import SharedDraft, opened

# Of X-Robots-Tag and the element `meta` (robots): what search engines and archives are asked for.
NOT_TO_BE_FOUND = "noindex, nofollow, noarchive"
HEADERS = {
    "X-Robots-Tag": NOT_TO_BE_FOUND,
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True)
class DraftMark:
    """What stands across a shared draft. `version` is the beginning of its digest, for the letter that answers it."""

    title: str
    organisation: SafeString
    version: str
    until: datetime
    made_at: datetime
    robots: str = NOT_TO_BE_FOUND


@csrf_exempt  # there is nothing to send: anything but GET and HEAD is answered by 405
@require_safe
@sensitive_variables("token")
def shared_draft(request: HttpRequest, token: str) -> HttpResponse:
    """The version that was shared, or what to do: the same answer for every address that leads to nothing."""
    found = opened(token, at=timezone.now())
    request.user = AnonymousUser()  # whoever asks: who is signed in sees what everybody sees
    request.GET = QueryDict()
    response = _closed(request) if found is None else _shown(request, found)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _shown(request: HttpRequest, found: SharedDraft) -> HttpResponse:
    """As readers would see it, marked."""
    page, code = found.page, found.page.locale.language_code
    with override(code), marked_addresses():
        request.shared_draft = mark_of(found)  # type: ignore[attr-defined]  # read by base.html
        response: HttpResponse = page.serve_preview(request, page.default_preview_mode)
        if isinstance(response, TemplateResponse):
            response.render()
    response.headers["Content-Language"] = code
    return response


def mark_of(found: SharedDraft) -> DraftMark:
    """In the language that is active. What belongs to no organisation is the installation's."""
    name = str(found.organisation or settings.WAGTAIL_SITE_NAME)
    return DraftMark(
        found.page.title,
        format_html("<bdi>{}</bdi>", name),
        found.link.digest[:12],
        timezone.localtime(found.link.expires_at),
        timezone.localtime(found.link.made_at),
    )


def _closed(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "safety/draft_closed.html", status=404).render()
