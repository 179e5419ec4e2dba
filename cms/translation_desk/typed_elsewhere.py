"""Texts of a translation that somebody typed in the page's own editor: which words of the source they translate is known here too."""

from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from cms.accounts.models import User
from cms.taxonomy.facts import is_original
from cms.translation_desk.beside import Pair, beside
from cms.translation_desk.fitting import same_words
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.reviewed_before import keep_reviewed
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import places_of
from cms.translation_desk.sources import SECTION_DEPTH
from cms.translation_desk.writing import NewText, note


@transaction.atomic
def note_typed(page: Page, *, by: User, at: datetime) -> None:
    """Of a page as it has just been saved, the texts that are others than in the version before: drafts, until their translator calls
    them done. Nothing for originals, homes and sections, nor where somebody has saved again since.

    A text whose source had changed already keeps its note: whoever types a letter and takes it away has not revised it.
    """
    if page.depth <= SECTION_DEPTH or is_original(page):
        return
    held = Page.objects.select_for_update(of=("self",)).get(pk=page.pk)
    if held.latest_revision_id != page.latest_revision_id:
        return
    keep_reviewed(page, at)
    known = dict(TranslatedSegment.objects.filter(page=page.pk).values_list("path", "source_text"))
    texts = {
        pair.path: NewText(pair.target, pair.source.text)
        for pair in _typed(page)
        if same_words(known.get(pair.path, pair.source.text), pair.source.text)
    }
    if texts:
        note(texts, page=page, by=by, at=at, origin=Origin.TYPED)


def _typed(page: Page) -> list[Pair]:
    drafts = [pair for pair in beside(page).pairs if pair.state == SegmentState.DRAFT and pair.origin is None]
    version = (
        page.revisions.exclude(pk=page.latest_revision_id).order_by("-created_at", "-pk").first() if drafts else None
    )
    before = places_of(version.as_object()) if version is not None else {}
    return [pair for pair in drafts if pair.path not in before or not same_words(before[pair.path].text, pair.target)]
