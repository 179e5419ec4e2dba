"""A release that reviews in other steps than the one before calls off what is under way, and publishes nothing of it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.safety.models import SafetyReview
from cms.safety.reviewing import make_workflow


@pytest.fixture
def under_way(ready_draft: GuidancePage, editor: User) -> WorkflowState:
    """A review that was begun in a step whose kind is gone."""
    gone = ContentType.objects.create(app_label="organisations", model="agonekindofreview")
    workflow = WorkflowPage.objects.get(page__depth=1).workflow
    WorkflowTask.objects.filter(workflow=workflow).delete()
    task = SafetyReview.objects.create(name="Older review")
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    state: WorkflowState = workflow.start(ready_draft, editor)
    Task.objects.filter(pk=task.pk).update(content_type=gone)
    return state


@pytest.mark.parametrize("status", [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES])
def test_what_is_under_way_is_called_off_and_stays_a_draft(
    under_way: WorkflowState, ready_draft: GuidancePage, status: str
) -> None:
    WorkflowState.objects.filter(pk=under_way.pk).update(status=status)
    workflow: Workflow = make_workflow(Page.objects.get(depth=1))
    under_way.refresh_from_db()
    assert under_way.status == WorkflowState.STATUS_CANCELLED
    assert not GuidancePage.objects.get(pk=ready_draft.pk).live
    assert [type(task.specific).__name__ for task in workflow.tasks] == [
        "SafetyReview", "LanguageReview", "AuthorityApproval",
    ]  # fmt: skip


def test_a_page_that_was_called_off_can_be_handed_in_again(
    under_way: WorkflowState, ready_draft: GuidancePage, editor: User
) -> None:
    workflow = make_workflow(Page.objects.get(depth=1))
    state = workflow.start(GuidancePage.objects.get(pk=ready_draft.pk), editor)
    assert isinstance(state.current_task_state.task.specific, SafetyReview)
