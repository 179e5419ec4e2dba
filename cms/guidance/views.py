"""What answers a reader's request. Nothing here looks at who is asking."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms import languages
from cms.directory.models import Hotline
from cms.guidance import listing
from cms.guidance.addresses import address, for_readers, homes_of, live_pages
from cms.guidance.hotline_cards import hotline_card
from cms.taxonomy.models import Audience
from cms.taxonomy.words import word

MAX_QUERY = 200


def for_reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Anything but GET and HEAD is answered by 405 at once: there is nothing to send, so no token is asked for and nothing is logged."""
    return csrf_exempt(require_safe(view))


def _home(request: HttpRequest) -> Page:
    """The live home of the address's language; a language that has none is not found."""
    home = homes_of(request).get(get_language() or "")
    if home is None:
        raise Http404
    return home


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
    home = _home(request)
    url_path = home.url_path + (path.rstrip("/") + "/" if path else "")
    found = for_readers(home).filter(url_path=url_path).select_related("locale").first()
    if found is None:
        raise Http404
    specific = found.specific
    specific.locale = found.locale
    return specific.serve(request)


@for_reading
def short_address(request: HttpRequest, page_id: str) -> HttpResponse:
    """`/p/{id}`: to the page, wherever it stands now."""
    found = Page.objects.filter(pk=int(page_id[:12])).select_related("locale").first()
    home = homes_of(request).get(found.locale.language_code) if found else None
    if found is None or home is None or not for_readers(home).filter(pk=found.pk).exists():
        raise Http404
    return redirect(address(found, home))


@for_reading
def audience_door(request: HttpRequest, code: str) -> HttpResponse:
    """Pages for women, girls, boys or men."""
    home = _home(request)
    audience = Audience.objects.filter(code=code).first()
    if audience is None:
        raise Http404
    context = listing.door(home, code, request.GET.get("page"))
    context["audience"] = {"code": code, "name": word(audience, "name", home.locale.language_code)}
    return TemplateResponse(request, "guidance/audience.html", context)


@for_reading
def hotlines(request: HttpRequest) -> HttpResponse:
    """Every public number that is confirmed."""
    code = _home(request).locale.language_code
    today = timezone.localdate()
    shown = Hotline.objects.shown_on(today).order_by("organisation_id", "pk")
    cards = [hotline_card(hotline, language=code, on=today) for hotline in shown]
    return TemplateResponse(request, "guidance/hotlines.html", {"hotlines": cards})


@for_reading
def search(request: HttpRequest) -> HttpResponse:
    """Pages in which all the words occur. The words are kept nowhere."""
    home = _home(request)
    query = request.GET.get("q", "").replace("\x00", "").strip()[:MAX_QUERY]
    context: dict[str, Any] = {"query": query, "results": [], "count": 0}
    if query:
        context |= listing.search_results(home, query, request.GET.get("page"))
    return TemplateResponse(request, "guidance/search.html", context)


@for_reading
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, for load balancers and containers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 that helps: the same page in the languages that have it, and where to go from here.

    The address of a page in another language leads to this language's own version, where there is one.
    """
    parts = [part for part in unquote(request.path).split("/") if part and "\x00" not in part]
    versions = _versions_at(request, parts)
    own = versions.pop(get_language() or "", None)
    if own is not None and request.path.endswith("/"):  # without it, Django adds it first
        return redirect(own["url"])
    alternatives = list(versions.values())
    context = {"alternatives": alternatives, "not_in_language": bool(alternatives)}
    template = "guidance/not_in_language.html" if alternatives else "404.html"
    return TemplateResponse(request, template, context, status=404).render()


def _versions_at(request: HttpRequest, parts: list[str]) -> dict[str, dict[str, str]]:
    """Language code to live version, of what stands at the same place in any language; slugs may differ."""
    if len(parts) < 2 or len(parts[-1]) > 255:
        return {}
    homes = homes_of(request)
    places = [home.url_path + "/".join(parts[1:]) + "/" for home in homes.values()]
    keys = live_pages().filter(url_path__in=places).values("translation_key")
    found = live_pages().filter(translation_key__in=keys).select_related("locale").order_by("locale_id")
    return {
        page.locale.language_code: {
            "url": address(page, homes[page.locale.language_code]),
            "title": page.title,
            "autonym": languages.autonym(page.locale.language_code),
            "lang": page.locale.language_code,
            "dir": languages.direction(page.locale.language_code),
        }
        for page in found
        if page.locale.language_code in homes
    }


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address no browser would make."""
    return not_found(request, exception or BadRequest())
