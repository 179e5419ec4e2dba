"""The one workflow of an installation: a safety review or a language review, then an authority's approval where that is asked for."""

from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from cms.safety.models import AuthorityApproval, LanguageReview, SafetyReview

NAME = "Review"
STEPS = {
    SafetyReview: "Safety review",
    LanguageReview: "Language review",
    AuthorityApproval: "Approval by an authority",
}
UNDER_WAY = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@transaction.atomic
def make_workflow(root: Page) -> Workflow:
    """Made once, for all pages; a renamed or extended one stays as it is, as long as it has the steps.

    What is under way in a step of an older release is called off: its pages stay drafts, and are handed in again.
    """
    assigned = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    workflow = assigned.workflow if assigned else Workflow.objects.create(name=NAME)
    if assigned is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    _retire_older_steps(workflow)
    there = {type(task.specific) for task in workflow.tasks}
    for position, (step, name) in enumerate(STEPS.items()):
        if step not in there:
            WorkflowTask.objects.create(workflow=workflow, task=step.objects.create(name=name), sort_order=position)
    return workflow


def _retire_older_steps(workflow: Workflow) -> None:
    """Of a kind that this release has not any more. What is under way is called off first: Wagtail publishes what has no step left."""
    older = [
        link
        for link in WorkflowTask.objects.filter(workflow=workflow).select_related("task__content_type")
        if link.task.content_type.model_class() is None
    ]
    if not older:
        return
    for state in WorkflowState.objects.filter(workflow=workflow, status__in=UNDER_WAY):
        state.cancel()
    for link in older:
        task = link.task
        link.delete()
        task.deactivate()
