"""Ends of lines: kept where a text may have several, a space where the page's own editor has one line; however they came."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cms.translation_desk.drafting import draft_in
from cms.translation_desk.fitting import fitted, in_lines, same_words
from cms.translation_desk.models import TranslatedSegment
from cms.translation_desk.segments import Segment, segments_of
from tests.translation_desk.sending_files import arabic_of, download, filled, take, upload, verdicts
from tests.translation_desk.test_beside import newest
from tests.translation_desk.test_segments import page as page_of_all_parts
from tests.translation_desk.test_side_by_side import at, fields, number_of, one

pytestmark = pytest.mark.django_db
ONE, SEVERAL = Segment("x", "X", "", max_length=20, one_line=True), Segment("x", "X", "")


def test_texts_know_whether_they_have_one_line() -> None:
    found = {segment.path.rsplit(".")[-1]: segment.one_line for segment in segments_of(page_of_all_parts(cover_id=3))}
    assert found == {
        "title": True, "standfirst": False, "cover_alt": True, "words": True, "heading": True, "text": False, "alt_text": True,
    }  # fmt: skip


@given(
    st.lists(st.text("ab \t\u00a0"), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n", "\r", "\x0b", "\u2028"])
)
def test_one_line_has_no_end_of_a_line_and_all_of_the_words(lines: list[str], end: str) -> None:
    text = end.join(lines)
    found = in_lines(ONE, text)
    assert found.splitlines() in ([], [found]) and found.split() == text.split()
    assert in_lines(ONE, found) == found
    assert in_lines(SEVERAL, text).split() == text.split()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\x0b"])
def test_nor_has_it_one_at_its_own_end(end: str) -> None:
    assert (in_lines(ONE, f"abc{end}"), in_lines(ONE, end)) == ("abc", "")


def test_a_line_without_an_end_stays_as_it_is() -> None:
    assert in_lines(ONE, " a  b ") == " a  b "


def test_what_is_too_long_is_counted_as_it_is_kept() -> None:
    assert fitted(ONE, "ten signs.\n \n \n and nine") == "ten signs. and nine"


# Side by side


@pytest.fixture
def draft(page: Any, arabic: Any, translator: Any) -> Any:
    """In Arabic."""
    return draft_in(page, arabic.locale, by=translator).page.specific


def by_browser(sent: dict[str, str]) -> dict[str, str]:
    """As a browser sends it, whatever it was given."""
    return {name: "\r\n".join(text.splitlines()) for name, text in sent.items()}


def test_a_title_that_was_pasted_with_its_lines_is_saved_in_one(desk: Client, draft: Any) -> None:
    answer = desk.post(at(draft, "save_text"), by_browser(one(fields(desk, draft), "title", "اعرف \n علامات\n\nالخطر")))
    assert answer.json()["rows"][0]["was"] == newest(draft).title == "اعرف علامات الخطر"


def test_several_lines_are_kept_and_can_be_changed_again(desk: Client, draft: Any) -> None:
    for text in ("واحد\nاثنان", "واحد\nاثنان\nثلاثة"):
        answer = desk.post(at(draft, "save_text"), by_browser(one(fields(desk, draft), "standfirst", text)))
        assert answer.status_code == 200
        assert newest(draft).standfirst == text


def test_a_source_of_several_lines_has_not_changed_because_a_browser_sent_it(
    desk: Client, page: Any, draft: Any
) -> None:
    page.standfirst = "One.\nTwo."
    page.save_revision().publish()
    sent = one(fields(desk, draft), "standfirst", "واحد\nاثنان", done="on")
    assert desk.post(at(draft, "save_text"), by_browser(sent)).json()["rows"][0]["state"] == "done"


def test_what_nobody_touched_is_not_written_anew_nor_emptied(desk: Client, draft: Any) -> None:
    latest = newest(draft)
    latest.title, latest.standfirst = "عنوان\nقديم", "واحد\nاثنان"
    latest.save_revision()
    assert desk.post(at(draft), by_browser(fields(desk, draft))).status_code == 302
    assert newest(draft).title == "عنوان\nقديم" and not TranslatedSegment.objects.exists()


def test_a_text_of_several_lines_can_be_called_done_without_a_change(desk: Client, draft: Any) -> None:
    sent = fields(desk, draft)
    desk.post(at(draft), by_browser(sent | {f"text-{number_of(sent, 'standfirst')}": "واحد\nاثنان"}))
    sent = fields(desk, draft)
    assert desk.post(at(draft), by_browser(sent | {f"done-{number_of(sent, 'standfirst')}": "on"})).status_code == 302
    assert TranslatedSegment.objects.get(path="standfirst").done


# Files


def test_a_file_brings_one_line_where_there_is_one_and_several_where_there_are_several(
    desk: Client, page: Any, arabic: Any
) -> None:
    texts = {"title": r"اعرف\n علامات الخطر", "standfirst": r"واحد\nاثنان", "Go back": r"عد\n\nوانتظر 10 دقائق"}
    content = filled(download(desk, page).content, {path: text.replace("\\", "\\\\") for path, text in texts.items()})
    take(desk, upload(desk, content.replace(rb"\\n", rb"\n")))
    draft = arabic_of(page, arabic)
    assert (draft.title, draft.standfirst) == ("اعرف علامات الخطر", "واحد\nاثنان")
    assert draft.body[0].value["words"] == "عد وانتظر 10 دقائق"
    again = upload(desk, content.replace(rb"\\n", rb"\n"))
    assert verdicts(again) == {"unchanged": 3, "empty": 1}


def test_the_words_of_the_source_in_several_lines_are_no_translation(desk: Client, page: Any, arabic: Any) -> None:
    same = filled(download(desk, page).content, {"title": "Know the XX warning signs"})
    assert verdicts(upload(desk, same.replace(b" XX ", rb"\n"))) == {"same": 1, "empty": 3}


def test_texts_with_other_ends_of_lines_read_the_same() -> None:
    assert same_words("a\r\nb", "a\nb") and not same_words("a b", "a\nb")
