"""A dated warning that cannot wait for its review: live at once, marked for its readers, and gone by itself if nobody reviews it."""

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Workflow

from cms.accounts.models import User
from cms.audit import actions
from cms.audit.recording import record
from cms.organisations.models import Role
from cms.safety.approving import source_digest
from cms.safety.content import content_of, digest_of
from cms.safety.contributors import contributors_to
from cms.safety.models import Approval, Kind
from cms.safety.reviewers import reviews
from cms.safety.warned_before import before_of, objection
from cms.safety.withdrawing import SECTION_DEPTH
from cms.safety.writing_down import write_down

WARNED = "gate.emergency"
actions.register(WARNED, gettext_lazy("Published an emergency warning before its review"), ["days"])
# Six weeks is what the field allows for reviewing emergency content.
DAYS, AT_MOST = 7, 42


class CannotWarn(PermissionDenied):
    """Why, in a sentence that says what to do. Nothing was changed."""


def may_warn(page: Page, user: User) -> bool:
    """Coordinators alone, also of what they wrote themselves."""
    return takes_warnings(page) and reviews(user, page, Role.COORDINATOR)


def takes_warnings(page: Page) -> bool:
    """Pages with words of their own below a section: readers are told on them, and on nothing else, that nobody has reviewed it."""
    return page.depth > SECTION_DEPTH and getattr(page.specific_class, "has_own_words", True)


def objection_to(page: Page, *, by: User, digest: str) -> str:
    """Why this content of the page, which takes warnings, may not be published as one by this person; empty where it may."""
    return objection(before_of(page), by_id=by.pk, digest=digest)


@transaction.atomic
def warn_now(page: Page, *, by: User, seen: str, days: int = DAYS, comment: str = "") -> Approval:
    """The newest version of the page goes live until `days` from now (1 to 42), and is handed in for the review that it skipped.

    `seen` is the digest of what the coordinator read. Raises CannotWarn, or NotReady where the door refuses the page.
    """
    if not takes_warnings(page):
        raise CannotWarn(_("A home or a section carries no warning: write it as a page of its own in a section."))
    if not may_warn(page, by):
        raise CannotWarn(
            _("Emergency warnings are published by a coordinator: ask one, or hand the page in for review.")
        )
    if not 1 <= days <= AT_MOST:
        raise CannotWarn(_("Choose between 1 and %(days)d days.") % {"days": AT_MOST})
    locked = Page.objects.select_for_update().get(pk=page.pk).specific
    newest = locked.get_latest_revision_as_object()
    if newest.go_live_at is not None and newest.go_live_at > timezone.now():
        raise CannotWarn(
            _("This version is set to go live at a later time. Take the time away in the editor, then warn.")
        )
    content = content_of(newest)
    if digest_of(content) != seen:
        raise CannotWarn(_("This page was changed while you read it. It is shown anew: read it again."))
    if refused := objection_to(locked, by=by, digest=seen):
        raise CannotWarn(refused)
    approval = _written_down(newest, content, locked.latest_revision_id, by, days, comment)
    locked.get_latest_revision().publish(user=by)
    _hand_in(locked, by)
    record(WARNED, actor=by, subject=locked, detail={"days": days})
    return approval


def _hand_in(page: Page, by: User) -> None:
    """For the review that it skipped, unless it waits for one already."""
    workflow: Workflow | None = page.get_workflow()
    if workflow is not None and not page.workflow_in_progress:
        workflow.start(page, by)


def _written_down(page: Page, content: dict[str, Any], revision_id: int, by: User, days: int, comment: str) -> Approval:
    now = timezone.now()
    return write_down(
        page,
        content,
        kind=Kind.EMERGENCY,
        revision_id=revision_id,
        by=by,
        contributors=contributors_to(page),
        at=now,
        source_digest=source_digest(page),
        comment=comment,
        expires_at=now + datetime.timedelta(days=days),
    )
