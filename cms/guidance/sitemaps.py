"""Maps of all addresses for search engines, each with the same page in every other language (sitemaps.org, hreflang)."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from wagtail.models import Page

from cms.guidance.addresses import address, for_readers, in_language, live_pages
from cms.guidance.described import absolute
from cms.taxonomy.models import Audience, PagePlace, PageSituation, PageTopic, Place, Situation, Topic

PER_MAP = 1000
X_DEFAULT = "x-default"


def sitemaps_of(homes: dict[str, Page]) -> "dict[str, LanguageSitemap]":
    """Two maps for each live language: its lists, its pages."""
    return {
        **{f"lists-{code}": ListsSitemap(code, homes) for code in homes},
        **{f"pages-{code}": PagesSitemap(code, homes) for code in homes},
    }


def alternates(addresses: dict[str, str]) -> list[dict[str, str]]:
    """Every language's address, and the one for readers of none of them: English, or the first there is."""
    default = addresses.get(settings.LANGUAGE_CODE) or next(iter(addresses.values()))
    found = [{"lang_code": code, "location": absolute(path)} for code, path in addresses.items()]
    return [*found, {"lang_code": X_DEFAULT, "location": absolute(default)}]


class LanguageSitemap(Sitemap):
    """Addresses of one language."""

    limit = PER_MAP

    def __init__(self, code: str, homes: dict[str, Page]) -> None:
        self.code = code
        self.homes = homes

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """One map's entries, as Django's template wants them."""
        found = list(self.paginator.page(page).object_list)
        return [
            {"location": absolute(versions[self.code]), "lastmod": changed, "alternates": alternates(versions)}
            for versions, changed in self.entries(found)
        ]

    def entries(self, found: list[Any]) -> list[tuple[dict[str, str], Any]]:
        """Address by language, and when it changed, of each item."""
        raise NotImplementedError


class PagesSitemap(LanguageSitemap):
    """The home, the sections and the pages of a language."""

    def items(self) -> Any:
        """All of them, by id, so that no page is left out between two maps."""
        return for_readers(self.homes[self.code]).order_by("pk")

    def entries(self, found: list[Page]) -> list[tuple[dict[str, str], Any]]:
        """Each page in all its live languages; one query."""
        versions: dict[Any, dict[str, str]] = defaultdict(dict)
        keys = [page.translation_key for page in found]
        for page in live_pages().filter(translation_key__in=keys).select_related("locale").order_by("locale_id"):
            home = self.homes.get(page.locale.language_code)
            if home is not None:
                versions[page.translation_key][page.locale.language_code] = address(page, home)
        return [
            (versions[page.translation_key], page.last_published_at) for page in found if versions[page.translation_key]
        ]


class ListsSitemap(LanguageSitemap):
    """The lists of a language: doors, topics, situations and places that have pages, and the rest."""

    def items(self) -> list[Callable[[str], str]]:
        """Each list as a function from a language to its address; the same in all languages."""
        names = ("topics", "situations", "places", "resources", "stories", "campaigns", "hotlines")
        return [
            *(partial(in_language, name) for name in names),
            *(partial(in_language, "audience_door", code=code) for code in Audience.CODES),
            *(partial(in_language, "topic", slug=slug) for slug in _used(Topic, PageTopic, "topic", "slug")),
            *(
                partial(in_language, "situation", slug=slug)
                for slug in _used(Situation, PageSituation, "situation", "slug")
            ),
            *(partial(in_language, "place", pcode=pcode) for pcode in _places_named()),
        ]

    def entries(self, found: list[Any]) -> list[tuple[dict[str, str], Any]]:
        """Each list in all live languages."""
        return [({code: list_address(code) for code in self.homes}, None) for list_address in found]


def _used(model: Any, mark: Any, relation: str, field: str) -> list[str]:
    return list(model.objects.filter(pk__in=mark.objects.live().values(relation)).values_list(field, flat=True))


def _places_named() -> list[str]:
    """P-codes of the places that pages name, and of the larger places around them."""
    named = Place.objects.filter(pk__in=PagePlace.objects.live().values("place"))
    return sorted({one.pcode for place in named.select_related("parent__parent__parent") for one in place.lineage()})
