"""Approval by letter: by the organisation's own administrators and safety reviewers, of exactly what was shown, as long as it holds."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from wagtail.models import Page, TaskState

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage
from cms.organisations.models import Organisation, Role
from cms.safety.letters import end_of
from cms.safety.listing_letters import authority_runs_out
from cms.safety.models import Approval, Kind, Letter
from cms.safety.models.written_once import WrittenOnce
from tests import factories
from tests.conftest import signed_in
from tests.library.files import encoded, photograph
from tests.publishing.page_form import words
from tests.safety.letters import SECRET, ask_authority, bring, in_days, letter_address, paper
from tests.safety.screen import approve, fresh, review_address, seen_by, send_back


@pytest.fixture
def waiting(submitted: GuidancePage, reviewer_desk: Client) -> GuidancePage:
    """A page whose own reviewer has approved it: it waits for an authority."""
    ask_authority(submitted)
    assert approve(reviewer_desk, submitted).status_code == 302
    page: GuidancePage = fresh(submitted)
    assert page.current_workflow_task_state.task.name == "Approval by an authority"
    return page


@pytest.fixture
def keeper(waiting: GuidancePage) -> User:
    """An administrator of the organisation: has no right on any page."""
    return factories.member_of(waiting.section.organisation, Role.ADMINISTRATOR, username="keeper")


@pytest.fixture
def keeper_desk(keeper: User) -> Client:
    """Where they work."""
    return signed_in(keeper)


def reviewed_digest(page: Page) -> str:
    """Of the content that its own reviewer has approved."""
    digest: str = Approval.objects.get(page_id=page.pk, kind=Kind.SAFETY).digest
    return digest


def stored() -> set[str]:
    """Files of letters there are."""
    return set(default_storage.listdir("letters")[1]) if default_storage.exists("letters") else set()


def test_an_administrator_records_a_letter_and_readers_find_the_page(
    waiting: GuidancePage, keeper_desk: Client, keeper: User
) -> None:
    assert bring(keeper_desk, waiting).status_code == 302
    assert fresh(waiting).live
    assert Client().get(fresh(waiting).url).status_code == 200
    approval = Approval.objects.get(kind=Kind.AUTHORITY)
    letter = approval.letter
    assert (approval.by_id, letter.by_id, letter.reference) == (keeper.pk, keeper.pk, "MA/2031/17")
    assert approval.digest == reviewed_digest(waiting)
    assert approval.expires_at == end_of(letter.valid_until)
    assert list(approval.checklist) == ["letter"]
    assert letter.organisation_id == waiting.section.organisation.pk


def test_a_safety_reviewer_may_record_it_too_and_the_trail_says_so(
    waiting: GuidancePage, reviewer_desk: Client, reviewer: User
) -> None:
    assert bring(reviewer_desk, waiting, valid_until="").status_code == 302
    assert Approval.objects.get(kind=Kind.AUTHORITY).expires_at is None
    entry = Entry.objects.get(action="safety.letter_recorded")
    assert (entry.actor_id, entry.object_id, entry.detail) == (reviewer.pk, str(waiting.pk), {})


def test_a_coordinator_still_approves_with_the_checklist(waiting: GuidancePage) -> None:
    desk = signed_in(factories.member_of(None, Role.COORDINATOR))
    shown = desk.get(review_address(waiting)).content.decode()
    assert 'id="review"' in shown
    assert 'id="letter"' not in shown
    assert approve(desk, waiting).status_code == 302
    assert fresh(waiting).live
    assert not Letter.objects.exists()


def test_who_brings_a_letter_sees_the_page_and_no_checklist_and_cannot_approve_or_send_back(
    waiting: GuidancePage, keeper_desk: Client
) -> None:
    shown = keeper_desk.get(review_address(waiting))
    assert waiting.title in words(shown)
    page = BeautifulSoup(shown.content, "html.parser")
    assert page.select("form#letter")
    assert not page.select("form#review")
    assert approve(keeper_desk, waiting, seen="x").status_code == 409
    send_back(keeper_desk, waiting)
    assert fresh(waiting).current_workflow_task_state.status == "in_progress"
    assert not fresh(waiting).live


def test_the_screen_of_a_safety_review_takes_no_letter(submitted: GuidancePage, reviewer_desk: Client) -> None:
    ask_authority(submitted)
    assert 'id="letter"' not in reviewer_desk.get(review_address(submitted)).content.decode()
    before = stored()
    data = {"seen": seen_by(reviewer_desk, submitted), "file": paper(), "reference": "x", "dated": in_days(0)}
    assert reviewer_desk.post(letter_address(submitted), data | {"answers": "letter"}).status_code == 409
    assert not Letter.objects.exists()
    assert stored() == before


@pytest.mark.parametrize(
    "role", [Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_REVIEWER, "coordinator", "other", "superuser"]
)
def test_nobody_else_records_a_letter(waiting: GuidancePage, role: str) -> None:
    before = stored()
    client = signed_in(person_in(waiting.section.organisation, role))
    client.post(
        letter_address(waiting),
        {
            "seen": reviewed_digest(waiting),
            "file": paper(),
            "reference": "x",
            "dated": in_days(0),
            "answers": "letter",
        },
    )
    assert not Letter.objects.exists()
    assert not fresh(waiting).live
    assert stored() == before


def person_in(organisation: Organisation, role: str) -> User:
    """Somebody who has no business with letters of this organisation."""
    if role == "superuser":
        return factories.UserFactory(is_superuser=True)
    if role == "coordinator":
        return factories.member_of(None, Role.COORDINATOR)
    if role == "other":
        return factories.member_of(factories.OrganisationFactory(), Role.ADMINISTRATOR, Role.SAFETY_REVIEWER)
    return factories.member_of(organisation, Role(role), language="en")


def test_who_wrote_the_page_records_no_letter_for_it(
    waiting: GuidancePage, editor_desk: Client, editor: User, keeper: User
) -> None:
    """Also after the safety review has approved their words."""
    editor.groups.add(keeper.groups.get())
    assert "somebody else has to approve it" in words(editor_desk.get(review_address(waiting)))
    response = bring(editor_desk, waiting, seen=reviewed_digest(waiting))
    assert response.status_code == 409
    assert not Letter.objects.exists()


def test_a_coordinator_who_wrote_the_page_does_not_approve_it_as_an_authority(
    waiting: GuidancePage, editor_desk: Client, editor: User
) -> None:
    editor.groups.add(factories.member_of(None, Role.COORDINATOR).groups.get())
    response = approve(editor_desk, waiting, seen=reviewed_digest(waiting))
    assert response.status_code == 409
    assert not fresh(waiting).live


def test_a_letter_about_another_version_than_the_one_on_the_screen_is_refused_and_not_kept(
    waiting: GuidancePage, keeper_desk: Client
) -> None:
    before = stored()
    response = bring(keeper_desk, waiting, seen="0" * 64)
    assert response.status_code == 409
    assert "was changed while you read it" in words(response)
    response = bring(keeper_desk, waiting, answers=[])
    assert response.status_code == 409
    assert "Answer every question" in words(response)
    assert not Letter.objects.exists()
    assert stored() == before


def test_where_the_door_refuses_the_page_neither_letter_nor_file_stays(
    waiting: GuidancePage, keeper_desk: Client, hotline: Hotline
) -> None:
    before = stored()
    hotline.delete()
    response = bring(keeper_desk, waiting)
    assert response.status_code == 409
    assert "No working hotline serves this page" in words(response)
    assert not Approval.objects.filter(kind=Kind.AUTHORITY).exists()
    assert not Letter.objects.exists()
    assert stored() == before


def test_a_letter_that_is_sent_twice_is_recorded_once(waiting: GuidancePage, keeper_desk: Client) -> None:
    address, seen = letter_address(waiting), reviewed_digest(waiting)
    data = {"seen": seen, "reference": "x", "dated": in_days(0), "answers": "letter"}
    keeper_desk.post(address, data | {"file": paper()})
    keeper_desk.post(address, data | {"file": paper()})
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("file", "none", "required"),
        ("reference", " ", "required"),
        ("dated", in_days(1), "it cannot be in the future"),
        ("dated", "1031-01-01", "it cannot be in the future"),
        ("valid_until", in_days(-1), "This letter has run out"),
        ("valid_until", "soon", "valid date"),
        ("file", "text", "has to be a PDF, JPEG or PNG file"),
        ("file", "webp", "has to be a PDF, JPEG or PNG file"),
        ("file", "zip", "has to be a PDF, JPEG or PNG file"),
        ("file", "broken", "damaged"),
    ],
)
def test_a_letter_that_lacks_something_says_what(
    waiting: GuidancePage, keeper_desk: Client, field: str, value: str, said: str
) -> None:
    image = Image.new("RGB", (20, 20))
    files: dict[str, Any] = {
        "none": "",
        "text": paper(b"The authority agrees.", "letter.pdf"),
        "webp": paper(encoded(image, "WEBP"), "letter.jpg"),
        "zip": paper(b"PK\x03\x04 not a letter", "letter.pdf"),
        "broken": paper(photograph()[:900], "letter.jpg"),
    }
    response = bring(keeper_desk, waiting, **{field: files[value] if field == "file" else value})
    assert response.status_code == 400
    assert said in words(response)
    assert not Letter.objects.exists()
    assert not fresh(waiting).live


@pytest.mark.parametrize("kind", ["pdf", "jpg", "png"])
def test_the_file_is_cleaned_and_stored_under_a_random_name(
    waiting: GuidancePage, keeper_desk: Client, kind: str
) -> None:
    made = {"pdf": None, "jpg": photograph(), "png": encoded(Image.new("RGB", (20, 20)), "PNG")}[kind]
    assert bring(keeper_desk, waiting, file=paper(made, "the-official's-own-name.scan")).status_code == 302
    letter = Letter.objects.get()
    folder, name = letter.file.name.split("/")
    assert (folder, name.split(".")[1], len(name)) == ("letters", kind, 36)
    assert SECRET not in letter.file.read()
    assert b"Fictional Village" not in default_storage.open(letter.file.name).read()


def test_readers_never_get_the_letter(waiting: GuidancePage, keeper_desk: Client) -> None:
    bring(keeper_desk, waiting)
    letter = Letter.objects.get()
    for address in (
        f"/media/{letter.file.name}",
        reverse("safety:letter_file", args=[letter.pk]),
        f"/{letter.file.name}",
    ):
        answer = Client().get(address)
        assert answer.status_code in (302, 404)
    assert "MA/2031/17" not in Client().get(fresh(waiting).url).content.decode()


def test_the_letter_is_downloaded_by_those_who_keep_it_and_by_who_sees_everything(
    waiting: GuidancePage, keeper_desk: Client, reviewer_desk: Client, admin_desk: Client
) -> None:
    bring(keeper_desk, waiting)
    address = reverse("safety:letter_file", args=[Letter.objects.get().pk])
    for desk in (keeper_desk, reviewer_desk, admin_desk, signed_in(factories.member_of(None, Role.COORDINATOR))):
        answer = desk.get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
    for role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_REVIEWER, "other"):
        assert signed_in(person_in(waiting.section.organisation, role)).get(address).status_code == 404


def test_an_administrator_finds_what_waits_for_a_letter_and_what_was_recorded(
    waiting: GuidancePage, keeper_desk: Client, editor_desk: Client
) -> None:
    address = reverse("safety:letters")
    assert waiting.title in words(keeper_desk.get(address))
    assert review_address(waiting) in keeper_desk.get(address).content.decode()
    bring(keeper_desk, waiting, valid_until=in_days(3))
    said = words(keeper_desk.get(address))
    assert "MA/2031/17" in said
    assert "runs out soon" in said
    stranger = signed_in(person_in(waiting.section.organisation, "other"))
    assert "MA/2031/17" not in words(stranger.get(address))
    assert waiting.title not in words(stranger.get(address))
    assert "MA/2031/17" not in words(editor_desk.get(address, follow=True))
    assert address in keeper_desk.get(reverse("wagtailadmin_home")).content.decode()
    assert address not in editor_desk.get(reverse("wagtailadmin_home")).content.decode()


def test_when_the_letter_runs_out_readers_find_the_page_no_more(waiting: GuidancePage, keeper_desk: Client) -> None:
    bring(keeper_desk, waiting, valid_until=in_days(5))
    page = fresh(waiting)
    assert page.passed.holds_until == end_of(timezone.localdate() + datetime.timedelta(days=5))
    type(page.passed).objects.filter(page=page).update(holds_until=timezone.now())
    assert Client().get(page.url).status_code == 404


def test_a_page_whose_letter_runs_out_is_handed_in_again_and_a_new_letter_holds(
    waiting: GuidancePage, keeper_desk: Client, reviewer_desk: Client, editor: User
) -> None:
    bring(keeper_desk, waiting, valid_until=in_days(5))
    page = fresh(waiting)
    page.get_workflow().start(page, editor)
    assert approve(reviewer_desk, fresh(page)).status_code == 302
    assert bring(keeper_desk, fresh(page), valid_until=in_days(400)).status_code == 302
    assert fresh(page).passed.holds_until == end_of(timezone.localdate() + datetime.timedelta(days=400))


def test_pages_whose_letter_runs_out_within_a_month_are_told(waiting: GuidancePage, keeper_desk: Client) -> None:
    bring(keeper_desk, waiting, valid_until=in_days(40))
    now, pages = timezone.now(), Page.objects.all()
    assert not authority_runs_out(pages, at=now).exists()
    (told,) = authority_runs_out(pages, at=now + datetime.timedelta(days=20))
    assert (told.pk, told.passed.holds_until) == (waiting.pk, fresh(waiting).passed.holds_until)
    assert authority_runs_out(pages, at=now + datetime.timedelta(days=60)).exists()
    assert not authority_runs_out(pages.filter(depth=2), at=now + datetime.timedelta(days=60)).exists()


def test_a_letter_is_written_once(waiting: GuidancePage, keeper_desk: Client) -> None:
    bring(keeper_desk, waiting)
    letter = Letter.objects.get()
    letter.reference = "another"
    for act in (letter.save, letter.delete, Letter.objects.all().delete):
        with pytest.raises(WrittenOnce):
            act()
    for sql in ("UPDATE safety_letter SET reference = 'x'", "DELETE FROM safety_letter"):
        with pytest.raises(DatabaseError), transaction.atomic():
            run(sql)
    assert Letter.objects.get().reference == "MA/2031/17"


def run(sql: str) -> None:
    """Past all of our code."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("who", ["coordinator", "keeper", "stranger"])
def test_the_review_shows_how_the_page_looks(waiting: GuidancePage, keeper_desk: Client, who: str) -> None:
    organisation = None if who == "coordinator" else factories.OrganisationFactory()
    role = Role.COORDINATOR if who == "coordinator" else Role.SAFETY_REVIEWER
    desk = keeper_desk if who == "keeper" else signed_in(factories.member_of(organisation, role))
    shown = BeautifulSoup(keeper_desk.get(review_address(waiting)).content, "html.parser")
    (frame,) = shown.select("iframe")
    answer = desk.get(str(frame["src"]))
    assert (waiting.title in words(answer)) == (who != "stranger")
    assert (answer.status_code == 200) == (who != "stranger")


def test_no_letter_is_asked_of_an_organisation_without_an_authority(waiting: GuidancePage, keeper_desk: Client) -> None:
    ask_authority(waiting, wanted=False)
    seen = reviewed_digest(waiting)
    data = {"seen": seen, "file": paper(), "reference": "x", "dated": in_days(0), "answers": "letter"}
    keeper_desk.post(letter_address(waiting), data)
    assert not Letter.objects.exists()
    assert TaskState.objects.filter(status="in_progress").exists()


@given(st.dates(min_value=datetime.date(2001, 1, 1), max_value=datetime.date(2090, 1, 1)))
def test_a_letter_holds_through_its_last_day_and_not_a_moment_longer(day: datetime.date) -> None:
    over = end_of(day)
    assert over is not None
    assert timezone.localtime(over - datetime.timedelta(microseconds=1)).date() == day
    assert timezone.localtime(over).date() == day + datetime.timedelta(days=1)
    assert end_of(None) is None
