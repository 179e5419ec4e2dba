"""Texts of a translation that somebody typed in the page's own editor: which words of the source they translate is known here too."""

from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from cms.accounts.models import User
from cms.taxonomy.facts import is_original
from cms.translation_desk.beside import beside
from cms.translation_desk.models import Origin
from cms.translation_desk.reviewed_before import keep_reviewed
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.sources import SECTION_DEPTH
from cms.translation_desk.writing import NewText, note


@transaction.atomic
def note_typed(page: Page, *, by: User, at: datetime) -> None:
    """Of a page as it has just been saved: drafts, until their translator calls them done. Nothing for originals, homes and sections."""
    if page.depth <= SECTION_DEPTH or is_original(page):
        return
    keep_reviewed(page, at)
    drafts = [pair for pair in beside(page).pairs if pair.state == SegmentState.DRAFT and pair.origin is None]
    if drafts:
        texts = {pair.path: NewText(pair.target, pair.source.text) for pair in drafts}
        note(texts, page=page, by=by, at=at, origin=Origin.TYPED)
