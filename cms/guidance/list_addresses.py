"""Which lists have pages, in which languages: a search engine is sent to no empty one."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.models import Page

from cms.guidance.addresses import SECTION_DEPTH, in_language, live_pages
from cms.taxonomy.keys import KEY
from cms.taxonomy.models import PageAudience, PagePlace, PageSituation, PageTopic, Scope

# Worth finding without any page: whom to call, and where.
ALWAYS = ("hotlines", "places")
OVERVIEWS = {"topic": "topics", "situation": "situations"}
KINDS = {"storypage": "stories", "campaignpage": "campaigns", "resourcepage": "resources"}


@dataclass(frozen=True)
class ListAddress:
    """A list of the site, the same in all languages: its view, and the one thing it is about, if any."""

    view: str
    about: tuple[tuple[str, str], ...] = ()

    def __call__(self, code: str) -> str:
        """Its address in a language."""
        return in_language(self.view, code, **dict(self.about))


def languages_of_lists(homes: dict[str, Page]) -> dict[ListAddress, set[str]]:
    """Each list to the languages in which it has pages, in the order of the site; five queries, whatever there is."""
    spoken, found = defaultdict[uuid.UUID, set[str]](set), defaultdict[ListAddress, set[str]](set)
    for name in ALWAYS:
        found[ListAddress(name)].update(homes)
    pages = live_pages().filter(depth__gt=SECTION_DEPTH).order_by()
    for key, code, kind in pages.values_list("translation_key", "locale__language_code", "content_type__model"):
        spoken[key].add(code)
        if kind in KINDS:
            found[ListAddress(KINDS[kind])].add(code)
    for one, key in _marked():
        found[one] |= spoken[key]
        if one.view in OVERVIEWS:
            found[ListAddress(OVERVIEWS[one.view])] |= spoken[key]
    return {one: codes & set(homes) for one, codes in found.items() if codes & set(homes)}


def _marked() -> Iterator[tuple[ListAddress, uuid.UUID]]:
    """Every list about one thing, with the translation key of each page that belongs to it."""
    for code, key in PageAudience.objects.live().order_by("audience__position").values_list("audience__code", KEY):
        yield ListAddress("audience_door", (("code", code),)), key
    for slug, key in PageTopic.objects.live().order_by("topic__position").values_list("topic__slug", KEY):
        yield ListAddress("topic", (("slug", slug),)), key
    for slug, key in PageSituation.objects.live().order_by("situation__position").values_list("situation__slug", KEY):
        yield ListAddress("situation", (("slug", slug),)), key
    around = (
        "place__pcode",
        "place__parent__pcode",
        "place__parent__parent__pcode",
        "place__parent__parent__parent__pcode",
    )
    named = PagePlace.objects.live().filter(page__fact_sheet__scope=Scope.PLACES).order_by("place__pcode")
    for *pcodes, key in named.values_list(*around, KEY):
        yield from ((ListAddress("place", (("pcode", pcode),)), key) for pcode in pcodes if pcode)
