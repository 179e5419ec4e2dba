"""What a reviewer lets through is done: each text of a translation that goes live translates what its source says now."""

from datetime import datetime

from wagtail.models import Page

from cms.accounts.models import User
from cms.safety.models import Approval, Weight
from cms.taxonomy.facts import is_original
from cms.taxonomy.models import MadeFrom
from cms.translation_desk.beside import beside
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.segments import texts_of
from cms.translation_desk.sources import SECTION_DEPTH
from cms.translation_desk.writing import NewText, note


def confirm(page: Page, *, by: User | None, at: datetime) -> None:
    """Notes every text of a translation as it has just gone live. Nothing for originals, homes and sections, which have no source."""
    if page.depth <= SECTION_DEPTH or is_original(page):
        return
    # What a machine wrote is nobody's words until somebody says so, and that is never said by going live.
    pairs = [pair for pair in beside(page).pairs if not (pair.is_empty or pair.by_machine)]
    by_origin: dict[Origin, dict[str, NewText]] = {}
    for pair in pairs:
        by_origin.setdefault(pair.origin or Origin.TYPED, {})[pair.path] = NewText(
            pair.target, pair.source.text, done=True
        )
    for origin, texts in by_origin.items():
        note(texts, page=page, by=by, at=at, origin=origin)


def follow_small_change(approval: Approval) -> None:
    """A change that leaves the meaning as it was leaves what was made from it as it is: it translates the new words as it did the old.

    Asked when the change is approved, while the old words are still live.
    """
    source = Page.objects.filter(pk=approval.page_id, live=True).first()
    if approval.weight != Weight.SMALL or source is None or approval.revision_id is None:
        return
    old = texts_of(source.specific)
    new = texts_of(source.revisions.get(pk=approval.revision_id).as_object())
    for path, text in new.items():
        before = old.get(path)
        if before is not None and before != text:
            notes = TranslatedSegment.objects.filter(page__in=made_from(source), path=path, source_text=before)
            notes.update(source_text=text)


def made_from(source: Page) -> list[int]:
    """Ids of the pages that are read against this one: of an original, all but those made from another translation."""
    pivoted = dict(
        MadeFrom.objects.filter(page__translation_key=source.translation_key).values_list("page_id", "source_id")
    )
    others = Page.objects.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    original = is_original(source)
    return [
        key
        for key in others.values_list("pk", flat=True)
        if pivoted.get(key, source.pk if original else None) == source.pk
    ]
