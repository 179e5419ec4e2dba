"""Review: submitted by one person, approved by another, and refused at approval where something is missing since."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from tests import factories
from tests.publishing.page_form import SUBMIT, WORKFLOW, complaints, edit_address, send, words


@pytest.fixture
def submitted(editor_desk: Client, ready_draft: GuidancePage) -> GuidancePage:
    """A ready page that an editor has submitted."""
    assert send(editor_desk, edit_address(ready_draft), SUBMIT).status_code == 302
    return GuidancePage.objects.get(pk=ready_draft.pk)


def approve_from_the_list(client: Client, page: GuidancePage, **more: Any) -> Any:
    """As on the dashboard, without opening the page."""
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(address, {"comment": ""}, **more)


def from_the_editor(client: Client, page: GuidancePage, action: str) -> Any:
    """With the page open in the editor."""
    return send(client, edit_address(page), WORKFLOW, **{"workflow-action-name": action})


def test_what_an_editor_submits_a_reviewer_publishes_from_the_list(
    submitted: GuidancePage, reviewer_desk: Client, reviewer: User
) -> None:
    assert approve_from_the_list(reviewer_desk, submitted).status_code == 302
    assert Page.objects.get(pk=submitted.pk).live
    state = WorkflowState.objects.get(object_id=str(submitted.pk))
    assert (state.status, state.requested_by.username) == ("approved", "editor")
    assert TaskState.objects.get(workflow_state=state).finished_by == reviewer


def test_what_an_editor_submits_a_reviewer_publishes_from_the_editor(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    assert from_the_editor(reviewer_desk, submitted, "approve").status_code == 302
    assert Page.objects.get(pk=submitted.pk).live


def test_the_editor_who_submitted_cannot_approve(submitted: GuidancePage, editor_desk: Client) -> None:
    approve_from_the_list(editor_desk, submitted)
    from_the_editor(editor_desk, submitted, "approve")
    assert not Page.objects.get(pk=submitted.pk).live
    assert submitted.current_workflow_task_state.status == "in_progress"


def test_approving_from_the_list_is_refused_with_the_reason_and_the_review_goes_on(
    submitted: GuidancePage, reviewer_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    response = approve_from_the_list(reviewer_desk, submitted, follow=True)
    assert response.redirect_chain[-1][0] == edit_address(submitted)
    assert "No working hotline serves this page" in words(response)
    assert not Page.objects.get(pk=submitted.pk).live
    assert GuidancePage.objects.get(pk=submitted.pk).current_workflow_task_state.status == "in_progress"


def test_approving_in_a_dialogue_is_refused_with_the_reason(
    submitted: GuidancePage, reviewer_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    response = approve_from_the_list(reviewer_desk, submitted, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403
    assert "No working hotline serves this page" in response.content.decode()


def test_approving_from_the_editor_is_refused_with_the_reason_and_the_review_goes_on(
    submitted: GuidancePage, reviewer_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    errors = complaints(from_the_editor(reviewer_desk, submitted, "approve"))
    assert errors["__all__"][0].startswith("No working hotline serves this page")
    assert not Page.objects.get(pk=submitted.pk).live
    assert GuidancePage.objects.get(pk=submitted.pk).current_workflow_task_state.status == "in_progress"


def test_a_reviewer_may_send_back_a_page_that_lacks_something(
    submitted: GuidancePage, reviewer_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    assert from_the_editor(reviewer_desk, submitted, "reject").status_code == 302
    assert WorkflowState.objects.get(object_id=str(submitted.pk)).status == "needs_changes"


def test_an_editor_may_call_off_the_review_of_a_page_that_lacks_something(
    submitted: GuidancePage, editor_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    response = send(editor_desk, edit_address(submitted), "action-cancel-workflow")
    assert "No working hotline" not in words(response)
    assert WorkflowState.objects.get(object_id=str(submitted.pk)).status == "cancelled"


def test_the_reviewers_of_its_organisation_are_asked_and_no_others(submitted: GuidancePage, reviewer: User) -> None:
    (task,) = submitted.get_workflow().tasks
    stranger = factories.member_of(factories.OrganisationFactory(), Role.SAFETY_REVIEWER)
    coordinator = factories.member_of(None, Role.COORDINATOR)
    assert list(task.specific.reviewers(submitted)) == [reviewer]
    assert task.specific.get_actions(submitted, reviewer)
    assert not task.specific.get_actions(submitted, stranger)
    assert not task.specific.get_actions(submitted, coordinator)
    assert list(TaskState.objects.reviewable_by(reviewer)) == [submitted.current_workflow_task_state]
    assert not TaskState.objects.reviewable_by(stranger).exists()


# What the reviewer is told


def told(client: Client) -> str:
    """What is said on the next screen."""
    return words(client.get(reverse("wagtailadmin_explore_root"), follow=True))


def live_link(client: Client, page: Page) -> str:
    """Where “View live” leads, in what is said on the page's screen."""
    shown = BeautifulSoup(client.get(edit_address(page)).content, "html.parser")
    (link,) = shown.select(".messages .success a:-soup-contains('View live')")
    return str(link["href"])


@pytest.mark.parametrize("way", [approve_from_the_list, lambda client, page: from_the_editor(client, page, "approve")])
def test_who_approves_is_told_that_the_page_is_live_and_led_to_where_readers_find_it(
    submitted: GuidancePage, reviewer_desk: Client, way: Any
) -> None:
    way(reviewer_desk, submitted)
    link = live_link(reviewer_desk, submitted)
    shown = Client().get(link)
    assert shown.status_code == 200
    assert submitted.title in shown.content.decode()
    assert "/en/" in link


def test_the_sentence_says_live_and_not_updated(submitted: GuidancePage, reviewer_desk: Client) -> None:
    from_the_editor(reviewer_desk, submitted, "approve")
    said = told(reviewer_desk)
    assert f"“{submitted.title}” is live: readers see it now." in said
    assert "has been updated" not in said


@pytest.mark.parametrize("way", ["list", "editor"])
def test_who_sends_a_page_back_is_told_so(submitted: GuidancePage, reviewer_desk: Client, way: str) -> None:
    if way == "editor":
        from_the_editor(reviewer_desk, submitted, "reject")
    else:
        state = submitted.current_workflow_task_state
        reviewer_desk.post(reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "reject", state.pk]), {})
    assert f"“{submitted.title}” is sent back to those who write it." in told(reviewer_desk)


def test_a_page_that_goes_live_later_is_not_said_to_be_live(
    editor_desk: Client, reviewer_desk: Client, ready_draft: GuidancePage
) -> None:
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    ready_draft.go_live_at = tomorrow
    ready_draft.save_revision()
    send(editor_desk, edit_address(ready_draft), SUBMIT)
    approve_from_the_list(reviewer_desk, GuidancePage.objects.get(pk=ready_draft.pk))
    said = told(reviewer_desk)
    assert f"You have approved “{ready_draft.title}”. It goes live at the time that is set in it." in said
    assert "readers see it now" not in said


def test_a_refused_approval_says_nothing_of_being_live(
    submitted: GuidancePage, reviewer_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    assert "readers see it now" not in words(approve_from_the_list(reviewer_desk, submitted, follow=True))
