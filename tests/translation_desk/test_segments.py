"""The texts of a page, one by one, and back into their places."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.guidance.models import GuidancePage
from cms.translation_desk.segments import segments_of, texts_of, write_texts
from tests.translation_desk.generated_pages import can_be_read

pytestmark = pytest.mark.django_db
CARD, STEPS, STEP, OTHER, SECTION, INNER, TEXT = (f"0000000{number}-0000-4000-8000-000000000000" for number in range(7))


ASK = "<p>Ask <b>first</b>.</p>"
PICTURE = {"image": 7, "decorative": False, "alt_text": "A path"}


def page(**values: Any) -> GuidancePage:
    """With a part of each kind that holds texts inside others; in memory."""
    body = [
        {
            "type": "do",
            "id": CARD,
            "value": {"pictogram": "path", "words": "Walk together", "more": "", "audiences": ["girls"]},
        },
        {
            "type": "steps",
            "id": STEPS,
            "value": {
                "heading": "First",
                "steps": [
                    {"type": "item", "id": STEP, "value": {"pictogram": "stop", "words": "Stop"}},
                    {"type": "item", "id": OTHER, "value": {"pictogram": "", "words": "Go back"}},
                ],
                "audiences": [],
            },
        },
        {
            "type": "section",
            "id": SECTION,
            "value": {
                "heading": "At school",
                "audiences": [],
                "parts": [
                    {
                        "type": "text",
                        "id": TEXT,
                        "value": {"heading": "", "text": "<p>Ask <b>first</b>.</p>", "audiences": []},
                    },
                    {
                        "type": "picture",
                        "id": INNER,
                        "value": {"picture": {"image": 7, "decorative": False, "alt_text": "A path"}, "caption": ""},
                    },
                ],
            },
        },
    ]
    field: Any = GuidancePage._meta.get_field("body")
    made = GuidancePage(title="Known paths", standfirst="Walk on them.", cover_alt="No picture, no words", **values)
    made.body = field.to_python(json.dumps(body))
    return made


PATHS = {
    "title": "Known paths",
    "standfirst": "Walk on them.",
    f"body.{CARD}.words": "Walk together",
    f"body.{STEPS}.heading": "First",
    f"body.{STEPS}.steps.{STEP}.words": "Stop",
    f"body.{STEPS}.steps.{OTHER}.words": "Go back",
    f"body.{SECTION}.heading": "At school",
    f"body.{SECTION}.parts.{TEXT}.text": ASK,
    f"body.{SECTION}.parts.{INNER}.picture.alt_text": "A path",
}


def test_every_text_is_known_by_where_it_stands() -> None:
    assert texts_of(page()) == PATHS
    assert next(iter(texts_of(page()))) == "title"


def test_a_segment_says_what_it_is_called_how_long_it_may_be_and_whether_it_is_rich() -> None:
    found = {segment.path: segment for segment in segments_of(page())}
    words = found[f"body.{STEPS}.steps.{STEP}.words"]
    assert (words.label, words.max_length, words.required, words.rich) == ("Steps · Steps · Words", 160, True, False)
    text = found[f"body.{SECTION}.parts.{TEXT}.text"]
    assert text.rich and "bold" in text.features and text.part == f"body.{SECTION}"


def test_words_about_a_picture_that_is_not_there_are_nothing_to_translate() -> None:
    assert "cover_alt" not in texts_of(page())
    assert texts_of(page(cover_id=3))["cover_alt"] == "No picture, no words"


def test_what_has_no_place_is_named_and_nothing_is_made_for_it() -> None:
    there = page()
    assert write_texts(there, {"body.nowhere.words": "x", "slug": "y", "title": "Z", "body": "q"}) == {
        "body.nowhere.words",
        "slug",
        "body",
    }
    assert texts_of(there) == PATHS | {"title": "Z"}


@given(st.dictionaries(st.sampled_from(sorted(PATHS)), st.text(min_size=1).filter(can_be_read), max_size=len(PATHS)))
def test_texts_go_into_their_places_and_nowhere_else(texts: dict[str, str]) -> None:
    there = page()
    before = there.body.get_prep_value()
    assert write_texts(there, texts) == set()
    assert texts_of(there) == PATHS | texts
    assert [part["id"] for part in there.body.get_prep_value()] == [part["id"] for part in before]
    assert there.body[0].value["pictogram"] == "path" and there.body[0].value["audiences"] == ["girls"]
