"""Whole pages through a file and back: every text in its place, whatever it says, in every format."""

import uuid
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from cms.guidance.models import GuidancePage
from cms.translation_desk.beside import Pair
from cms.translation_desk.files.comparing import TAKEN, Verdict, judge
from cms.translation_desk.files.formats import FORMATS, read
from cms.translation_desk.files.gathering import Place, Work, batches
from cms.translation_desk.files.units import Batch
from cms.translation_desk.fitting import same_words
from cms.translation_desk.hidden_signs import END_OF_ISOLATE, ISOLATES, NO_SIGNS, OVERRIDES
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import segments_of, texts_of, write_texts
from tests.translation_desk.test_segments import PATHS, page
from tests.translation_desk.texts_in_files import AT

pytestmark = pytest.mark.django_db
RICH = next(path for path, text in PATHS.items() if text.startswith("<p>"))


words = st.text(
    st.characters(
        exclude_categories=["Cc", "Co", "Cs", "Zl", "Zp", "Zs"],
        exclude_characters={*OVERRIDES, *ISOLATES, END_OF_ISOLATE, *NO_SIGNS},
        include_characters="\n\t ",
    ),
    max_size=100,
).map(lambda text: f"{text}x")
texts = st.one_of(
    words,
    st.sampled_from(['"؟" \\n', "=1+1", "  လမ်းသွားပါ  ", "&lt;p&gt; <b>", "🚸\nسطر آخر", "-\t- x"]),
)
rich = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=40)


def work_on(original: GuidancePage) -> Work:
    pairs = [Pair(segment, "", SegmentState.UNTRANSLATED) for segment in segments_of(original)]
    return Work(Place(original, None), original, pairs)


def filled(batch: Batch, translations: dict[str, str]) -> Batch:
    """As somebody fills it in."""
    told = (replace(one, unit=replace(one.unit, target=translations[one.unit.path])) for one in batch.told)
    return replace(batch, told=tuple(told))


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_page_loses_no_word_on_its_way_out_and_back(form: str, data: st.DataObject) -> None:
    original = page(locale=Locale(language_code="en"), translation_key=uuid.uuid4())
    plain = [path for path in PATHS if path != RICH]
    write_texts(original, {path: data.draw(texts) for path in plain})
    write_texts(original, {RICH: f"<p>{data.draw(rich)} <b>{data.draw(rich)}</b></p>".replace("&", "&amp;")})
    wanted = {path: data.draw(texts) for path in plain}
    wanted[RICH] = f"<p><b>{data.draw(rich)}</b> {data.draw(rich)}</p>".replace("&", "&amp;")
    (batch,) = batches([work_on(original)], "ar", AT)
    back = read(FORMATS[form].write(filled(batch, wanted)))
    pairs = {pair.path: pair for pair in work_on(original).pairs}
    judged = {unit.path: judge(unit, pairs[unit.path], "en") for unit in back.units}
    assert {one.verdict for one in judged.values()} <= TAKEN | {Verdict.FIGURES, Verdict.SAME}
    there = page()
    write_texts(there, {path: one.text for path, one in judged.items() if one.text})
    for path, text in texts_of(there).items():
        assert same_words(text, wanted[path]) or judged[path].verdict == Verdict.SAME
