"""Lists of pages for readers, as cards: few queries, flat in the number of pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms import languages
from cms.guidance.addresses import address, for_readers
from cms.guidance.presenting import ForLine, for_line
from cms.library.models import Picture
from cms.library.renditions import prefetch
from cms.search.finding import find
from cms.taxonomy.facts import Facts, facts_of_many, keys_for_audience
from cms.taxonomy.models import Fit

PER_SCREEN = 20
NEWEST = 6


@dataclass(frozen=True)
class Card:
    """A page in a list."""

    title: str
    url: str
    summary: str
    for_line: ForLine
    cover: Picture | None
    cover_alt: str
    lang: str
    dir: str
    sample: bool


def articles(home: Page) -> PageQuerySet:
    """Every page with facts of one language, newest first; those below a section, never the home or a section itself."""
    return for_readers(home).filter(depth__gt=home.depth + 1).order_by("-first_published_at", "-pk")


def cards(pages: Iterable[Page], home: Page) -> list[Card]:
    """The pages as cards, with their facts and covers."""
    found = list(pages)
    facts = facts_of_many(found, brief=True)
    _load_covers(found)
    code = home.locale.language_code
    return [
        Card(
            title=page.title,
            url=address(page, home),
            summary=getattr(page, "standfirst", ""),
            for_line=for_line(facts[page.pk], code),
            cover=getattr(page, "cover", None),
            cover_alt=getattr(page, "cover_alt", ""),
            lang=code,
            dir=languages.direction(code),
            sample=facts[page.pk].sample,
        )
        for page in found
    ]


def _load_covers(pages: list[Page]) -> None:
    ids = {page.cover_id for page in pages if getattr(page, "cover_id", None)}
    covers = Picture.objects.in_bulk(ids) if ids else {}
    if covers:
        prefetch(covers.values())
    for page in pages:
        if getattr(page, "cover_id", None):
            page.cover = covers.get(page.cover_id)


def screen(pages: QuerySet[Page], number: str | None) -> PaginatorPage:
    """One screenful; a number that is no number or too small gives the first, too large the last."""
    paginator = Paginator(pages, PER_SCREEN)
    wanted = (number or "").strip()
    return paginator.page(min(max(int(wanted[:9]), 1), paginator.num_pages) if wanted.isdecimal() else 1)


def newest(home: Page) -> list[Card]:
    """The newest pages of a language."""
    return cards(articles(home).specific()[:NEWEST], home)


def title_cards(
    chosen: Iterable[Page | None], known: dict[int, Page], facts: dict[int, Facts], home: Page
) -> list[Card]:
    """Chosen pages by title and for whom, in the order chosen; what is not among the known is left out. No query."""
    code = home.locale.language_code
    found = [known[page.pk] for page in chosen if page is not None and page.pk in known]
    return [
        Card(
            title=page.title,
            url=address(page, home),
            summary="",
            for_line=for_line(facts[page.pk], code),
            cover=None,
            cover_alt="",
            lang=code,
            dir=languages.direction(code),
            sample=facts[page.pk].sample,
        )
        for page in dict.fromkeys(found)
    ]


def organisations_of(home: Page) -> list[dict[str, Any]]:
    """The live sections of a language: title and address."""
    sections = for_readers(home).filter(depth=home.depth + 1).order_by("title")
    return [{"title": section.title, "url": address(section, home)} for section in sections]


def page_of(section: Page, home: Page | None, number: str | None) -> dict[str, Any]:
    """A section's live pages, one screenful; none in the preview of a section whose language is not live yet."""
    if home is None or not section.path:
        return {"cards": [], "page_obj": screen(Page.objects.none(), None)}
    found = screen(
        for_readers(section).filter(depth=section.depth + 1).order_by("-first_published_at", "-pk").specific(), number
    )
    return {"cards": cards(found.object_list, home), "page_obj": found}


def door(home: Page, code: str, number: str | None) -> dict[str, Any]:
    """Pages that name an audience: made for it first, then suitable for it."""
    made, suitable = keys_for_audience(code, Fit.MADE_FOR), keys_for_audience(code, Fit.SUITABLE_FOR)
    fit = Case(When(translation_key__in=made, then=Value(0)), default=Value(1), output_field=IntegerField())
    pages = articles(home).filter(translation_key__in=made) | articles(home).filter(translation_key__in=suitable)
    found = screen(pages.annotate(fit_order=fit).order_by("fit_order", "-first_published_at", "-pk").specific(), number)
    listed = list(found.object_list)
    made_count = sum(page.fit_order == 0 for page in listed)
    shown = cards(listed, home)
    return {"made_for": shown[:made_count], "suitable_for": shown[made_count:], "page_obj": found}


def search_results(home: Page, query: str, number: str | None) -> dict[str, Any]:
    """Pages of a language in which every word of the query occurs, best first."""
    entries = find(query, home.locale).filter(page__in=for_readers(home))
    found = screen(entries, number)
    ids = [entry.page_id for entry in found.object_list]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    shown = cards([pages[page_id] for page_id in ids if page_id in pages], home)
    return {"results": shown, "count": found.paginator.count, "page_obj": found}
