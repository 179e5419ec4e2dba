"""A translation written in the page's own editor: the desk knows which words of the source it translates."""

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.segment_states import SegmentState
from tests.publishing.page_form import SAVE, edit_address, send
from tests.safety.acting import now
from tests.translation_desk.test_beside import change, newest, publish, states, whole, write

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
