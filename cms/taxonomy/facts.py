"""The facts of a page: who it is for, what it is about, where it applies.

Readers, the desk and coverage reach them through `facts_of` and `facts_of_many`: by translation key, as the live original has
them. `own_facts` reads the rows in memory, for preview and for the rules asked before publishing.
"""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F, Model
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


class HasFacts(models.Model):
    """Mixed into a page type whose pages must say for whom and where they are. Abstract, so that no migration names it."""

    class Meta:
        abstract = True


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
    review_owner_id: int | None = None
    ends_overdue: bool = False
    grace_days: int = PageFacts.GRACE_DAYS
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
        self.review_owner_id = sheet.review_owner_id
        self.ends_overdue, self.grace_days = sheet.ends_overdue, sheet.grace_days
        self.sample = sheet.sample


def original_of(page: Page) -> Page:
    """The original-language version: the page itself while it has no recorded original."""
    record = Original.objects.select_related("page__locale").filter(translation_key=page.translation_key).first()
    return record.page if record and record.page_id != page.pk else page


def is_original(page: Page) -> bool:
    """Whether the page carries facts of its own; a page never saved does."""
    return not Original.objects.filter(translation_key=page.translation_key).exclude(page_id=page.pk).exists()


def own_facts(page: Page) -> Facts:
    """The facts among the page's own rows, as they stand in memory (draft, revision or preview)."""
    facts = Facts(
        topics=[mark.topic for mark in page.topic_marks.all()],
        situations=[mark.situation for mark in page.situation_marks.all()],
        places=_places([mark.place_id for mark in page.place_marks.all() if mark.place_id]),
    )
    for sheet in page.fact_sheet.all():
        facts.take_sheet(sheet)
    for mark in page.audience_marks.all():
        facts.take_audience(mark)
    return facts


def _places(ids: list[int]) -> list[Place]:
    """With the larger places around them, in one query."""
    found = Place.objects.select_related("parent__parent__parent").in_bulk(ids) if ids else {}
    return [found[place_id] for place_id in ids if place_id in found]


def facts_of(page: Page) -> Facts:
    """The facts a reader of this page is given: those of its live original, empty when that is not live."""
    return facts_of_many([page])[page.pk]


def facts_of_many(pages: Iterable[Page], *, drafts: bool = False, brief: bool = False) -> dict[int, Facts]:
    """Page id to facts, in five queries however many pages there are.

    With `drafts`, of originals that are not live too. With `brief`, in three: without topics and situations, as lists need them.
    """
    pages = list(pages)
    facts: dict[uuid.UUID, Facts] = {page.translation_key: Facts() for page in pages}
    if facts:
        _fill(facts, live_only=not drafts, brief=brief)
    return {page.pk: facts[page.translation_key] for page in pages}


def _fill(facts: dict[uuid.UUID, Facts], *, live_only: bool, brief: bool) -> None:
    def rows(model: type[Model], *related: str) -> Any:
        marks: Any = model._default_manager
        found = marks.live() if live_only else marks.of_originals()
        found = found.filter(page__translation_key__in=facts).select_related(*related)
        return found.annotate(key=F("page__translation_key"))

    for sheet in rows(PageFacts, "message_category"):
        facts[sheet.key].take_sheet(sheet)
    for mark in rows(PageAudience, "audience"):
        facts[mark.key].take_audience(mark)
    for mark in rows(PagePlace, "place__parent__parent__parent").order_by("place__pcode"):
        facts[mark.key].places.append(mark.place)
    if brief:
        return
    for mark in rows(PageTopic, "topic").order_by("topic__position"):
        facts[mark.key].topics.append(mark.topic)
    for mark in rows(PageSituation, "situation").order_by("situation__position"):
        facts[mark.key].situations.append(mark.situation)
