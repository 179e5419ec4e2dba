"""Answers to addresses that lead nowhere."""

from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from wagtail.models import Page

from cms import languages
from cms.accounts.models import User
from cms.audit.admin_side import is_of_admin
from cms.guidance.addresses import address, homes_of, live_pages
from cms.guidance.shared_pages import behind_references
from cms.guidance.withdrawn import withdrawn_at


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 that helps: the same page in the languages that have it, and where to go from here.

    The address of a page in another language leads to this language's own version, where there is one.
    """
    if is_of_admin(request):  # no reader is there, and no page
        inside = isinstance(getattr(request, "user", None), User)
        return TemplateResponse(request, "wagtailadmin/404.html" if inside else "404.html", status=404).render()
    parts = [part for part in unquote(request.path).split("/") if part and "\x00" not in part]
    if len(parts) == 1 and (home := _home_at(request, parts[0])):
        return redirect(home)
    if taken_down := withdrawn_at(request, get_language() or "", "/".join(parts[1:])):
        return taken_down
    versions = _versions_at(request, parts)
    own = [version for version in versions if version["lang"] == get_language()]
    if (
        len(own) == 1 and own[0]["url"] != request.path and request.path.endswith("/")
    ):  # without it, Django adds it first
        return redirect(own[0]["url"])
    if not versions:
        return TemplateResponse(request, "404.html", status=404).render()
    return TemplateResponse(request, "guidance/not_in_language.html", {"alternatives": versions}, status=404).render()


def _home_at(request: HttpRequest, written: str) -> str:
    """The home of a language written in another way, as /AR/ or /fr-ca/; "" for anything else."""
    homes, code = homes_of(request), written.lower()
    if written in homes or request.path != f"/{written}/":
        return ""
    return next((f"/{one}/" for one in (code, code.split("-")[0]) if one in homes), "")


def _versions_at(request: HttpRequest, parts: list[str]) -> list[dict[str, str]]:
    """Live versions of whatever stands at the same place in any language, in the order of languages; slugs may differ."""
    if len(parts) < 2 or len(parts[-1]) > 255:
        return []
    homes = homes_of(request)
    places = [home.url_path + "/".join(parts[1:]) + "/" for home in homes.values()]
    keys = live_pages().filter(url_path__in=places).values("translation_key")
    here = Page.objects.filter(url_path__in=places)
    wanted = live_pages().filter(translation_key__in=keys) | behind_references(here)
    found = wanted.select_related("locale").order_by("locale_id", "pk")
    return [
        {
            "url": address(page, homes[page.locale.language_code]),
            "title": page.title,
            "autonym": languages.autonym(page.locale.language_code),
            "lang": page.locale.language_code,
            "dir": languages.direction(page.locale.language_code),
        }
        for page in found
        if page.locale.language_code in homes
    ]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for what no browser sends: a name that is not this site's, thousands of questions at once. Nothing of it is read again."""
    request.GET = QueryDict()  # reading what was sent is what failed
    return TemplateResponse(request, "404.html", status=400).render()
