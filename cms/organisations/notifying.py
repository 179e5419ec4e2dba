"""Mail about pages, with Wagtail's words: only to who may still read the page when it is sent."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
    WorkflowStateSubmissionEmailNotifier,
)
from wagtail.models import Page, TaskState

from cms.accounts.models import User
from cms.organisations.sight import may_see


def readers_among(people: Iterable[User | None], page: Model) -> list[User]:
    """Those who may see the page now, asked anew: not who has left, was suspended, or has another language meanwhile."""
    active = User.objects.filter(pk__in={one.pk for one in people if one is not None}, is_active=True)
    return [one for one in active if may_see(one, Page, page.pk)]


class ToReaders:
    """Stands before one of Wagtail's notifiers, and leaves out of its recipients who may not read the page."""

    def get_valid_recipients(self, instance: Any, **kwargs: Any) -> set[User]:
        """As Wagtail has them, less those."""
        found: set[User] = super().get_valid_recipients(instance, **kwargs)  # type: ignore[misc]  # of the notifier
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        return set(readers_among(found, state.content_object)) if found else found

    def send_notifications(
        self, template_set: Any, context: dict[str, Any], recipients: Iterable[User], **kwargs: Any
    ) -> bool:
        """Once the act is kept: a mail server that is slow holds nothing up, and of what is undone nobody is told."""
        send = super().send_notifications  # type: ignore[misc]  # of the notifier
        transaction.on_commit(partial(send, template_set, context, recipients, **kwargs))
        return True


class SubmissionNotifier(ToReaders, WorkflowStateSubmissionEmailNotifier):
    """A page was handed in."""


class ApprovalNotifier(ToReaders, WorkflowStateApprovalEmailNotifier):
    """It was approved."""


class RejectionNotifier(ToReaders, WorkflowStateRejectionEmailNotifier):
    """It was sent back, with the reviewer's words."""


class GroupReviewNotifier(ToReaders, GroupApprovalTaskStateSubmissionEmailNotifier):
    """It waits for a group, in a workflow that an installation has made for itself."""


class ReviewNotifier(ToReaders, GroupApprovalTaskStateSubmissionEmailNotifier):
    """As Wagtail tells the members of a group, with its words; the members are found by where the page stands."""

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        """Handings-in for our own kinds of review: they know their reviewers."""
        return isinstance(instance, TaskState) and hasattr(instance.task.specific, "reviewers")

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> QuerySet[User]:
        """The reviewers, less whoever handed it in."""
        reviewers: QuerySet[User] = task_state.task.specific.reviewers(task_state.workflow_state.content_object)
        by = kwargs.get("user")
        return reviewers.exclude(pk=by.pk) if by is not None else reviewers
