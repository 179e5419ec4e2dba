"""The facts of a page: who it is for, what it is about, where it applies.

Readers, the desk and coverage reach them through `facts_of` and `facts_of_many`: by translation key, as the live original has
them. `own_facts` reads the rows in memory, for preview and for the rules asked before publishing.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.taxonomy.models import (
    Audience,
    Fit,
    MessageCategory,
    Original,
    PageAudience,
    PageFacts,
    PagePlace,
    PageSituation,
    PageTopic,
    Place,
    Scope,
    Situation,
    Topic,
)


class HasFacts:
    """Mixed into a page type whose pages must say for whom and where they are."""


@dataclass
class Facts:
    """Everything a page says about itself once for all its languages."""

    made_for: list[Audience] = field(default_factory=list)
    suitable_for: list[Audience] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    scope: str = ""
    message_category: MessageCategory | None = None
    review_by: datetime.date | None = None
    sample: bool = False

    @property
    def everywhere(self) -> bool:
        """Chosen on purpose to apply everywhere."""
        return self.scope == Scope.EVERYWHERE

    @property
    def needs_places(self) -> bool:
        """About something that differs by country, such as signs of danger."""
        category = self.message_category
        return any(topic.needs_places for topic in self.topics) or bool(category and category.needs_places)

    def take_audience(self, mark: PageAudience) -> None:
        """Add one audience under its fit, in the order women, girls, boys, men."""
        group = self.made_for if mark.fit == Fit.MADE_FOR else self.suitable_for
        group.append(mark.audience)
        group.sort(key=lambda audience: audience.position)

    def take_sheet(self, sheet: PageFacts) -> None:
        """Take the facts that are one of a kind."""
        self.scope = sheet.scope
        self.message_category = sheet.message_category
        self.review_by = sheet.review_by
        self.sample = sheet.sample


def original_of(page: Page) -> Page:
    """The original-language version: the page itself while it has no recorded original."""
    record = Original.objects.select_related("page").filter(translation_key=page.translation_key).first()
    return record.page if record and record.page_id != page.pk else page


def is_original(page: Page) -> bool:
    """Whether the page carries facts of its own; a page never saved does."""
    return not Original.objects.filter(translation_key=page.translation_key).exclude(page_id=page.pk).exists()


def own_facts(page: Page) -> Facts:
    """The facts among the page's own rows, as they stand in memory (draft, revision or preview)."""
    facts = Facts(
        topics=[mark.topic for mark in page.topic_marks.all()],
        situations=[mark.situation for mark in page.situation_marks.all()],
        places=[mark.place for mark in page.place_marks.all() if mark.place_id],
    )
    for sheet in page.fact_sheet.all():
        facts.take_sheet(sheet)
    for mark in page.audience_marks.all():
        facts.take_audience(mark)
    return facts


def facts_of(page: Page) -> Facts:
    """The facts a reader of this page is given: those of its live original, empty when that is not live."""
    return facts_of_many([page])[page.pk]


def facts_of_many(pages: Iterable[Page], *, drafts: bool = False) -> dict[int, Facts]:
    """Page id to facts, in six queries however many pages there are; with `drafts`, of originals that are not live too."""
    pages = list(pages)
    originals = _original_ids(pages)
    facts: dict[int, Facts] = {original_id: Facts() for original_id in originals.values()}
    if facts:
        _fill(facts, Q(page__in=facts) if drafts else Q(page__in=facts, page__live=True))
    return {page.pk: facts[originals[page.pk]] for page in pages}


def _original_ids(pages: list[Page]) -> dict[int, int]:
    """Page id to the id of its original."""
    by_key = dict(
        Original.objects.filter(translation_key__in={page.translation_key for page in pages}).values_list(
            "translation_key", "page_id"
        )
    )
    return {page.pk: by_key.get(page.translation_key, page.pk) for page in pages}


def _fill(facts: dict[int, Facts], wanted: Q) -> None:
    for sheet in PageFacts.objects.filter(wanted).select_related("message_category"):
        facts[sheet.page_id].take_sheet(sheet)
    for mark in PageAudience.objects.filter(wanted).select_related("audience"):
        facts[mark.page_id].take_audience(mark)
    for topic_mark in PageTopic.objects.filter(wanted).select_related("topic").order_by("topic__position"):
        facts[topic_mark.page_id].topics.append(topic_mark.topic)
    for situation_mark in (
        PageSituation.objects.filter(wanted).select_related("situation").order_by("situation__position")
    ):
        facts[situation_mark.page_id].situations.append(situation_mark.situation)
    for place_mark in (
        PagePlace.objects.filter(wanted).select_related("place__parent__parent__parent").order_by("place__pcode")
    ):
        facts[place_mark.page_id].places.append(place_mark.place)


def keys_for_audience(code: str, fit: Fit) -> QuerySet:
    """Translation keys of the live originals that name this audience with this fit."""
    return PageAudience.objects.live().filter(audience__code=code, fit=fit).values("page__translation_key")
