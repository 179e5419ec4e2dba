"""Approval by letter: recorded by the organisation's own administrators and safety reviewers, for exactly what was shown."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image
from wagtail.models import TaskState

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.letters import end_of
from cms.safety.models import Approval, Kind, Letter
from tests import factories
from tests.conftest import signed_in
from tests.library.files import encoded, photograph
from tests.publishing.page_form import words
from tests.safety.letters import (
    ask_authority,
    bring,
    in_days,
    letter_address,
    organisation_of,
    paper,
    person_in,
    reviewed_digest,
    stored,
)
from tests.safety.screen import approve, fresh, review_address, seen_by, send_back


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
    assert letter.organisation_id == organisation_of(waiting).pk


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
    client = signed_in(person_in(organisation_of(waiting), role))
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
        ("valid_until", "soon", "Write the date as year-month-day"),
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


def test_a_browser_finds_in_the_form_what_tells_it_from_those_of_other_sites(
    waiting: GuidancePage, keeper: User
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(keeper)
    assert bring(strict, waiting).status_code == 302
    assert fresh(waiting).live
