"""Ways past the gate by the admin and its reviews, and by facts and notes."""

from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow, WorkflowPage, WorkflowTask

from cms.guidance.models import GuidancePage
from cms.safety.checklists import QUESTIONS
from cms.safety.content import content_of, digest_of
from cms.safety.models import Approval, Kind, Passed
from cms.taxonomy.models import PageAudience, PageFacts
from tests.publishing.page_form import WORKFLOW, edit_address, send
from tests.safety.attacks import SECRET, Target, attack
from tests.safety.screen import review_address

# The admin


@attack
def the_publish_button_of_an_administrator(target: Target) -> None:
    send(target.desk(target.admin), edit_address(target.draft), "action-publish", title=SECRET)


@attack
def the_publish_button_of_a_reviewer(target: Target) -> None:
    send(target.desk(target.reviewer), edit_address(target.draft), "action-publish", title=SECRET)


@attack
def the_publish_button_of_an_editor(target: Target) -> None:
    send(target.desk(target.editor), edit_address(target.draft), "action-publish", title=SECRET)


@attack
def changing_what_is_live_with_the_publish_button(target: Target) -> None:
    send(target.desk(target.reviewer), edit_address(target.live), "action-publish", title=SECRET)


@attack
def publishing_many_at_once(target: Target) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    target.desk(target.admin).post(f"{address}?id={target.draft.pk}", {"include_descendants": "on"})


@attack
def reverting_to_words_that_nobody_approved(target: Target) -> None:
    old = target.changed_revision()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[target.live.pk, old.pk])
    desk = target.desk(target.reviewer)
    desk.get(address)
    send(desk, edit_address(target.live), "action-publish", revision=str(old.pk), title=SECRET)


@attack
def the_admins_interface(target: Target) -> None:
    address = reverse("wagtailadmin_api:pages:action", args=[target.draft.pk, "publish"])
    target.desk(target.admin).post(address, "{}", content_type="application/json")


# Reviews


def _hand_in(target: Target) -> TaskState:
    target.draft.get_workflow().start(target.draft, target.editor)
    state: TaskState = GuidancePage.objects.get(pk=target.draft.pk).current_workflow_task_state
    return state


@attack
def finishing_the_workflow(target: Target) -> None:
    _hand_in(target).workflow_state.finish(user=target.admin)


@attack
def approving_the_step(target: Target) -> None:
    _hand_in(target).specific.approve(user=target.reviewer)


@attack
def telling_the_step_to_approve(target: Target) -> None:
    state = _hand_in(target)
    state.task.specific.on_action(state.specific, target.reviewer, "approve")


@attack
def wagtails_dialogue(target: Target) -> None:
    state = _hand_in(target)
    for person in (target.editor, target.reviewer, target.admin):
        address = reverse("wagtailadmin_pages:workflow_action", args=[target.draft.pk, "approve", state.pk])
        target.desk(person).post(address, {"comment": ""})


@attack
def wagtails_dialogue_with_the_step_of_another_page(target: Target) -> None:
    state = _hand_in(target)
    address = reverse("wagtailadmin_pages:workflow_action", args=[target.live.pk, "approve", state.pk])
    target.desk(target.admin).post(address, {"comment": ""})


@attack
def what_a_script_sends_with_the_editor(target: Target) -> None:
    _hand_in(target)
    extra = {"workflow-action-name": "approve", "workflow-action-extra-data": '{"seen": "x", "answers": [], "by": 1}'}
    for person in (target.reviewer, target.admin):
        send(target.desk(person), edit_address(target.draft), WORKFLOW, **extra)


@attack
def the_reviews_screen_with_the_digest_of_another_page(target: Target) -> None:
    _hand_in(target)
    data = {"seen": digest_of(content_of(target.live)), "answers": list(QUESTIONS[Kind.SAFETY]), "approve": "1"}
    page = GuidancePage.objects.get(pk=target.draft.pk)
    target.desk(target.reviewer).post(review_address(page), data)


@attack
def a_workflow_of_ones_own(target: Target) -> None:
    """An administrator makes one whose reviewers are their own group."""
    workflow = Workflow.objects.create(name="Quick")
    task = GroupApprovalTask.objects.create(name="Ours")
    task.groups.set(target.editor.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.filter(page__depth=1).delete()
    WorkflowPage.objects.create(page=target.draft.get_parent(), workflow=workflow)
    state = _hand_in(target)
    address = reverse("wagtailadmin_pages:workflow_action", args=[target.draft.pk, "approve", state.pk])
    target.desk(target.editor).post(address, {"comment": ""})
    state.task.specific.on_action(state.specific, target.admin, "approve")


# Facts


@attack
def saying_that_a_page_is_for_others(target: Target) -> None:
    """Readers of that door would find what was approved for somebody else."""
    PageAudience.objects.filter(page=target.live).delete()


@attack
def saying_that_a_page_applies_elsewhere(target: Target) -> None:
    PageFacts.objects.filter(page=target.live).update(scope="")


# Notes


@attack
def noting_that_a_draft_passed(target: Target) -> None:
    approval = Approval.objects.get(page_id=target.live.pk)
    Passed.objects.create(page=target.draft, digest=approval.digest, approval=approval)
    Page.objects.filter(pk=target.draft.pk).update(live=True)
