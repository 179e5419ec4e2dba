"""What every view for readers does first. Nothing here looks at who is asking."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.guidance.addresses import homes_of
from cms.guidance.described import head_of_list, on_screen
from cms.guidance.listing import Asked, Listing


def for_reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Anything but GET and HEAD is answered by 405 at once: there is nothing to send, so no token is asked for and nothing is logged."""
    return csrf_exempt(require_safe(view))


def home_of(request: HttpRequest) -> Page:
    """The live home of the address's language; a language that has none is not found."""
    home = homes_of(request).get(get_language() or "")
    if home is None:
        raise Http404
    return home


def asked_of(request: HttpRequest) -> Asked:
    """The request, as lists understand it."""
    return Asked(home_of(request), homes_of(request), request.GET)


def shown(request: HttpRequest, listing: Listing) -> HttpResponse:
    """A list as a page. Its canonical address keeps the screen's number and drops the rest."""
    head = head_of_list(
        str(listing.heading),
        listing.lead,
        request.path,
        get_language() or "en",
        noindex=listing.noindex or listing.filters_chosen or listing.is_empty,
    )
    return TemplateResponse(
        request, "guidance/list.html", {**listing.context(), "head": on_screen(head, listing.screen_number)}
    )
