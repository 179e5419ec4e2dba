"""Ways to bring words before readers that nobody has reviewed. Each takes what is there and tries; what it raises is of no matter."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import GroupApprovalTask, Page, Revision, TaskState, Workflow, WorkflowPage, WorkflowTask

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.safety.content import content_of, digest_of
from cms.safety.models import Approval, Kind, Passed
from cms.taxonomy.models import PageAudience, PageFacts
from tests import factories
from tests.obliging import approve_content
from tests.publishing.page_form import WORKFLOW, edit_address, send
from tests.safety.screen import review_address

SECRET = "Nobody has read this"


@dataclass
class Target:
    """A live page that was reviewed, a draft that was not, and people: an editor, a reviewer, who may do everything (`admin`)."""

    live: GuidancePage
    draft: GuidancePage
    editor: User
    reviewer: User
    admin: User

    def desk(self, person: User) -> Client:
        """A browser in which somebody is signed in."""
        client = Client(raise_request_exception=False)
        client.force_login(person)
        return client

    def changed(self) -> GuidancePage:
        """The live page with other words, in memory."""
        page = GuidancePage.objects.get(pk=self.live.pk)
        page.title = SECRET
        return page

    def changed_revision(self, **values: Any) -> Revision:
        """The same as a version of the editor's."""
        page = self.changed()
        for name, value in values.items():
            setattr(page, name, value)
        revision: Revision = page.save_revision(user=self.editor)
        return revision

    def other_body(self) -> Any:
        """Other words for a part."""
        return [factories.card(words=SECRET)]


Attack = Callable[[Target], Any]
ATTACKS: dict[str, Attack] = {}


def attack(how: Attack) -> Attack:
    """One more row of the table."""
    ATTACKS[how.__name__] = how
    return how


def sql(statement: str, values: list[Any]) -> None:
    """Past all our code."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# The shell, with a draft


@attack
def saving_a_draft_live(target: Target) -> None:
    target.draft.live = True
    target.draft.save()


@attack
def saving_a_draft_live_unchecked(target: Target) -> None:
    target.draft.live = True
    target.draft.save(clean=False)


@attack
def saving_the_word_live_alone(target: Target) -> None:
    target.draft.live = True
    target.draft.save(update_fields=["live"])


@attack
def saving_a_draft_as_a_mere_page(target: Target) -> None:
    page = Page.objects.get(pk=target.draft.pk)
    page.live = True
    page.save()


@attack
def updating_a_draft_to_live(target: Target) -> None:
    Page.objects.filter(pk=target.draft.pk).update(live=True)


@attack
def bulk_updating_a_draft_to_live(target: Target) -> None:
    page = Page.objects.get(pk=target.draft.pk)
    page.live = True
    Page.objects.bulk_update([page], ["live"])


@attack
def publishing_a_revision(target: Target) -> None:
    target.draft.get_latest_revision().publish()


@attack
def publishing_a_revision_as_administrator(target: Target) -> None:
    target.draft.get_latest_revision().publish(user=target.admin)


@attack
def publishing_without_permission_checks(target: Target) -> None:
    target.draft.get_latest_revision().publish(user=target.editor, skip_permission_checks=True)


@attack
def publishing_a_page(target: Target) -> None:
    target.draft.publish(target.draft.get_latest_revision())


@attack
def the_action_itself(target: Target) -> None:
    PublishRevisionAction(target.draft.get_latest_revision(), user=target.admin).execute(skip_permission_checks=True)


@attack
def making_a_new_page_live(target: Target) -> None:
    page = GuidancePage(title=SECRET, standfirst=SECRET, body=target.other_body(), live=True)
    factories.give_facts(page)
    target.draft.get_parent().add_child(instance=page)


@attack
def loading_a_draft_as_live_from_a_file(target: Target) -> None:
    page = Page.objects.get(pk=target.draft.pk)
    page.live = True
    for loaded in serializers.deserialize("json", serializers.serialize("json", [page])):
        loaded.save()


# The shell, with what is live


@attack
def saving_other_words(target: Target) -> None:
    target.changed().save()


@attack
def saving_other_words_as_a_mere_page(target: Target) -> None:
    page = Page.objects.get(pk=target.live.pk)
    page.title = SECRET
    page.save()


@attack
def saving_one_field(target: Target) -> None:
    target.changed().save(update_fields=["title"])


@attack
def saving_half_of_an_approved_change(target: Target) -> None:
    """Two changes were approved together; one alone was not."""
    page = target.changed()
    page.body = target.other_body()
    approve_content(page)
    page.save(update_fields=["title"])


@attack
def updating_the_title(target: Target) -> None:
    Page.objects.filter(pk=target.live.pk).update(title=SECRET, draft_title=SECRET)


@attack
def updating_the_parts(target: Target) -> None:
    GuidancePage.objects.filter(pk=target.live.pk).update(body=target.other_body())


@attack
def bulk_updating_the_standfirst(target: Target) -> None:
    page = target.changed()
    page.standfirst = SECRET
    GuidancePage.objects.bulk_update([page], ["standfirst"])


@attack
def publishing_changes(target: Target) -> None:
    target.changed_revision().publish()


@attack
def publishing_what_was_written_over_after_its_approval(target: Target) -> None:
    page = GuidancePage.objects.get(pk=target.live.pk)
    page.standfirst = "Read by somebody."
    revision = page.save_revision(user=target.editor)
    approve_content(page)
    revision.content["title"] = SECRET
    revision.save()
    revision.publish()


@attack
def loading_other_words_from_a_file(target: Target) -> None:
    page = Page.objects.get(pk=target.live.pk)
    page.title = SECRET
    for loaded in serializers.deserialize("json", serializers.serialize("json", [page])):
        loaded.save()


@attack
def writing_the_title_in_sql(target: Target) -> None:
    sql("UPDATE wagtailcore_page SET title = %s WHERE id = %s", [SECRET, target.live.pk])


@attack
def writing_the_standfirst_in_sql(target: Target) -> None:
    sql("UPDATE guidance_guidancepage SET standfirst = %s WHERE page_ptr_id = %s", [SECRET, target.live.pk])


@attack
def writing_live_in_sql(target: Target) -> None:
    sql("UPDATE wagtailcore_page SET live = %s WHERE id = %s", [True, target.draft.pk])


@attack
def writing_live_and_a_note_in_sql(target: Target) -> None:
    """Under the approval of another page."""
    approval = Approval.objects.get(page_id=target.live.pk)
    sql(
        "INSERT INTO safety_passed (page_id, digest, approval_id, stale) VALUES (%s, %s, %s, %s)",
        [target.draft.pk, approval.digest, approval.pk, False],
    )
    sql("UPDATE wagtailcore_page SET live = %s WHERE id = %s", [True, target.draft.pk])


# Approvals that do not fit


def _publish_with(target: Target, **values: Any) -> None:
    approve_content(target.draft, **values)
    target.draft.get_latest_revision().publish()


@attack
def an_approval_of_other_content(target: Target) -> None:
    _publish_with(target, digest=digest_of(content_of(target.live)))


@attack
def an_approval_in_another_language(target: Target) -> None:
    _publish_with(target, language="ar")


@attack
def an_approval_of_another_page(target: Target) -> None:
    _publish_with(target, translation_key=target.live.translation_key)


@attack
def an_approval_that_ran_out(target: Target) -> None:
    _publish_with(target, expires_at=timezone.now() - datetime.timedelta(seconds=1))


@attack
def a_language_review_of_an_original(target: Target) -> None:
    _publish_with(target, kind=Kind.LANGUAGE)


@attack
def an_authority_without_a_review(target: Target) -> None:
    _publish_with(target, kind=Kind.AUTHORITY)


@attack
def one_approval_where_two_are_needed(target: Target) -> None:
    _publish_with(target, needs_second=True)


@attack
def one_person_approving_twice(target: Target) -> None:
    approve_content(target.draft, needs_second=True)
    _publish_with(target, needs_second=True)


@attack
def changing_an_approval(target: Target) -> None:
    approval = Approval.objects.get(page_id=target.live.pk)
    approval.digest = digest_of(content_of(target.changed()))
    approval.save()
    target.changed().save()


@attack
def updating_approvals(target: Target) -> None:
    Approval.objects.filter(page_id=target.live.pk).update(digest=digest_of(content_of(target.changed())))


@attack
def writing_an_approval_over_in_sql(target: Target) -> None:
    digest = digest_of(content_of(target.changed()))
    sql("UPDATE safety_approval SET digest = %s WHERE page_id = %s", [digest, target.live.pk])
    target.changed().save()


# Copies


@attack
def a_copy_that_keeps_live(target: Target) -> None:
    page = target.changed()
    page.save_revision(user=target.editor)
    GuidancePage.objects.get(pk=target.live.pk).copy(
        update_attrs={"slug": "copied", "title": SECRET, "draft_title": SECRET}, keep_live=True, copy_revisions=True
    )


@attack
def an_alias_of_a_draft(target: Target) -> None:
    alias = target.draft.create_alias(update_slug="alias")
    alias.live = True
    alias.save()


@attack
def an_alias_that_follows_other_words(target: Target) -> None:
    target.live.create_alias(update_slug="alias")
    target.changed_revision().publish()


# Time


@attack
def scheduling(target: Target) -> None:
    revision = target.draft.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled")


@attack
def scheduling_past_the_door(target: Target) -> None:
    past = timezone.now() - datetime.timedelta(minutes=1)
    Revision.objects.filter(pk=target.draft.latest_revision_id).update(approved_go_live_at=past)
    call_command("publish_scheduled")


@attack
def publishing_for_later(target: Target) -> None:
    target.changed_revision(go_live_at=timezone.now() + datetime.timedelta(seconds=1)).publish(user=target.admin)


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
    state.task.specific.on_action(state.specific, target.reviewer, "approve", seen="", answers=[])


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
    data = {"seen": digest_of(content_of(target.live)), "answers": ["not_technical"], "approve": "1"}
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
