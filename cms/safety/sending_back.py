"""Sending a page back to those who write it."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.accounts.models import User
from cms.safety.approving import CannotApprove


@transaction.atomic
def send_back(state: TaskState, *, by: User, comment: str) -> None:
    """With what to change. Also by who wrote a part of it. Raises CannotApprove where the review is over, or not theirs."""
    Page.objects.select_for_update().get(pk=state.workflow_state.object_id)
    now = TaskState.objects.select_related("workflow_state").get(pk=state.pk)
    if now.status != TaskState.STATUS_IN_PROGRESS:
        raise CannotApprove(_("This review is over: somebody has approved the page, sent it back or taken it back."))
    if not now.task.specific.may_review(now.workflow_state.content_object, by):
        raise CannotApprove(_("You do not review this page: it waits for others."))
    now.reject(user=by, comment=comment)
