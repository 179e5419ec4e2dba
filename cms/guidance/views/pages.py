"""Pages by their addresses, long and short."""

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from wagtail.models import Page

from cms import languages
from cms.guidance.addresses import address, for_readers, homes_of, short_address, whatever_is_live
from cms.guidance.described import absolute
from cms.guidance.models import CopiedFrom
from cms.guidance.shared_pages import behind_references, shared_pages
from cms.guidance.sharing import qr_code
from cms.guidance.views.asking import for_reading, home_of
from cms.guidance.withdrawn import withdrawn_page
from cms.safety.shown import warned_at

REFERENCE = "sharedpage__taker__offer__page"
A_WEEK = 7 * 24 * 3600


@for_reading
def root(request: HttpRequest) -> HttpResponse:
    """`/`: to the reader's language, by the browser's list, if it is live; else to the first live one."""
    homes = homes_of(request)
    if not homes:
        raise Http404
    code = languages.preferred(request.headers.get("Accept-Language", ""), homes)
    fallback = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in homes else next(iter(homes))
    response = redirect(f"/{code or fallback}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@for_reading
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """A page by its address: one lookup, only under a live home, only if its original is live, or what it shows of others."""
    home = home_of(request)
    url_path = home.url_path + (path.rstrip("/") + "/" if path else "")
    copies = CopiedFrom.objects.filter(translation_key=OuterRef("translation_key"))
    shared = shared_pages().filter(pk=OuterRef("pk"))
    there = whatever_is_live().filter(path__startswith=home.path, url_path=url_path)
    asked = {"is_copy": Exists(copies), "is_shared": Exists(shared), "warned_at": warned_at()}
    found = there.select_related("locale", REFERENCE).annotate(**asked).first()
    is_reference = hasattr(found, "sharedpage")
    if found is None or (is_reference and not found.is_shared):
        raise Http404
    specific = found.sharedpage if is_reference else found.specific
    specific.locale, specific.warned_at = found.locale, found.warned_at
    if not found.is_copy:
        specific.copied_from = None  # known now, so that it is not asked for again
    return specific.serve(request)


@for_reading
def short(request: HttpRequest, page_id: str) -> HttpResponse:
    """`/p/{id}`: to the page, wherever it stands now; where a section shows another's page no longer, to that page itself."""
    chosen = Page.objects.filter(pk=int(page_id[:12]))
    found = chosen.select_related("locale").first()
    home = homes_of(request).get(found.locale.language_code) if found else None
    if found is None or home is None:
        raise Http404
    if for_readers(home).filter(pk=found.pk).exists() or shared_pages().filter(pk=found.pk).exists():
        return redirect(address(found, home))
    origin = behind_references(chosen).filter(path__startswith=home.path).first()
    if origin is not None:
        return redirect(address(origin, home))
    taken_down = withdrawn_page(request, found.pk, home)
    if taken_down is None:
        raise Http404
    return taken_down


@for_reading
def qr(request: HttpRequest, page_id: str) -> HttpResponse:
    """The short address as a code for another phone. It says no more than the address, so nothing is looked up."""
    drawn = qr_code(absolute(short_address(int(page_id))))
    headers = {"Cache-Control": f"public, max-age={A_WEEK}"}
    return HttpResponse(drawn, content_type="image/svg+xml", headers=headers)
