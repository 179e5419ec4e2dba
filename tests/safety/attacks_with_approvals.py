"""Ways past the gate by approvals that do not fit, by copies, and by time."""

import datetime
from contextlib import suppress
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from cms.guidance.models import GuidancePage
from cms.publishing.door import NotReady
from cms.safety.content import content_of, digest_of
from cms.safety.models import Approval, Kind
from cms.safety.models.written_once import WrittenOnce
from tests.obliging import approve_content
from tests.safety.attacks import SECRET, Target, attack, sql

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
    with suppress(WrittenOnce):
        Approval.objects.filter(page_id=target.live.pk).update(digest=digest_of(content_of(target.changed())))
    target.changed().save()


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
    revision = target.changed_revision(go_live_at=timezone.now() + datetime.timedelta(hours=1))
    with suppress(NotReady):
        revision.publish(user=target.admin)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - datetime.timedelta(hours=1))
    call_command("publish_scheduled")
