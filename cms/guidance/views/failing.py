"""Answers to addresses that lead nowhere."""

from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from cms import languages
from cms.guidance.addresses import address, homes_of, live_pages


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
