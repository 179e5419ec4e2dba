"""Mail to the reviewers of a section when a page is handed in there."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState

from cms.accounts.models import User
from cms.organisations.models import SectionReview


class SectionReviewNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """As Wagtail tells the members of a group, with its words; the members are found by where the page stands."""

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        """Handings-in for our own kind of review."""
        return isinstance(instance, TaskState) and isinstance(instance.task.specific, SectionReview)

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> QuerySet[User]:
        """The reviewers, less whoever handed it in."""
        reviewers: QuerySet[User] = task_state.task.specific.reviewers(task_state.workflow_state.content_object)
        by = kwargs.get("user")
        return reviewers.exclude(pk=by.pk) if by is not None else reviewers
