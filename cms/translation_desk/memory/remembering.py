"""What live translations say is remembered: each text with the words of the source that it translates, as somebody confirmed it.

The memory follows the page: when new words go live, the old ones are forgotten, so that what was put right is not offered again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from cms.accounts.models import User
from cms.taxonomy.models import Original
from cms.taxonomy.sources import source_of
from cms.translation_desk.beside import beside
from cms.translation_desk.memory.wording import identity_of, wording_of, worth_remembering
from cms.translation_desk.models import Origin, Remembered, TranslatedSegment
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import places_of
from cms.translation_desk.sources import SECTION_DEPTH

AT_ONCE = 500


@dataclass(frozen=True)
class Told:
    """A text in two languages; HTML as the database keeps it where `rich`."""

    source: str
    target: str
    rich: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """By which it is known again."""
        return identity_of(self.source, rich=self.rich), identity_of(self.target, rich=self.rich)


def row_of(told: Told, source_language: str, target_language: str, **more: Any) -> Remembered:
    """As the memory keeps it, not saved yet; where it is from, who and when come as they are called there."""
    wording = wording_of(told.source, rich=told.rich)
    source_hash, target_hash = told.key
    return Remembered(
        source_language=source_language,
        target_language=target_language,
        source=told.source,
        target=told.target,
        rich=told.rich,
        source_hash=source_hash,
        target_hash=target_hash,
        wording=wording,
        length=len(wording),
        **more,
    )


def remember(page: Page, *, by: User | None, at: datetime) -> None:
    """A translation as it has just gone live; some seven queries, however many texts it has. Nothing for what has no source."""
    if page.depth <= SECTION_DEPTH:
        return
    source = source_of(page)
    if source.pk == page.pk:
        return
    notes = TranslatedSegment.objects.filter(page=page.pk, done=True).exclude(origin=Origin.MACHINE)
    there = places_of(page)
    texts = [
        Told(note.source_text, note.text, there[note.path].rich)
        for note in notes
        if note.path in there and there[note.path].text == note.text
    ]
    _put(page, source.locale.language_code, texts, by=by, at=at)


@transaction.atomic
def _put(page: Page, source_language: str, texts: Iterable[Told], *, by: User | None, at: datetime) -> int:
    """Adds what is new, takes away what the page says no more; how many are new. What stays keeps its age."""
    told = {one.key: one for one in texts if worth_remembering(one.source, one.target, rich=one.rich)}
    mine = Remembered.objects.filter(page=page.pk)
    known = {
        (source, target): key
        for key, code, source, target in mine.values_list("pk", "source_language", "source_hash", "target_hash")
        if code == source_language
    }
    mine.exclude(pk__in=[known[key] for key in told.keys() & known.keys()]).delete()
    code = page.locale.language_code
    new = [row_of(one, source_language, code, page=page, by=by, at=at) for key, one in told.items() if key not in known]
    Remembered.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)
    return len(new)


def remember_earlier() -> Iterator[tuple[Page, int]]:
    """Translations that went live before there was a memory, and how many texts were new to it; each page in a transaction of its own.

    Pages of which anything is remembered are left alone: going through again costs nothing and changes nothing.
    """
    for page in _not_remembered().iterator(chunk_size=AT_ONCE):
        found = beside(page.specific)
        if found.source.pk == page.pk:
            continue
        texts = [
            Told(pair.source.text, pair.target, pair.source.rich)
            for pair in found.pairs
            if pair.state == SegmentState.DONE and pair.origin != Origin.MACHINE
        ]
        number = _put(page, found.source.locale.language_code, texts, by=None, at=page.last_published_at)
        yield page, number


def _not_remembered() -> QuerySet[Page]:
    original = Original.objects.filter(page=OuterRef("pk"))
    known = Remembered.objects.filter(page=OuterRef("pk"))
    pages: QuerySet[Page] = Page.objects.filter(
        ~Exists(original), ~Exists(known), live=True, depth__gt=SECTION_DEPTH, last_published_at__isnull=False
    )
    return pages.select_related("locale").order_by("pk")
