"""What follows when an organisation or a language is made, renamed, suspended or taken away."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from cms.organisations.announcing import organisation_kept
from cms.organisations.models import Organisation
from cms.organisations.notifying import (
    ApprovalNotifier,
    GroupReviewNotifier,
    RejectionNotifier,
    ReviewNotifier,
    SubmissionNotifier,
)
from cms.organisations.teams import keep_teams, one_at_a_time

reviewers_are_told = ReviewNotifier()
task_submitted.connect(reviewers_are_told, sender=TaskState, dispatch_uid="organisations.reviewers_are_told")
# Under Wagtail's own names, and before it, since its room is made ready later: what comes second under a name is not connected.
IN_PLACE_OF_WAGTAILS = (
    (task_submitted, TaskState, GroupReviewNotifier(), "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, SubmissionNotifier(), "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, RejectionNotifier(), "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, ApprovalNotifier(), "workflow_state_approved_email_notification"),
)
for signal, sender_of_it, notifier, name in IN_PLACE_OF_WAGTAILS:
    signal.connect(notifier, sender=sender_of_it, dispatch_uid=name)


@receiver(organisation_kept, dispatch_uid="organisations.keep_teams")
def teams_follow(sender: type, organisation: Organisation, **kwargs: Any) -> None:
    """Before rooms above give the teams their pages: receivers are called in the order in which they connected."""
    keep_teams(organisation)


@receiver(post_save, sender=Locale, dispatch_uid="organisations.language_enabled")
def language_enabled(sender: type, created: bool, raw: bool, **kwargs: Any) -> None:
    """A language brings its translators and reviewers to every organisation."""
    if created and not raw:
        _keep_all()


@receiver(post_delete, sender=Locale, dispatch_uid="organisations.language_disabled")
def language_disabled(sender: type, **kwargs: Any) -> None:
    """And takes them with it."""
    _keep_all()


@transaction.atomic
def _keep_all() -> None:
    one_at_a_time()
    for organisation in Organisation.objects.select_related("collection"):
        keep_teams(organisation)
