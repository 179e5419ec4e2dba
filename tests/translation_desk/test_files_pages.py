"""Whole pages through a file and back: every text in its place, whatever it says, in every format."""

import re
import uuid
from dataclasses import replace
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from cms.guidance.models import GuidancePage
from cms.translation_desk.beside import Pair
from cms.translation_desk.files.comparing import TAKEN, Judged, Verdict, as_in_files, judge
from cms.translation_desk.files.formats import FORMATS, read
from cms.translation_desk.files.gathering import Place, Work, batches
from cms.translation_desk.files.units import Batch
from cms.translation_desk.fitting import fitted
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import Segment, segments_of, texts_of, write_texts
from tests.translation_desk.generated_pages import PARTS, STREAM, as_kept, pages, words, words_of_rich
from tests.translation_desk.texts_in_files import AT, KEY

pytestmark = pytest.mark.django_db
ENGLISH = pages(locale=Locale(language_code="en"), translation_key=uuid.UUID(KEY))
WORDS_BETWEEN_TAGS = re.compile(r"(?<=>)[^<>]*[^<>\s][^<>]*(?=<)")


def work_on(original: GuidancePage, said: dict[str, str]) -> Work:
    """What there is to translate, and what is translated."""
    pairs = [
        Pair(
            segment,
            said.get(segment.path, ""),
            SegmentState.DRAFT if said.get(segment.path) else SegmentState.UNTRANSLATED,
        )
        for segment in segments_of(original)
    ]
    return Work(Place(original, None), original, pairs)


def translation(draw: Any, segment: Segment) -> str:
    """Other words; in rich text with the same tags."""
    if not segment.rich:
        return str(draw(words(segment.max_length)))
    return WORDS_BETWEEN_TAGS.sub(lambda _found: escape(draw(words_of_rich), quote=False), segment.text)


def filled(batch: Batch, translations: dict[str, str]) -> Batch:
    """As somebody fills it in."""
    told = (replace(one, unit=replace(one.unit, target=translations[one.unit.path], done=True)) for one in batch.told)
    return replace(batch, told=tuple(told))


def judged_of(content: bytes, work: Work) -> dict[str, Judged]:
    """By path; every text of the page once, and no other."""
    units = read(content).units
    pairs = {pair.path: pair for pair in work.pairs}
    assert [unit.path for unit in units] == list(pairs)
    return {unit.path: judge(unit, pairs[unit.path], "en") for unit in units}


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_page_loses_no_word_on_its_way_out_and_back(form: str, data: st.DataObject) -> None:
    original = as_kept(data.draw(ENGLISH))
    work = work_on(original, {})
    segments = {pair.path: pair.source for pair in work.pairs}
    wanted = {path: translation(data.draw, segment) for path, segment in segments.items()}
    (out,) = batches([work], "ar", AT)
    judged = judged_of(FORMATS[form].write(filled(out, wanted)), work)
    for path, one in judged.items():
        kept = as_in_files(fitted(segments[path], wanted[path]), segments[path])
        same = as_in_files(segments[path].text, segments[path]) in (wanted[path], kept)
        assert one.verdict in TAKEN | {Verdict.FIGURES} or (same and one.verdict == Verdict.SAME), (path, one)
    taken = {path: one.text for path, one in judged.items() if one.text}
    assert write_texts(original, taken) == set()
    there = texts_of(original)
    for path in taken:
        assert as_in_files(there[path], segments[path]) == as_in_files(
            fitted(segments[path], wanted[path]), segments[path]
        )


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_a_page_that_nobody_touched_comes_back_as_it_went_out(form: str, data: st.DataObject) -> None:
    original = as_kept(data.draw(ENGLISH))
    said = {segment.path: fitted(segment, translation(data.draw, segment)) for segment in segments_of(original)}
    work = work_on(original, said)
    (out,) = batches([work], "ar", AT)
    judged = judged_of(FORMATS[form].write(out), work)
    assert {one.verdict for one in judged.values()} == {Verdict.UNCHANGED}
    assert {path: one.source for path, one in judged.items()} == {pair.path: pair.source.text for pair in work.pairs}


def test_every_kind_of_part_is_in_the_pages_made_here() -> None:
    assert PARTS.keys() == STREAM.child_blocks.keys()
