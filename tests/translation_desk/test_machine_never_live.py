"""What a machine wrote goes live on no way until a named person has confirmed it, text by text."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Revision

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.publishing.door import NotReady, reasons
from cms.safety.approving import CannotApprove
from cms.translation_desk.beside import beside
from cms.translation_desk.confirming import confirm
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.models import MachineText, Origin, TranslatedSegment
from cms.translation_desk.segment_states import SegmentState
from tests import factories
from tests.obliging import on_their_own
from tests.publishing.page_form import SAVE, SUBMIT, card, complaints, edit_address, send, words
from tests.publishing.test_bulk import publish_all
from tests.publishing.test_routes import WAYS
from tests.safety.acting import hand_in, now, take_step
from tests.standing import standing
from tests.translation_desk.sending_files import download, take, upload, verdicts
from tests.translation_desk.test_beside import AT, newest, write
from tests.translation_desk.test_side_by_side import at, fields

pytestmark = pytest.mark.django_db
CARD = "عد من حيث أتيت وانتظر 10 دقائق"
STANDFIRST = "ما يدل على أن المكان خطر"
SAID = "Written by a machine and confirmed by nobody yet"


@standing
def half(page: GuidancePage, arabic: Any, translator: User) -> GuidancePage:
    """An Arabic draft under a live section: two texts by a person and done, two by a machine."""
    made = draft_in(page, arabic.locale, by=translator).page
    above = made.get_parent().specific
    factories.translate_in_place(above)
    above.save_revision().publish()
    write(made, translator, title="علامات الخطر", text="<p>اسأل <b>أولاً</b>.</p>")
    write(made, translator, done=False, origin=Origin.MACHINE, standfirst=STANDFIRST, words=CARD)
    return GuidancePage.objects.get(pk=made.pk)


@pytest.fixture
def arabic_reviewer(half: GuidancePage, section: Any) -> User:
    return factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="ar", username="arabic_reviewer")


def by_machine(page: Any) -> set[str]:
    return {pair.path.rpartition(".")[2] for pair in beside(newest(page)).pairs if pair.by_machine}


def held(page: Any) -> list[str]:
    return [str(reason) for reason in reasons(newest(page)) if SAID in str(reason)]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_in_code_makes_it_live(half: GuidancePage, way: Callable[[GuidancePage], None]) -> None:
    newest(half).save()  # some ways begin at what is stored
    with pytest.raises(NotReady, match=SAID):
        way(newest(half))
    assert not now(half).live and not Page.objects.live().filter(locale=half.locale, depth=4).exists()
    assert by_machine(half) == {"standfirst", "words"}


def test_each_text_is_named_and_once_all_are_confirmed_it_goes_live(half: GuidancePage, translator: User) -> None:
    assert [CARD in said for said in held(half)] == [False, True]
    write(half, translator, standfirst=STANDFIRST)
    assert len(held(half)) == 1 and by_machine(half) == {"words"}
    for said in (
        f"{CARD}.",
        f"{CARD} ا",
        "عد وانتظر 10",
    ):  # a letter more is no reading, nor are other words before they are done
        write(half, translator, done=False, words=said)
        assert len(held(half)) == 1 and by_machine(half) == {"words"}
    write(half, translator, words="عد وانتظر 10")
    assert held(half) == [] and by_machine(half) == set()
    note = TranslatedSegment.objects.get(page=half.pk, path="standfirst")
    assert (note.origin, note.done, note.by_id) == (Origin.TYPED, True, translator.pk)
    newest(half).save_revision().publish()
    assert now(half).live


def test_it_is_not_handed_in_from_the_editor_nor_from_side_by_side(desk: Client, half: GuidancePage) -> None:
    assert SAID in words(desk.post(at(half), {"hand-in": "1"}, follow=True))
    errors = complaints(send(desk, edit_address(half), SUBMIT, card(words=CARD)))
    assert [SAID in said for said in errors["standfirst"]] == [True]
    assert not now(half).workflow_in_progress


def test_it_is_not_published_with_others_nor_set_for_later(admin_desk: Client, half: GuidancePage) -> None:
    assert SAID in words(publish_all(admin_desk, half))
    page = newest(half)
    page.go_live_at = AT.replace(year=2099)
    with pytest.raises(NotReady, match=SAID):
        page.save_revision().publish()
    assert not now(half).live and not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_version_of_before_brings_it_back_unconfirmed(half: GuidancePage, translator: User) -> None:
    old = now(half).get_latest_revision()
    Revision.objects.filter(pk=old.pk).update(user=None)  # so that it is kept as a version of its own
    write(half, translator, standfirst="كلمات أخرى تماما", words="عد وانتظر 10")
    assert held(half) == [] and by_machine(half) == set()
    with pytest.raises(NotReady, match=SAID):
        old.publish()
    old.as_object().save_revision(user=translator, previous_revision=old)
    assert by_machine(half) == {"standfirst", "words"} and len(held(half)) == 2


def test_what_was_confirmed_once_stays_so_in_a_version_of_before(half: GuidancePage, translator: User) -> None:
    write(half, translator, standfirst=STANDFIRST, words=CARD)
    old = now(half).get_latest_revision().as_object()
    write(half, translator, standfirst="كلمات أخرى تماما")
    old.save_revision(user=translator)
    assert held(half) == [] and by_machine(half) == set()


def test_saving_in_the_other_editor_confirms_nothing_whatever_it_does_to_spaces(
    desk: Client, half: GuidancePage, translator: User
) -> None:
    ids = {"body-0-id": newest(half).body[0].id}
    assert send(desk, edit_address(half), SAVE, card(words=CARD), **ids).status_code == 302
    assert by_machine(half) == {"standfirst", "words"}
    page = newest(half)
    page.standfirst = f" {STANDFIRST}\r\n"
    page.save_revision(user=translator)
    assert by_machine(half) == {"standfirst", "words"} and len(held(half)) == 2


def test_a_copy_and_a_part_that_was_doubled_take_it_along(half: GuidancePage, translator: User) -> None:
    copied = now(half).copy(update_attrs={"slug": "copied"}, keep_live=False, user=translator)
    assert [CARD in str(one) for one in reasons(newest(copied)) if SAID in str(one)] == [False, True]
    page = newest(half)
    page.body.append(factories.card(words=CARD))
    page.save_revision(user=translator)
    assert len(held(half)) == 3


def test_the_same_short_words_elsewhere_are_nobodys_machine(half: GuidancePage, page: Any, translator: User) -> None:
    write(half, translator, done=False, origin=Origin.MACHINE, title="نعم")
    other = newest(half)
    other.body.append(factories.card(words="نعم"))
    other.save_revision(user=translator)
    assert len(held(half)) == 3


def test_going_live_confirms_nothing_by_itself(half: GuidancePage, translator: User) -> None:
    confirm(newest(half), by=translator, at=AT)
    assert by_machine(half) == {"standfirst", "words"}
    assert MachineText.objects.filter(page=half.pk).count() == 2
    origins = TranslatedSegment.objects.filter(page=half.pk, path="standfirst").values_list("origin", "done")
    assert list(origins) == [(Origin.MACHINE, False)]


def test_a_service_that_is_turned_off_again_frees_nothing(half: GuidancePage, desk: Client) -> None:
    shown = words(desk.get(at(half)))
    assert "A machine wrote 2 texts here that nobody has confirmed." in shown and "by a machine" in shown
    sent = fields(desk, half)
    assert desk.post(at(half), sent).status_code == 302 and by_machine(half) == {"standfirst", "words"}


@pytest.mark.parametrize("form", ["po", "xliff1", "xliff2", "xlsx"])
def test_a_file_brings_it_back_unconfirmed(desk: Client, half: GuidancePage, page: Any, form: str) -> None:
    out = download(desk, page, form=form)
    assert verdicts(upload(desk, out.content)) == {"unchanged": 4}
    take(desk, upload(desk, out.content))
    assert by_machine(half) == {"standfirst", "words"}


def test_a_file_that_says_that_it_is_right_confirms_it_by_who_takes_it(
    desk: Client, half: GuidancePage, page: Any, translator: User
) -> None:
    out = download(desk, page).content
    assert out.count(b"#, fuzzy") == 2
    compared = upload(desk, out.replace(b"#, fuzzy\n", b"", 1))
    assert verdicts(compared) == {"confirmed": 1, "unchanged": 3}
    take(desk, compared)
    assert len(by_machine(half)) == 1
    note = TranslatedSegment.objects.get(page=half.pk, path="standfirst")
    assert (note.by_id, note.done) == (translator.pk, True)


def test_a_machine_text_counts_as_not_done(half: GuidancePage) -> None:
    counts = beside(newest(half)).counts()
    assert (counts[SegmentState.DONE], counts[SegmentState.DRAFT]) == (2, 2)


def test_no_reviewer_lets_it_through(half: GuidancePage, translator: User, arabic_reviewer: User) -> None:
    hand_in(half, translator)  # past the screens, which refuse it
    with on_their_own(), pytest.raises((NotReady, CannotApprove)):
        take_step(half, arabic_reviewer)
    assert not now(half).live and by_machine(half) == {"standfirst", "words"}
