"""What somebody may choose to have translated, beginning at one page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.accounts.models import User
from cms.translation_desk.request_rights import reach_of
from cms.translation_desk.sources import PAGE_DEPTH, SECTION_DEPTH, below, live_sources, with_what_it_refers_to

PLACES_AT_MOST = 50


@dataclass(frozen=True)
class Choice:
    """Pages to ask for, under a code and in words."""

    code: str
    words: str
    pages: QuerySet[Page]


@dataclass(frozen=True)
class Place:
    """Where to begin: a section, or a page."""

    page: Page
    is_section: bool


def choices_at(page: Page) -> list[Choice]:
    """Of a section or a home everything below it; of an original the page, alone or with those that it refers to."""
    if page.depth < PAGE_DEPTH:
        pages = below(page)
        return [_choice("below", pages, _everything)]
    alone, referred = live_sources().filter(pk=page.pk), with_what_it_refers_to(page)
    found = [Choice("page", _("This page"), alone)]
    if referred.count() > 1:
        found.append(_choice("referred", referred, _and_referred))
    return found


def _choice(code: str, pages: QuerySet[Page], words: Callable[[int], str]) -> Choice:
    return Choice(code, words(pages.count()), pages)


def _everything(count: int) -> str:
    said = ngettext(
        "Everything below it that is live: %(count)d page", "Everything below it that is live: %(count)d pages", count
    )
    return said % {"count": count}


def _and_referred(count: int) -> str:
    said = ngettext(
        "This page and the pages it refers to: %(count)d page in all",
        "This page and the pages it refers to: %(count)d pages in all",
        count,
    )
    return said % {"count": count}


def places_to_ask_from(user: User, words: str) -> list[Place]:
    """Sections and live originals for which somebody may ask, with these words in their title; sections first."""
    places = Page.objects.filter(depth=SECTION_DEPTH) | Page.objects.filter(pk__in=live_sources().values("pk"))
    wanted = places.filter(reach_of(user).condition())
    for word in words.split():
        wanted = wanted.filter(title__icontains=word)
    found = wanted.select_related("locale").order_by("depth", "path")[:PLACES_AT_MOST]
    return [Place(page, page.depth == SECTION_DEPTH) for page in found]
