"""Parts of a source arrive in its translation by id, and no word is lost."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cms.guidance.blocks import GuidanceStream
from cms.translation_desk.following import Parts, differs, follow

STREAM = GuidanceStream(required=False)
IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def card(key: str, words: str, pictogram: str = "path") -> dict[str, Any]:
    return {"type": "do", "id": key, "value": {"pictogram": pictogram, "words": words, "more": "", "audiences": []}}


def english(keys: list[str]) -> Parts:
    return [card(key, f"Do {key}") for key in keys]


def arabic(keys: list[str]) -> Parts:
    return [card(key, f"افعل {key}") for key in keys]


def words(parts: Parts) -> dict[str, str]:
    return {part["id"]: part["value"]["words"] for part in parts}


def test_a_part_that_was_moved_keeps_its_words() -> None:
    found = follow(STREAM, english(["b", "a"]), arabic(["a", "b"]), english(["a", "b"]))
    assert [part["id"] for part in found] == ["b", "a"]
    assert words(found) == {"a": "افعل a", "b": "افعل b"}


def test_a_new_part_comes_with_the_words_of_the_source_and_one_that_is_gone_goes() -> None:
    found = follow(STREAM, english(["a", "c"]), arabic(["a", "b"]), english(["a", "b"]))
    assert words(found) == {"a": "افعل a", "c": "Do c"}


def test_a_part_that_was_split_leaves_all_words_with_its_first_half() -> None:
    """Wagtail's editor keeps the id with the first half; the second is a part like any new one."""
    base = [card("a", "Stop. Go back."), card("b", "Do b")]
    source = [card("a", "Stop."), card("second", "Go back."), card("b", "Do b")]
    found = follow(STREAM, source, [card("a", "قف. ارجع."), card("b", "افعل b")], base)
    assert words(found) == {"a": "قف. ارجع.", "second": "Go back.", "b": "افعل b"}


def test_what_only_the_translation_has_stays_where_it_stands() -> None:
    found = follow(
        STREAM, english(["a", "b"]), [*arabic(["a"]), card("own", "كلمات"), *arabic(["b"])], english(["a", "b"])
    )
    assert [part["id"] for part in found] == ["a", "own", "b"]


def test_without_knowing_what_it_was_made_from_nothing_goes() -> None:
    found = follow(STREAM, english(["a"]), arabic(["a", "b"]), None)
    assert words(found) == {"a": "افعل a", "b": "افعل b"}


def test_a_drawing_follows_the_source_unless_the_translation_chose_its_own() -> None:
    base, source = [card("a", "Do"), card("b", "Do")], [card("a", "Do", "stop"), card("b", "Do", "stop")]
    target = [card("a", "افعل"), card("b", "افعل", "people")]
    found = follow(STREAM, source, target, base)
    assert [part["value"]["pictogram"] for part in found] == ["stop", "people"]
    assert words(found) == {"a": "افعل", "b": "افعل"}


def test_parts_inside_parts_and_steps_follow_too() -> None:
    def section(parts: Parts, heading: str) -> Parts:
        return [{"type": "section", "id": "s", "value": {"heading": heading, "audiences": [], "parts": parts}}]

    def steps(keys: list[str], word: str) -> Parts:
        items = [{"type": "item", "id": key, "value": {"pictogram": "", "words": f"{word} {key}"}} for key in keys]
        return [{"type": "steps", "id": "t", "value": {"heading": "", "steps": items, "audiences": []}}]

    found = follow(STREAM, section(english(["b", "a"]), "At home"), section(arabic(["a"]), "في البيت"), None)
    assert found[0]["value"]["heading"] == "في البيت"
    assert words(found[0]["value"]["parts"]) == {"b": "Do b", "a": "افعل a"}
    listed = follow(STREAM, steps(["2", "1", "3"], "Step"), steps(["1", "2"], "خطوة"), steps(["1", "2"], "Step"))
    assert [item["value"]["words"] for item in listed[0]["value"]["steps"]] == ["خطوة 2", "خطوة 1", "Step 3"]


@given(IDS, IDS, IDS)
def test_no_word_is_lost_and_the_order_is_that_of_the_source(
    source: list[str], target: list[str], base: list[str]
) -> None:
    found = follow(STREAM, english(source), arabic(target), english(base))
    there = words(found)
    assert [key for key in (part["id"] for part in found) if key in source] == source
    assert len(there) == len(found)
    for key in target:
        if key in source:
            assert there[key] == f"افعل {key}"
        else:
            assert (key in there) == (key not in base)
    again = follow(STREAM, english(source), found, english(source))
    assert again == found
    assert not differs(found, again)
