"""Review: handed in by one person, approved by another on its own screen, and refused at approval where something is missing since."""

import datetime
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.models import Approval, Kind
from tests import factories
from tests.publishing.page_form import SUBMIT, WORKFLOW, edit_address, send, words
from tests.safety.screen import approve, every_answer, form_of, fresh, review_address, seen_by, send_back


def told(client: Client) -> str:
    """What is said on the next screen."""
    return words(client.get(reverse("wagtailadmin_explore_root"), follow=True))


def test_what_an_editor_hands_in_a_reviewer_makes_live(
    submitted: GuidancePage, reviewer_desk: Client, reviewer: User
) -> None:
    assert approve(reviewer_desk, submitted).status_code == 302
    assert Page.objects.get(pk=submitted.pk).live
    state = WorkflowState.objects.get(object_id=str(submitted.pk))
    assert (state.status, state.requested_by.username) == ("approved", "editor")
    done = {one.task.name: one for one in TaskState.objects.filter(workflow_state=state)}
    assert done["Safety review"].finished_by == reviewer
    assert {name: one.status for name, one in done.items()} == {
        "Safety review": "approved",
        "Language review": "skipped",
        "Approval by an authority": "skipped",
    }


def test_an_approval_keeps_who_wrote_who_approved_what_and_the_checklist(
    submitted: GuidancePage, reviewer_desk: Client, reviewer: User, editor: User
) -> None:
    approve(reviewer_desk, submitted)
    approval = Approval.objects.get(page_id=submitted.pk)
    assert (approval.kind, approval.by_id, approval.page_id) == (Kind.SAFETY, reviewer.pk, submitted.pk)
    assert [one["id"] for one in approval.contributors] == [editor.pk]
    assert len(approval.checklist) == 6
    assert approval.content["fields"]["title"] == submitted.title


def test_an_unanswered_question_refuses_the_approval_and_says_so(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    response = approve(reviewer_desk, submitted, answers=every_answer(submitted)[:-1])
    assert response.status_code == 409
    assert "Answer every question of the checklist" in words(response)
    assert not Page.objects.get(pk=submitted.pk).live


def test_who_wrote_it_cannot_approve_it_on_any_way(
    section: Any, editor_desk: Client, editor: User, submitted: GuidancePage
) -> None:
    """Also when they are a reviewer: on the review's screen, in Wagtail's dialogue, from the editor."""
    editor.groups.add(factories.member_of(section.organisation, Role.SAFETY_REVIEWER).groups.get())
    assert "somebody else has to approve it" in words(editor_desk.get(review_address(submitted)))
    response = approve(editor_desk, submitted)
    assert response.status_code == 409
    assert "somebody else has to approve it" in words(response)
    state = submitted.current_workflow_task_state
    dialogue = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", state.pk])
    editor_desk.post(dialogue, {"comment": ""})
    send(editor_desk, edit_address(submitted), WORKFLOW, **{"workflow-action-name": "approve"})
    assert not Page.objects.get(pk=submitted.pk).live
    assert fresh(submitted).current_workflow_task_state.status == "in_progress"
    assert not Approval.objects.filter(page_id=submitted.pk).exists()


def test_a_reviewer_approves_nowhere_but_on_the_reviews_screen(submitted: GuidancePage, reviewer_desk: Client) -> None:
    state = submitted.current_workflow_task_state
    for action in ("approve", "reject"):
        dialogue = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, action, state.pk])
        reviewer_desk.post(dialogue, {"comment": ""})
        send(reviewer_desk, edit_address(submitted), WORKFLOW, **{"workflow-action-name": action})
    assert not Page.objects.get(pk=submitted.pk).live
    assert fresh(submitted).current_workflow_task_state.status == "in_progress"


def test_an_administrator_of_the_installation_is_not_spared(admin_desk: Client, submitted: GuidancePage) -> None:
    state = submitted.current_workflow_task_state
    assert admin_desk.get(review_address(submitted)).status_code == 302
    admin_desk.post(review_address(submitted), {"seen": "x", "answers": every_answer(submitted), "approve": "1"})
    send(admin_desk, edit_address(submitted), "action-publish")
    assert not Page.objects.get(pk=submitted.pk).live
    assert TaskState.objects.get(pk=state.pk).status == "in_progress"


def test_approving_is_refused_with_the_reason_and_the_review_goes_on(
    submitted: GuidancePage, reviewer_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    response = approve(reviewer_desk, submitted)
    assert response.status_code == 409
    assert "No working hotline serves this page" in words(response)
    assert not Page.objects.get(pk=submitted.pk).live
    assert fresh(submitted).current_workflow_task_state.status == "in_progress"
    assert not Approval.objects.filter(page_id=submitted.pk).exists()
    assert BeautifulSoup(response.content, "html.parser").select("input[name=answers][checked]")


def test_nobody_changes_a_page_while_it_is_reviewed(
    submitted: GuidancePage, editor_desk: Client, reviewer_desk: Client, admin_desk: Client
) -> None:
    for desk in (editor_desk, reviewer_desk, admin_desk):
        send(desk, edit_address(submitted), "action-save", title="Something else")
        assert fresh(submitted).get_latest_revision_as_object().title == submitted.title
    assert "being reviewed" in words(editor_desk.get(edit_address(submitted)))


def test_what_was_written_over_in_place_after_it_was_shown_is_not_approved(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    """Wagtail's editor saves over a version by itself, under the same number."""
    seen = seen_by(reviewer_desk, submitted)
    revision = submitted.current_workflow_task_state.revision
    revision.content["title"] = "Something else"
    revision.save()
    response = approve(reviewer_desk, submitted, seen=seen)
    assert response.status_code == 409
    assert "was changed while you read it" in words(response)
    assert form_of(response)["seen"] != seen
    assert not BeautifulSoup(response.content, "html.parser").select("input[name=answers][checked]")
    assert not Page.objects.get(pk=submitted.pk).live


def test_a_version_newer_than_the_one_handed_in_has_to_be_handed_in_too(
    submitted: GuidancePage, reviewer_desk: Client, editor: User
) -> None:
    seen = seen_by(reviewer_desk, submitted)
    page = fresh(submitted)
    page.title = "Something else"
    page.save_revision(user=editor)
    assert "newer version" in words(approve(reviewer_desk, submitted, seen=seen))
    assert not Page.objects.get(pk=submitted.pk).live


def test_a_second_answer_to_a_review_that_is_over_changes_nothing(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    address, seen = review_address(submitted), seen_by(reviewer_desk, submitted)
    data = {"seen": seen, "answers": every_answer(submitted), "approve": "1"}
    reviewer_desk.post(address, data)
    again = reviewer_desk.post(address, data, follow=True)
    assert "This review is over" in words(again)
    assert Approval.objects.filter(page_id=submitted.pk).count() == 1


def test_a_reviewer_sends_back_a_page_that_lacks_something_with_a_comment(
    submitted: GuidancePage, reviewer_desk: Client, editor_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    assert send_back(reviewer_desk, submitted, "The hotline is missing.").status_code == 302
    assert WorkflowState.objects.get(object_id=str(submitted.pk)).status == "needs_changes"
    assert "The hotline is missing." in words(editor_desk.get(edit_address(submitted)))


def test_nothing_is_sent_back_without_a_word(submitted: GuidancePage, reviewer_desk: Client) -> None:
    assert "Say what to change" in words(send_back(reviewer_desk, submitted, " ", follow=True))
    assert fresh(submitted).current_workflow_task_state.status == "in_progress"


def test_an_editor_may_call_off_the_review_of_a_page_that_lacks_something(
    submitted: GuidancePage, editor_desk: Client, hotline: Hotline
) -> None:
    hotline.delete()
    response = send(editor_desk, edit_address(submitted), "action-cancel-workflow")
    assert "No working hotline" not in words(response)
    assert WorkflowState.objects.get(object_id=str(submitted.pk)).status == "cancelled"


def test_the_reviewers_of_its_organisation_are_asked_and_no_others(submitted: GuidancePage, reviewer: User) -> None:
    step = submitted.current_workflow_task_state.task.specific
    stranger = factories.member_of(factories.OrganisationFactory(), Role.SAFETY_REVIEWER)
    coordinator = factories.member_of(None, Role.COORDINATOR)
    assert list(step.reviewers(submitted)) == [reviewer]
    assert step.may_review(submitted, reviewer)
    assert not step.may_review(submitted, stranger)
    assert not step.may_review(submitted, coordinator)
    assert list(TaskState.objects.reviewable_by(reviewer)) == [submitted.current_workflow_task_state]
    assert not TaskState.objects.reviewable_by(stranger).exists()


def test_a_stranger_does_not_see_the_review(submitted: GuidancePage, client: Client) -> None:
    client.force_login(factories.member_of(factories.OrganisationFactory(), Role.SAFETY_REVIEWER))
    response = client.get(review_address(submitted), follow=True)
    assert submitted.title not in words(response)


def test_a_later_change_shows_the_difference_alone_with_the_checklist_answered(
    submitted: GuidancePage, reviewer_desk: Client, editor_desk: Client
) -> None:
    approve(reviewer_desk, submitted)
    send(editor_desk, edit_address(submitted), SUBMIT, title="Know the signs of danger")
    shown = BeautifulSoup(reviewer_desk.get(review_address(submitted)).content, "html.parser")
    (row,) = shown.select(".review-rows tbody tr")
    assert row.select_one("th").get_text(strip=True) == "Title"  # type: ignore[union-attr]  # it is there
    assert [one.get_text(strip=True) for one in row.select("ins")] == ["of danger"]
    assert len(shown.select("input[name=answers][checked]")) == 6


def test_who_reviewed_the_first_version_may_review_the_next(
    submitted: GuidancePage, reviewer_desk: Client, editor_desk: Client
) -> None:
    approve(reviewer_desk, submitted)
    send(editor_desk, edit_address(submitted), SUBMIT, title="Know the signs of danger")
    assert approve(reviewer_desk, submitted).status_code == 302
    assert Page.objects.get(pk=submitted.pk).title == "Know the signs of danger"


# What the reviewer is told


def test_who_approves_is_told_that_the_page_is_live_and_led_to_where_readers_find_it(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    approve(reviewer_desk, submitted)
    shown = BeautifulSoup(reviewer_desk.get(edit_address(submitted)).content, "html.parser")
    (link,) = shown.select(".messages .success a:-soup-contains('View live')")
    assert "/en/" in str(link["href"])
    assert submitted.title in Client().get(str(link["href"])).content.decode()


def test_the_sentence_says_live_and_not_updated(submitted: GuidancePage, reviewer_desk: Client) -> None:
    approve(reviewer_desk, submitted)
    said = told(reviewer_desk)
    assert f"“{submitted.title}” is live: readers see it now." in said
    assert "has been updated" not in said


def test_who_sends_a_page_back_is_told_so(submitted: GuidancePage, reviewer_desk: Client) -> None:
    send_back(reviewer_desk, submitted)
    assert f"“{submitted.title}” is sent back to those who write it." in told(reviewer_desk)


def test_a_page_that_goes_live_later_is_not_said_to_be_live(
    editor_desk: Client, reviewer_desk: Client, ready_draft: GuidancePage
) -> None:
    ready_draft.go_live_at = timezone.localtime() + datetime.timedelta(days=1)
    ready_draft.save_revision()
    send(editor_desk, edit_address(ready_draft), SUBMIT)
    approve(reviewer_desk, fresh(ready_draft))
    said = told(reviewer_desk)
    assert f"You have approved “{ready_draft.title}”. It goes live at the time that is set in it." in said
    assert "readers see it now" not in said
