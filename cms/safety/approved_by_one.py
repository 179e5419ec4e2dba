"""Where two reviewers are needed and one has approved: it waits for the other, and the other is told who that was."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from cms.accounts.models import User
from cms.safety.approving import Proposal, given_to
from cms.safety.models import Approval
from cms.safety.reviewing import STEPS

NOBODY = 0


@dataclass(frozen=True)
class ApprovedBefore:
    """Who has approved exactly this in the same step, when, and whether that is the person who looks."""

    name: str
    at: datetime
    is_own: bool


def approved_before(proposal: Proposal, user: User) -> list[ApprovedBefore]:
    """The first comes first; nothing where one reviewer is enough."""
    given = given_to(proposal).filter(kind=proposal.step.kind, needs_second=True).order_by("at", "pk")
    return [ApprovedBefore(one.by, one.at, one.by_id == user.pk) for one in given.only("by", "by_id", "at")]


def waits_for_another(user: User) -> Q:
    """Of steps of reviews those whose version was approved last by the person, and needs somebody else besides.

    Whoever approves it next ends the step, unless it shows something else by then than what the first one read, such as a replaced
    picture: then it waits for the first one again.
    """
    waits = Q(pk=None)
    for step in STEPS:
        given = Approval.objects.not_withdrawn().filter(revision_id=OuterRef("revision_id"), kind=step.kind)
        last = Coalesce(Subquery(given.filter(needs_second=True).order_by("-at", "-pk").values("by_id")[:1]), NOBODY)
        waits |= Q(Exact(last, user.pk), task__in=step.objects.values("task_ptr"))
    return waits
