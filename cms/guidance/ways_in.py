"""The ways in to the pages of a language: by audience, topic, situation and place; stories and campaigns."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.guidance.addresses import in_language
from cms.guidance.audience_words import PHRASES, PICTOGRAMS
from cms.guidance.cards import cards, whole
from cms.guidance.elsewhere import elsewhere
from cms.guidance.listing import Asked, Group, Link, Listing, articles, pages_text, screen, screens
from cms.taxonomy import keys
from cms.taxonomy.models import Audience, Fit, Level, PageSituation, PageTopic, Place, Situation, Topic
from cms.taxonomy.words import Word, word


@dataclass(frozen=True)
class Vocabulary:
    """A set of words that pages are found by: its rows, the marks on pages, its views, what its overview says."""

    model: Any
    mark: type
    name: str
    overview: str
    heading: str | Promise
    lead: str | Promise
    keys: Callable[[Any], QuerySet]


TOPICS = Vocabulary(
    Topic,
    PageTopic,
    "topic",
    "topics",
    gettext_lazy("Topics"),
    gettext_lazy("Choose what you want to know about."),
    keys.keys_for_topic,
)
SITUATIONS = Vocabulary(
    Situation,
    PageSituation,
    "situation",
    "situations",
    gettext_lazy("Your work and life"),
    gettext_lazy("Choose what you do, or what your life is like now."),
    keys.keys_for_situation,
)


def nothing_yet() -> str:
    """Said where a list has no pages."""
    return _("Nothing is published here yet.")


def grouped(asked: Asked, pages: PageQuerySet, order: Case, headings: dict[int, str], **more: Any) -> dict[str, Any]:
    """The pages in ranked groups, one screenful: values for a `Listing`. `headings` gives each rank its heading."""
    ranked = pages.annotate(group_rank=order).order_by("group_rank", "-first_published_at", "-pk")
    found = screen(whole(ranked), asked.page)
    listed_pages = list(found.object_list)
    shown = cards(listed_pages, asked.home, **more)
    groups = [
        Group(
            heading,
            [card for page, card in zip(listed_pages, shown, strict=True) if page.group_rank == rank],
        )
        for rank, heading in headings.items()
    ]
    return {"groups": groups, **screens(asked, found)}


def ranks(*conditions: Q) -> Case:
    """0 for what meets the first condition, 1 for the second and not the first, and so on."""
    cases = [When(condition, then=Value(rank)) for rank, condition in enumerate(conditions)]
    return Case(*cases, default=Value(len(conditions)), output_field=IntegerField())


def flat(asked: Asked, narrow: Callable[[PageQuerySet], PageQuerySet]) -> dict[str, Any]:
    """The pages in one group without a heading, newest first, one screenful."""
    found = screen(whole(narrow(articles(asked.home))), asked.page)
    return {"groups": [Group("", cards(found.object_list, asked.home))], **screens(asked, found)}


def _named(name: str, **kwargs: str) -> Callable[[str], str]:
    """The address of one of the site's own lists, by language."""
    return partial(in_language, name, **kwargs)


def audience(asked: Asked, one: Audience) -> Listing:
    """Pages that name an audience: made for it first, then suitable for it. Their addresses carry the door."""
    door, made_for, suitable_for = (str(phrase) for phrase in PHRASES[one.code])

    def narrow(pages: PageQuerySet) -> PageQuerySet:
        return pages.filter(translation_key__in=keys.keys_for_audience(one.code))

    made = Q(translation_key__in=keys.keys_for_audience(one.code, Fit.MADE_FOR))
    return Listing(
        heading=Word(door, asked.code),
        pictogram=PICTOGRAMS[one.code],
        empty=nothing_yet(),
        elsewhere=elsewhere(asked, _named("audience_door", code=one.code), narrow),
        doors=True,
        **grouped(asked, narrow(articles(asked.home)), ranks(made), {0: made_for, 1: suitable_for}, door=one.code),
    )


def with_pages(home: Page, mark: type, field: str) -> dict[int, int]:
    """Id of each topic or situation that has pages in a language to how many; one query."""
    here = articles(home).order_by().values("translation_key")
    marks = mark.objects.live().filter(page__translation_key__in=here)  # type: ignore[attr-defined]  # the relations of facts
    return dict(marks.order_by().values_list(field).annotate(Count("page", distinct=True)))


def word_links(asked: Asked, rows: Iterable[Any], name: str, counts: dict[int, int]) -> list[Link]:
    """Those of the rows that have pages, as links with their pictograms."""
    return [
        Link(
            in_language(name, asked.code, slug=row.slug),
            word(row, "name", asked.code),
            row.pictogram,
            pages_text(counts[row.pk], asked.code),
        )
        for row in rows
        if row.pk in counts
    ]


def overview(asked: Asked, words: Vocabulary) -> Listing:
    """Every topic, or every situation, that has pages in this language."""
    counts = with_pages(asked.home, words.mark, words.name)
    return Listing(
        heading=Word(str(words.heading), asked.code),
        lead=str(words.lead),
        links=word_links(asked, words.model.objects.all(), words.name, counts),
        empty=nothing_yet(),
        elsewhere=elsewhere(asked, _named(words.overview)),
        doors=True,
    )


def pages_about(asked: Asked, words: Vocabulary, one: Any) -> Listing:
    """Pages about a topic, or that speak to a situation."""

    def narrow(pages: PageQuerySet) -> PageQuerySet:
        return pages.filter(translation_key__in=words.keys(one))

    return Listing(
        heading=word(one, "name", asked.code),
        pictogram=one.pictogram,
        crumbs=[Link(in_language(words.overview, asked.code), Word(str(words.heading), asked.code))],
        empty=nothing_yet(),
        elsewhere=elsewhere(asked, _named(words.name, slug=one.slug), narrow),
        **flat(asked, narrow),
    )


def place_links(asked: Asked, rows: Iterable[Place]) -> list[Link]:
    """Places as links, by name."""
    links = [
        Link(in_language("place", asked.code, pcode=row.pcode), word(row, "name", asked.code), "place") for row in rows
    ]
    return sorted(links, key=lambda link: link.name.text)


def places(asked: Asked) -> Listing:
    """The countries; where there is one alone, its largest areas too."""
    countries = list(Place.objects.filter(level=Level.COUNTRY))
    inside = Place.objects.filter(level=Level.ADMIN_1) if len(countries) == 1 else []
    return Listing(
        heading=Word(_("Places"), asked.code),
        lead=_("Choose where you are, to see what applies there and whom to call."),
        links=place_links(asked, countries) + place_links(asked, inside),
        empty=_("No places are listed yet. Guidance that applies everywhere is on the start page."),
        doors=True,
    )


def place(asked: Asked, one: Place) -> Listing:
    """What applies in a place: pages for it and for the larger places around it, for places inside it, and everywhere."""
    line = one.lineage()
    here = Q(translation_key__in=keys.keys_for_places(line))
    inside = Q(translation_key__in=keys.keys_inside(one))
    everywhere = Q(translation_key__in=keys.keys_everywhere())

    def narrow(pages: PageQuerySet) -> PageQuerySet:
        return pages.filter(here | inside | everywhere)

    headings = {0: _("For this place"), 1: _("For some places inside it"), 2: _("Applies everywhere, here too")}
    children = place_links(asked, one.children.all())
    return Listing(
        heading=word(one, "name", asked.code),
        pictogram="place",
        crumbs=[Link(in_language("places", asked.code), Word(_("Places"), asked.code)), *_around(asked, line[1:])],
        links_heading=_("Places inside it") if children else "",
        links=children,
        empty=nothing_yet(),
        show_hotlines=True,
        elsewhere=elsewhere(asked, _named("place", pcode=one.pcode), narrow),
        **grouped(asked, narrow(articles(asked.home)), ranks(here, inside), headings),
    )


def _around(asked: Asked, rows: list[Place]) -> list[Link]:
    return [
        Link(in_language("place", asked.code, pcode=row.pcode), word(row, "name", asked.code)) for row in rows[::-1]
    ]


def stories(asked: Asked, kind: type[Page]) -> Listing:
    """What people lived through and what helped, newest first."""

    def narrow(pages: PageQuerySet) -> PageQuerySet:
        return pages.exact_type(kind)

    return Listing(
        heading=Word(_("Stories"), asked.code),
        lead=_("People tell what they lived through, and what helped."),
        pictogram="story",
        empty=nothing_yet(),
        elsewhere=elsewhere(asked, _named("stories"), narrow),
        **flat(asked, narrow),
    )


def campaigns(asked: Asked, kind: Any, on: datetime.date) -> Listing:
    """Campaigns of the day first, then those to come, then past ones."""

    def narrow(pages: PageQuerySet) -> PageQuerySet:
        return pages.exact_type(kind)

    past, coming = Q(campaignpage__ends_on__lt=on), Q(campaignpage__starts_on__gt=on)
    headings = {0: _("Now"), 1: _("Coming"), 2: _("Past")}
    return Listing(
        heading=Word(_("Campaigns"), asked.code),
        lead=_("Guidance and material for some weeks, such as the harvest or the school holidays."),
        pictogram="campaign",
        empty=nothing_yet(),
        elsewhere=elsewhere(asked, _named("campaigns"), narrow),
        **grouped(asked, narrow(articles(asked.home)), ranks(~past & ~coming, coming), headings),
    )
