"""Which live translations are outdated: derived from what each was read against and what its source has become since."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from cms.safety.models import Approval, Kind, Passed, Weight
from cms.taxonomy.models import MadeFrom, Original
from cms.translation_desk.freshness import OUTDATE, Change, heaviest_since, with_those_made_from

Source = tuple[uuid.UUID, str]  # translation key and language


@dataclass(frozen=True)
class Reading:
    """A live translation: what its source said when a reviewer read it beside it, and what the source says now (digests)."""

    page_id: int
    key: uuid.UUID
    source_id: int
    source_code: str
    read: str
    read_at: datetime
    live: str

    @property
    def source(self) -> Source:
        """Whose history tells what changed."""
        return self.key, self.source_code


def outdated(keys: Collection[uuid.UUID] | None = None) -> set[int]:
    """Ids of live translations whose source has had a major change since they were read against it, or whose source is itself outdated.

    Of the pages with these translation keys, or of all. One query where nothing has changed, three at most.
    """
    found = readings(keys)
    changed = [one for one in found if one.read != one.live]
    directly = _directly(changed) if changed else set()
    if not directly:
        return set()
    pivots = MadeFrom.objects.all() if keys is None else MadeFrom.objects.filter(page__translation_key__in=keys)
    return with_those_made_from(directly, dict(pivots.values_list("page_id", "source_id")))


def is_outdated(page: Any) -> bool:
    """For one page that readers find."""
    return page.pk in outdated([page.translation_key])


def readings(keys: Collection[uuid.UUID] | None) -> list[Reading]:
    """Live translations; of all of them only those whose source has other content now. One query."""
    made_from = MadeFrom.objects.filter(page=OuterRef("page"), source__live=True).values("source_id")[:1]
    original = Original.objects.filter(translation_key=OuterRef("page__translation_key")).values("page_id")[:1]
    source = Passed.objects.filter(page=OuterRef("source_id"), page__live=True)
    rows = (
        Passed.objects.filter(page__live=True, approval__isnull=False)
        .annotate(source_id=Coalesce(Subquery(made_from), Subquery(original), output_field=IntegerField()))
        .exclude(Q(source_id=None) | Q(source_id=F("page_id")))
        .annotate(
            now=Subquery(source.values("digest")[:1]),
            code=Subquery(source.values("page__locale__language_code")[:1]),
        )
        .exclude(now=None)
    )
    rows = (
        rows.exclude(approval__source_digest=F("now")) if keys is None else rows.filter(page__translation_key__in=keys)
    )
    told = rows.values_list(
        "page_id", "page__translation_key", "source_id", "code", "approval__source_digest", "approval__at", "now"
    )
    return [Reading(*row) for row in told]


def _directly(changed: Iterable[Reading]) -> set[int]:
    changed = list(changed)
    histories = changes_of({one.source for one in changed})
    return {
        one.page_id
        for one in changed
        if heaviest_since(histories[one.source], live=one.live, read=one.read, read_at=one.read_at) in OUTDATE
    }


def changes_of(sources: Collection[Source]) -> dict[Source, list[Change]]:
    """Everything with which each source has passed a review, the oldest first; one query. An authority reads what a review let pass."""
    rows = Approval.objects.filter(translation_key__in={key for key, _code in sources}).exclude(kind=Kind.AUTHORITY)
    told = rows.order_by("at", "pk").values_list("translation_key", "language", "digest", "weight", "at")
    found: dict[Source, list[Change]] = defaultdict(list)
    for key, code, digest, weight, at in told:
        if (key, code) in sources:
            found[key, code].append(Change(digest, Weight(weight), at))
    return found
