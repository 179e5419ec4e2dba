"""A translation written in the page's own editor: the desk knows which words of the source it translates."""

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.translation_desk.fitting import rich
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import Segment, places_of, write_texts
from cms.translation_desk.typed_elsewhere import note_typed
from tests.publishing.page_form import SAVE, edit_address, send
from tests.safety.acting import now
from tests.translation_desk.test_beside import AT, change, newest, publish, states, whole, write

pytestmark = pytest.mark.django_db
TITLE = "اعرف علامات الخطر"


def type_title(desk: Client, page: GuidancePage, words: str) -> None:
    """All other fields as they stand."""
    assert send(desk, edit_address(page), SAVE, title=words).status_code == 302


def test_what_was_typed_there_needs_revision_when_its_source_changes(
    desk: Client, untouched: GuidancePage, page: GuidancePage, translator: User
) -> None:
    type_title(desk, untouched, TITLE)
    assert (
        states(untouched)["title"] == SegmentState.DRAFT
        and states(untouched)["standfirst"] == SegmentState.UNTRANSLATED
    )
    (note,) = TranslatedSegment.objects.filter(page=untouched.pk)
    assert (note.path, note.text, note.source_text, note.done) == ("title", TITLE, page.title, False)
    assert (note.by, note.origin) == (translator, Origin.TYPED)
    change(page, title="Know what tells you of danger")
    assert states(untouched)["title"] == SegmentState.NEEDS_REVISION


def test_texts_that_were_not_touched_there_stay_what_they_were(
    desk: Client, untouched: GuidancePage, page: GuidancePage, translator: User
) -> None:
    write(untouched, translator, title=TITLE)
    write(untouched, translator, origin=Origin.MACHINE, standfirst="ما يدل على الخطر")
    change(page, title="Know what tells you of danger")
    before = list(TranslatedSegment.objects.filter(page=untouched.pk).order_by("path").values())
    type_title(desk, untouched, TITLE)
    assert list(TranslatedSegment.objects.filter(page=untouched.pk).order_by("path").values()) == before
    assert states(untouched)["title"] == SegmentState.NEEDS_REVISION


def test_originals_have_no_notes(page: GuidancePage, admin: User, admin_client: Client) -> None:
    page.save_revision()
    assert send(admin_client, edit_address(now(page)), SAVE, title="Other words").status_code == 302
    assert newest(page).title == "Other words" and not TranslatedSegment.objects.exists()


def test_what_is_known_of_a_page_from_before_the_desk_is_kept_when_one_of_its_texts_is_noted(
    untouched: GuidancePage, page: GuidancePage, translator: User
) -> None:
    whole(untouched, translator)
    write(untouched, translator, text="<p>اسأل <b>أولا</b>.</p>")
    publish(untouched)
    TranslatedSegment.objects.all().delete()
    change(page, title="Something else altogether", standfirst="Something other.")
    assert states(untouched)["title"] == SegmentState.NEEDS_REVISION
    write(untouched, translator, standfirst="شيء آخر")
    found = states(untouched)
    assert found["title"] == SegmentState.NEEDS_REVISION and found["standfirst"] == SegmentState.DONE


LINES = "ما يدل على\nأن المكان قد يكون خطرا."


@pytest.fixture
def live(untouched: GuidancePage, translator: User) -> GuidancePage:
    """Done and live, one of its texts on two lines."""
    whole(untouched, translator)
    write(untouched, translator, text="<p>اسأل <b>أولا</b>.</p>", standfirst=LINES)
    publish(untouched)
    return untouched


def test_a_browsers_own_ends_of_lines_are_no_other_words(desk: Client, live: GuidancePage, page: GuidancePage) -> None:
    by_browser = {"standfirst": LINES.replace("\n", "\r\n")}
    assert send(desk, edit_address(live), SAVE, **by_browser).status_code == 302
    assert "\r\n" in newest(live).standfirst and states(live)["standfirst"] == SegmentState.DONE
    change(page, standfirst="Never go there at all.")
    send(desk, edit_address(live), SAVE, **by_browser)
    assert states(live)["standfirst"] == SegmentState.NEEDS_REVISION


@pytest.mark.parametrize("state", [SegmentState.NEEDS_REVISION, SegmentState.UNTRANSLATED])
def test_keys_that_the_editor_gives_paragraphs_are_no_other_words(
    untouched: GuidancePage, page: GuidancePage, translator: User, state: SegmentState
) -> None:
    if state == SegmentState.NEEDS_REVISION:
        whole(untouched, translator)
        write(untouched, translator, text="<p>اسأل <b>أولا</b>.</p>")
        publish(untouched)
        source = newest(page)
        write_texts(source, {text_of(source).path: "<p>Do <b>never</b> go.</p>"})
        source.save_revision()
        change(source)
    draft = newest(untouched)
    write_texts(draft, {text_of(draft).path: rich(text_of(draft).text, ("bold", "ol", "ul", "link"))})
    draft.save_revision(user=translator)
    note_typed(now(draft).get_latest_revision_as_object(), by=translator, at=AT)
    assert "data-block-key" in text_of(newest(untouched)).text and states(untouched)["text"] == state


def text_of(page: GuidancePage) -> Segment:
    """Its rich text."""
    (found,) = (segment for segment in places_of(page).values() if segment.rich)
    return found


def test_a_letter_that_was_typed_and_taken_away_again_revises_nothing(
    desk: Client, live: GuidancePage, page: GuidancePage
) -> None:
    words = newest(live).title
    change(page, title="Know what tells you of danger")
    for title in (f"{words}x", words):
        assert send(desk, edit_address(live), SAVE, title=title).status_code == 302
    assert states(live)["title"] == SegmentState.NEEDS_REVISION


def test_one_text_that_was_typed_says_nothing_of_the_others(
    desk: Client, untouched: GuidancePage, page: GuidancePage, colleague: User
) -> None:
    draft = newest(untouched)
    draft.standfirst = "قديم"
    draft.save_revision(user=colleague)  # before anybody noted what was typed
    change(page, standfirst="Never go there at all.")
    type_title(desk, untouched, TITLE)
    assert [note.path for note in TranslatedSegment.objects.filter(page=untouched.pk)] == ["title"]


def test_whoever_saved_since_is_not_overwritten_by_a_note_that_comes_late(
    untouched: GuidancePage, translator: User, colleague: User
) -> None:
    mine = newest(untouched)
    mine.title = "كلماتي"
    mine.save_revision(user=translator)
    mine = newest(untouched)
    write(untouched, colleague, title="كلماتها")
    note_typed(mine, by=translator, at=AT)
    assert states(untouched)["title"] == SegmentState.DONE
