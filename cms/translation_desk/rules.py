"""Never half-translated: what still reads as in the source, is missing, or translates what the source no longer says, is named."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cms.directions import apart
from cms.publishing.door import Reason, register
from cms.rich_text import words_of
from cms.taxonomy.facts import is_original, original_of
from cms.taxonomy.sources import made_from
from cms.translation_desk.beside import Pair, beside
from cms.translation_desk.same_words import is_sentence, may_be_the_same
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import places_of
from cms.translation_desk.sources import SECTION_DEPTH

HOME_DEPTH = 2
NAMED_AT_MOST = 5


def sentences(page: Page) -> dict[str, str]:
    """Every text of the page that a reader reads, and its field: what the page itself hands over, and the words of its streams."""
    own = page.texts_for_readers() if hasattr(page, "texts_for_readers") else [page.title]
    found = [(text, _field_of(page, text)) for text in own if text]
    for field in page._meta.get_fields():
        value: Any = getattr(page, field.name, None) if isinstance(field, StreamField) else None
        texts = value.stream_block.get_searchable_content(value) if value else ()
        found += [(get_text_for_indexing(str(text)), field.name) for text in texts]
    placed: dict[str, str] = {}
    for text, field in found:
        placed.setdefault(" ".join(text.split()), field)  # the first of two equal ones
    return placed


def _field_of(page: Page, text: str) -> str:
    return next((field.name for field in page._meta.concrete_fields if getattr(page, field.attname) == text), "")


def sources_of(page: Page) -> list[Page]:
    """What the page may have been drafted from: its original; for a home, which has none, every other home."""
    if page.depth == HOME_DEPTH:
        return list(Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).specific())
    if is_original(page):
        return []
    between = made_from(page)
    return [original_of(page).specific, *([between.specific] if between is not None else [])]


@register
def nothing_is_left_untranslated(page: Page) -> Iterator[Reason]:
    """A translation may not share a sentence with its original."""
    same: dict[str, str] = {}
    for source in sources_of(page):
        before, code = sentences(source), source.locale.language_code
        own = sentences(page).items()
        same |= {text: field for text, field in own if text in before and is_sentence(text, code)}
    for text, field in list(same.items())[:NAMED_AT_MOST]:
        named = _("Not translated yet: “%(text)s”") % {"text": apart(Truncator(text).chars(80))}
        yield Reason(named, field)
    if len(same) > NAMED_AT_MOST:
        more = list(same.values())[NAMED_AT_MOST]
        yield Reason(_("… and more that still reads as in the source."), more)


# Readers miss nothing without them.
MAY_BE_EMPTY = frozenset({"seo_title", "search_description"})
OLD = _("The source has changed since “%(text)s” was translated. Open the page side by side with its source.")
MISSING = _("Not translated yet: “%(text)s”")
SAME = _(
    "“%(text)s” is still as in the source. Translate it side by side, or tick “Done” beside it if it is to stay so."
)


@register
def nothing_is_missing_or_old(page: Page) -> Iterator[Reason]:
    """Every text of the source has one here, made from what the source says now."""
    if not page.pk or page.depth <= SECTION_DEPTH or is_original(page):
        return
    found, there = beside(page), places_of(page)
    pairs, code = found.pairs, found.source.locale.language_code
    parts = {field for field, *part in (pair.path.split(".") for pair in pairs if pair.path in there) if part}
    left = [(pair, said) for pair in pairs if (said := _said(pair, parts, code))]
    for pair, said in left[:NAMED_AT_MOST]:
        text = Truncator(words_of(pair.source.text, rich=pair.source.rich)).chars(80)
        yield Reason(said % {"text": apart(text)}, pair.path.split(".")[0])
    if len(left) > NAMED_AT_MOST:
        yield Reason(_("… and more that is missing or translates what the source no longer says."), "")


def _said(pair: Pair, streams: set[str], code: str) -> Any:
    """The sentence about one text, or nothing. `streams` have parts that the two languages share: others were built anew. `code` is the
    language of the source.
    """
    if pair.state == SegmentState.NEEDS_REVISION:
        return OLD
    field, *part = pair.path.split(".")
    if part and field not in streams:
        return None
    if pair.is_empty:
        return None if pair.path in MAY_BE_EMPTY else MISSING
    # Sentences are named by `nothing_is_left_untranslated`, wherever they stand.
    return SAME if pair.state == SegmentState.UNTRANSLATED and may_be_the_same(pair.target, code) else None
