"""What others offer, and who took up what one offers, in rows to be listed: a few queries a screen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page

from cms import languages
from cms.accounts.models import User
from cms.guidance.addresses import SECTION_DEPTH, address, homes_of, live_pages
from cms.guidance.models import CopiedFrom, Offer, OrganisationPage, Taker
from cms.guidance.models.offers import OfferQuerySet
from cms.guidance.shared_pages import shared_pages
from cms.organisations.standing import standing_of
from cms.taxonomy.facts import facts_of_many
from cms.taxonomy.keys import keys_for_audience, keys_for_topic
from cms.taxonomy.models import Topic
from cms.taxonomy.panels import described


@dataclass(frozen=True)
class Version:
    """An offered page in one language, as readers see it."""

    code: str
    autonym: str
    title: str
    url: str


@dataclass
class Offered:
    """An offer in words. `versions` are those that are live; the original comes first."""

    offer: Offer
    organisation: str
    versions: list[Version] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """In the original's language."""
        return self.versions[0].title if self.versions else ""


def offers_for(user: User) -> OfferQuerySet:
    """Offers of live pages that the person may take up for one of their organisations; those who see everything see all."""
    standing = standing_of(user)
    offers = Offer.objects.open() if standing.sees_everything else Offer.objects.open_to(standing.organisation_ids)
    live = live_pages().filter(pk=OuterRef("page"))
    return offers.filter(Exists(live)).select_related("page__locale")


def narrowed(offers: OfferQuerySet, *, language: Locale | None, audience: str, topic: Topic | None) -> OfferQuerySet:
    """Those of pages that are live in a language, name an audience, are about a topic; each where it was asked for."""
    wanted = Q()
    if language is not None:
        there = live_pages().filter(locale=language, translation_key=OuterRef("page__translation_key"))
        wanted &= Q(Exists(there))
    if audience:
        wanted &= Q(page__translation_key__in=keys_for_audience(audience))
    if topic is not None:
        wanted &= Q(page__translation_key__in=keys_for_topic(topic))
    return offers.filter(wanted)


def described_offers(offers: Iterable[Offer], request: Any) -> list[Offered]:
    """In eight queries, however many; every word of them is public."""
    listed = list(offers)
    homes = homes_of(request)
    pages = [one.page for one in listed]
    facts = facts_of_many(pages)
    names = _names(pages)
    rows = {
        one.page.translation_key: Offered(
            one, names.get(_section_path(one.page), ""), [], described(facts[one.page_id])
        )
        for one in listed
    }
    for page in live_pages().filter(translation_key__in=rows).select_related("locale").order_by("locale_id"):
        code = page.locale.language_code
        if code in homes:
            version = Version(code, languages.autonym(code), page.title, address(page, homes[code]))
            row = rows[page.translation_key]
            row.versions.insert(0 if page.pk == row.offer.page_id else len(row.versions), version)
    return [row for row in rows.values() if row.versions]


def _section_path(page: Page) -> str:
    return str(page.path[: SECTION_DEPTH * Page.steplen])


def _names(pages: Iterable[Page]) -> dict[str, str]:
    """Path of a section to its organisation's name."""
    paths = {_section_path(page) for page in pages}
    sections = OrganisationPage.objects.filter(path__in=paths).select_related("organisation")
    return {section.path: str(section.organisation or section.title) for section in sections}


def takers_of(made: Offer) -> list[dict[str, Any]]:
    """Who shows the page, in which languages readers find it there now, and whether that was ended."""
    shown: dict[int, list[str]] = {}
    found = shared_pages().filter(sharedpage__taker__offer=made).order_by("locale_id")
    for taker, code in found.values_list("sharedpage__taker", "locale__language_code"):
        shown.setdefault(taker, []).append(languages.autonym(code))
    takers = Taker.objects.filter(offer=made).select_related("organisation")
    return [{"taker": taker, "languages": shown.get(taker.pk, [])} for taker in takers]


def copies_of(made: Offer) -> list[CopiedFrom]:
    """Who copied the page, in whichever language."""
    copies = CopiedFrom.objects.filter(origin__translation_key=made.page.translation_key)
    return list(copies.select_related("organisation", "locale"))
