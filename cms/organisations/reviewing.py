"""The one workflow of an installation: whoever writes submits, a reviewer of the section publishes."""

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.organisations.models import SectionReview

NAME = "Review"


def make_workflow(root: Page) -> Workflow:
    """Made once, for all pages; a renamed or extended one stays as it is."""
    assigned = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if assigned is not None:
        return assigned.workflow
    workflow = Workflow.objects.create(name=NAME)
    task = SectionReview.objects.create(name="Read by a reviewer")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=root, workflow=workflow)
    return workflow
