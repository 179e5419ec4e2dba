"""Maps of all addresses for search engines, each with the same page in every other language (sitemaps.org, hreflang)."""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Count
from wagtail.models import Page

from cms.guidance.addresses import address, for_readers, live_pages
from cms.guidance.described import absolute
from cms.guidance.list_addresses import ListAddress, languages_of_lists

PER_MAP = 1000
X_DEFAULT = "x-default"


def sitemaps_of(section: str, homes: dict[str, Page]) -> "dict[str, LanguageSitemap]":
    """The map of a name, such as "lists-ar" or "pages-ar"; none for another name or a language that is not live."""
    kind, _dash, code = section.partition("-")
    made = {"lists": ListsSitemap, "pages": PagesSitemap}.get(kind)
    return {section: made(code, homes)} if made and code in homes else {}


def map_addresses(homes: dict[str, Page]) -> Iterator[tuple[str, int]]:
    """Name and number of every map: for each language its lists, then its pages, a thousand at a time; six queries."""
    spoken = languages_of_lists(homes)
    counted = live_pages().order_by().values_list("locale__language_code").annotate(Count("pk"))
    pages = dict(counted)
    for code in homes:
        lists = sum(code in codes for codes in spoken.values())
        for name, count in ((f"lists-{code}", lists), (f"pages-{code}", pages.get(code, 0))):
            yield from ((name, number) for number in range(1, max(math.ceil(count / PER_MAP), 1) + 1))


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
    """The lists of a language that have pages, each with the other languages in which it has some."""

    def __init__(self, code: str, homes: dict[str, Page]) -> None:
        super().__init__(code, homes)
        self.spoken = languages_of_lists(homes)

    def items(self) -> list[ListAddress]:
        """Those of this language."""
        return [one for one, codes in self.spoken.items() if self.code in codes]

    def entries(self, found: list[ListAddress]) -> list[tuple[dict[str, str], Any]]:
        """Each list in all languages that have it."""
        return [({code: one(code) for code in self.homes if code in self.spoken[one]}, None) for one in found]
