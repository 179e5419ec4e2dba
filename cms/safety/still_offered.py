"""Whether there is anything left to withdraw of a page."""

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import Page, WorkflowState

from cms.safety.models import Approval


def is_left_to_withdraw(page: Page) -> bool:
    """Some language version is live, was approved (and so goes live later, or again), or is in review. One query, none for a live page.

    A draft that nobody has handed in is not found by anybody; of a page that was withdrawn nothing is left until it is handed in anew.
    """
    if page.live:
        return True
    approved = Approval.objects.filter(translation_key=OuterRef("translation_key")).not_withdrawn()
    in_review = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, object_id=Cast(OuterRef("pk"), CharField())
    )
    versions = Page.objects.filter(translation_key=page.translation_key)
    return versions.filter(Q(live=True) | Exists(approved) | Exists(in_review)).exists()
