"""What the checks find stands beside the form while somebody writes, and stops what must never be shown."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.publishing.door import NotReady
from cms.safety.approving import proposal_of
from cms.safety.checks.written import Level
from cms.safety.content_checker import with_findings
from cms.safety.models import Approval
from tests import factories
from tests.guidance.reading import soup
from tests.obliging import approve_content
from tests.publishing.page_form import SUBMIT, card, complaints, edit_address, send, words
from tests.safety.screen import approve, fresh, review_address

pytestmark = pytest.mark.django_db
A_PRIVATE_NUMBER = "Call Mira on +1 555 555 0177"
A_DISTANCE = "Stay 500 metres away"


def body(text: str) -> Any:
    return [factories.card(words=text)]


def draft_of(desk: Client, page: GuidancePage) -> Any:
    """The page as whoever writes it sees it beside the form."""
    return soup(desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])))


def test_what_was_found_stands_above_the_preview_with_what_to_do(
    editor_desk: Client, ready_draft: GuidancePage
) -> None:
    ready_draft.body = body(A_PRIVATE_NUMBER)
    ready_draft.save_revision()
    found = draft_of(editor_desk, ready_draft).select_one(".checks-found [data-finding=refuse]")
    assert found is not None
    assert "Cannot be published" in found.get_text() and "555 0177" in found.get_text()


def test_it_is_said_in_the_language_in_which_the_person_works(
    editor: User, editor_desk: Client, ready_draft: GuidancePage
) -> None:
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "fr"})
    ready_draft.body = body(A_PRIVATE_NUMBER)
    ready_draft.save_revision()
    said = draft_of(editor_desk, ready_draft).select_one(".checks-found")
    assert said is not None and said["lang"] == "fr" and "Cannot be published" not in said.get_text()


def test_readers_and_reviewers_see_no_such_list_in_the_page(
    editor_desk: Client, reviewer_desk: Client, ready_draft: GuidancePage
) -> None:
    ready_draft.body = body(A_DISTANCE)
    approve_content(ready_draft, needs_second=False)
    ready_draft.save_revision().publish()
    page = fresh(ready_draft)
    assert "checks-found" not in Client().get(page.get_url()).content.decode()
    assert draft_of(editor_desk, page).select(".checks-found")
    assert "checks-found" not in editor_desk.get(page.get_url()).content.decode()


def test_the_panel_of_checks_counts_every_line_of_that_list(ready_draft: GuidancePage) -> None:
    items: list[Any] = [ContentCheckerItem(in_editor=True)]
    with_findings(items, ready_draft)
    configuration = items[0].get_axe_configuration(RequestFactory().get("/"))
    assert items[0].in_editor
    rules = {rule["id"]: rule["selector"] for rule in configuration["spec"]["rules"]}
    for level in Level:
        assert rules[f"safelane-{level.value}"] == f'[data-finding="{level.value}"]'
        assert f"safelane-{level.value}" in configuration["options"]["runOnly"]
        assert configuration["messages"][f"safelane-{level.value}"]["help_text"]


def test_a_private_number_is_refused_when_it_is_handed_in_beside_its_field(
    editor_desk: Client, ready_draft: GuidancePage
) -> None:
    errors = complaints(send(editor_desk, edit_address(ready_draft), SUBMIT, card(words=A_PRIVATE_NUMBER)))
    assert "A telephone number that is not among those to be shown" in errors["body"][0]


def test_nobody_can_make_it_live_whoever_approved_it(ready_draft: GuidancePage) -> None:
    ready_draft.body = body(A_PRIVATE_NUMBER)
    approve_content(ready_draft)
    with pytest.raises(NotReady, match="telephone number"):
        ready_draft.save_revision().publish()


def test_a_hotline_that_readers_are_shown_may_stand_in_a_text(ready_draft: GuidancePage, hotline: Any) -> None:
    ready_draft.body = body(f"Call {hotline.number}")
    approve_content(ready_draft)
    ready_draft.save_revision().publish()
    assert fresh(ready_draft).live


def test_a_distance_needs_two_reviewers(
    editor_desk: Client, reviewer_desk: Client, ready_draft: GuidancePage, section: Any
) -> None:
    send(editor_desk, edit_address(ready_draft), SUBMIT, card(words=A_DISTANCE))
    page = fresh(ready_draft)
    shown = words(reviewer_desk.get(review_address(page)))
    assert "Needs a second reviewer" in shown and "500 metres" in shown
    assert proposal_of(page.current_workflow_task_state).findings[0].level == Level.SECOND_REVIEWER
    said = approve(reviewer_desk, page, follow=True)
    assert not fresh(page).live
    assert "another reviewer" in words(said)
    assert approve(reviewer_desk, page).status_code in (302, 409)  # the same person once more
    assert not fresh(page).live
    second = Client()
    second.force_login(_another_reviewer(section))
    approve(second, fresh(page))
    assert fresh(page).live
    assert len({one.by_id for one in Approval.objects.filter(page_id=page.pk)}) == 2


def _another_reviewer(section: Any) -> User:
    return factories.member_of(section.organisation, factories.Role.SAFETY_REVIEWER)


def test_two_reviewers_are_enough_for_their_step_where_an_authority_comes_after_them(
    editor_desk: Client, reviewer_desk: Client, ready_draft: GuidancePage, section: Any
) -> None:
    section.organisation.requires_authority = True
    section.organisation.save()
    send(editor_desk, edit_address(ready_draft), SUBMIT, card(words=A_DISTANCE))
    approve(reviewer_desk, fresh(ready_draft))
    second = Client()
    second.force_login(_another_reviewer(section))
    approve(second, fresh(ready_draft))
    assert fresh(ready_draft).current_workflow_task_state.task.name == "Approval by an authority"
