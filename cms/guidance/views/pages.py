"""Pages by their addresses, long and short."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from wagtail.models import Page

from cms import languages
from cms.guidance.addresses import address, for_readers, homes_of, short_address
from cms.guidance.described import absolute
from cms.guidance.sharing import qr_code
from cms.guidance.views.asking import for_reading, home_of

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
    """A page by its address: one lookup, only under a live home, only if its original is live."""
    home = home_of(request)
    url_path = home.url_path + (path.rstrip("/") + "/" if path else "")
    found = for_readers(home).filter(url_path=url_path).select_related("locale").first()
    if found is None:
        raise Http404
    specific = found.specific
    specific.locale = found.locale
    return specific.serve(request)


@for_reading
def short(request: HttpRequest, page_id: str) -> HttpResponse:
    """`/p/{id}`: to the page, wherever it stands now."""
    found = Page.objects.filter(pk=int(page_id[:12])).select_related("locale").first()
    home = homes_of(request).get(found.locale.language_code) if found else None
    if found is None or home is None or not for_readers(home).filter(pk=found.pk).exists():
        raise Http404
    return redirect(address(found, home))


@for_reading
def qr(request: HttpRequest, page_id: str) -> HttpResponse:
    """The short address as a code for another phone. It says no more than the address, so nothing is looked up."""
    drawn = qr_code(absolute(short_address(int(page_id))))
    headers = {"Cache-Control": f"public, max-age={A_WEEK}"}
    return HttpResponse(drawn, content_type="image/svg+xml", headers=headers)
