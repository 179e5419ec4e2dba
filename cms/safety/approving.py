"""Approving a page in review: exactly what was on the reviewer's screen, by somebody who did not write it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.accounts.models import User
from cms.safety.checking import checked, gravest
from cms.safety.checklists import QUESTIONS, Questions
from cms.safety.checks.written import Finding, Level
from cms.safety.content import content_of, digest_of
from cms.safety.contributors import writers_of
from cms.safety.last_pass import last_pass
from cms.safety.models import Approval, Kind, Weight
from cms.safety.models.approval import ApprovalQuerySet
from cms.safety.models.steps import Step
from cms.safety.other_step import took_the_other_step
from cms.safety.reading import Line, lines_of
from cms.safety.whose import organisation_id_of
from cms.safety.withdrawing import SECTION_DEPTH
from cms.safety.writing_down import write_down
from cms.taxonomy.facts import is_original
from cms.taxonomy.models import MadeFrom
from cms.taxonomy.sources import source_of


class CannotApprove(PermissionDenied):
    """Why, in a sentence that says what to do. Nothing was changed."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(str(message))


@dataclass(frozen=True)
class Proposal:
    """What is to be approved: the version handed in, with its content and digest as they are now."""

    state: TaskState
    step: Step
    page: Any
    content: dict[str, Any]
    digest: str
    lines: list[Line]
    findings: list[Finding]

    @property
    def questions(self) -> Any:
        """What the reviewer answers for in this step, by key."""
        return QUESTIONS[self.step.kind]

    @cached_property
    def before(self) -> Approval | None:
        """The approval with which the page last passed."""
        return last_pass(self.page)

    @cached_property
    def weights(self) -> tuple[Weight, ...]:
        """What its reviewer may say the change means for translations; nothing where nobody has translated what it said before."""
        return weights_of(self.page, self.step.kind) if self.before is not None else ()

    @cached_property
    def writers(self) -> list[User]:
        """Everybody who had a part in it, and so does not approve it."""
        return writers_of(self.page, self.digest, self.content["shows"], since=self.before)


def proposal_of(state: TaskState, *, down_to: Level = Level.HINT) -> Proposal:
    """Reads the version anew: what stood there a moment ago may have been written over since. Finds what is at least so grave."""
    page = state.revision.as_object()
    content = content_of(page)
    lines = lines_of(content)
    found = checked(content, lines, page.locale.language_code, down_to=down_to)
    return Proposal(state, state.task.specific, page, content, digest_of(content), lines, found)


def nothing_more(approval: Approval, proposal: Proposal) -> None:
    """Nothing is kept beside the approval."""


@dataclass(frozen=True)
class Ground:
    """On what somebody approves: what is answered for, who is refused (CannotApprove), how long it holds, what is kept beside it."""

    questions: Questions
    refuse_unfit: Callable[[Proposal, User], None]
    expires_at: datetime | None = None
    keep: Callable[[Approval, Proposal], None] = nothing_more


@transaction.atomic
def approve(
    state: TaskState,
    *,
    by: User,
    seen: str,
    answers: Collection[str],
    comment: str = "",
    ground: Ground | None = None,
    weight: Weight = Weight.MAJOR,
) -> Approval:
    """Approves what has the digest `seen`, and lets the review go on, which may make the page live.

    `answers` are the keys of the questions answered with yes. `ground`: what the reviewer has read, unless another is given. Raises
    CannotApprove, or NotReady where the door refuses the page.
    """
    locked = Page.objects.select_for_update().get(pk=state.workflow_state.object_id)
    newest = TaskState.objects.select_related("revision", "workflow_state").get(pk=state.pk)
    proposal = proposal_of(newest, down_to=Level.SECOND_REVIEWER)  # no approval hangs on a hint
    _refuse_what_is_over(proposal, locked)
    on = ground or Ground(proposal.questions, refuse_unfit_reviewer)
    on.refuse_unfit(proposal, by)
    if proposal.digest != seen:
        raise CannotApprove(
            _("This page was changed while you read it. It is shown anew: read it again, then approve.")
        )
    if not set(on.questions) <= set(answers):
        raise CannotApprove(_("Answer every question of the checklist, or send the page back with what is missing."))
    _refuse_what_the_checks_refuse(proposal)
    _refuse_who_approved_already(proposal, by)
    approval = _written_down(proposal, by, comment, on, weight if weight in proposal.weights else Weight.MAJOR)
    on.keep(approval, proposal)
    if _is_done(proposal, approval):
        proposal.state.approve(user=by, comment=comment)
    return approval


def refuse_unfit_reviewer(proposal: Proposal, person: User) -> None:
    """Raises CannotApprove for who has not the role here, wrote anything of it, or took its other step. Nobody is spared."""
    if not proposal.step.may_review(proposal.page, person):
        raise CannotApprove(_("You do not review this page: it waits for others."))
    refuse_who_wrote(proposal, person)
    refuse_who_took_the_other_step(proposal, person)


def refuse_who_wrote(proposal: Proposal, person: User) -> None:
    """Raises CannotApprove for who wrote anything of the version, or had a part in a file that it shows."""
    if any(one.pk == person.pk for one in proposal.writers):
        raise CannotApprove(
            _(
                "You have written a part of this version, or uploaded or changed a file that it shows, "
                "so somebody else has to approve it."
            )
        )


def refuse_who_took_the_other_step(proposal: Proposal, person: User) -> None:
    """Raises CannotApprove: an authority is somebody else than the reviewer, or it is one person who was asked twice."""
    if took_the_other_step(proposal.page, proposal.step.kind, proposal.digest, by=person, at=timezone.now()):
        raise CannotApprove(
            _(
                "You have approved this version already, in another step of its review. Somebody else has to take this one."
            )
        )


def _refuse_what_is_over(proposal: Proposal, locked: Page) -> None:
    state = proposal.state
    if state.status != TaskState.STATUS_IN_PROGRESS or state.workflow_state.current_task_state_id != state.pk:
        raise CannotApprove(_("This review is over: somebody has approved the page, sent it back or taken it back."))
    if locked.latest_revision_id != state.revision_id:
        raise CannotApprove(_("There is a newer version than the one handed in. It has to be handed in anew."))


def _refuse_what_the_checks_refuse(proposal: Proposal) -> None:
    refused = gravest(proposal.findings, Level.REFUSE)
    if refused:
        said = " ".join(f"“{one.excerpt}”: {one.message}" for one in refused)
        raise CannotApprove(_("This cannot go live for anybody. %(found)s") % {"found": said})


def _refuse_who_approved_already(proposal: Proposal, person: User) -> None:
    """Where two people are needed, one person twice is one."""
    if given_to(proposal).filter(kind=proposal.step.kind, by_id=person.pk, needs_second=True).exists():
        raise CannotApprove(
            _("You have approved this version already. What the checks found needs another reviewer too.")
        )


def given_to(proposal: Proposal) -> ApprovalQuerySet:
    """Approvals of exactly this that hold, for the organisation that answers for the page."""
    holding = Approval.objects.of(proposal.page).holding_at(timezone.now()).filter(digest=proposal.digest)
    return holding.given_for(organisation_id_of(proposal.page))


def _written_down(proposal: Proposal, by: User, comment: str, on: Ground, weight: Weight) -> Approval:
    return write_down(
        proposal.page,
        proposal.content,
        kind=proposal.step.kind,
        revision_id=proposal.state.revision_id,
        by=by,
        contributors=proposal.writers,
        source_digest=source_digest(proposal.page),
        checklist={key: str(words) for key, words in on.questions.items()},
        comment=comment,
        weight=weight,
        needs_second=bool(gravest(proposal.findings, Level.SECOND_REVIEWER)),
        expires_at=on.expires_at,
    )


def source_digest(page: Page) -> str:
    """The content of a translation's source as it is live; empty for an original."""
    return "" if is_original(page) else digest_of(content_of(source_of(page).specific))


def weights_of(page: Page, kind: Kind) -> tuple[Weight, ...]:
    """Where others have translated the page; homes and sections are written in each language for itself. Of a translation that others
    were made from, a change is small or major.
    """
    if page.depth <= SECTION_DEPTH:
        return ()
    if kind == Kind.SAFETY:
        others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
        return tuple(Weight) if others.exists() else ()
    followed = kind == Kind.LANGUAGE and MadeFrom.objects.filter(source=page.pk).exists()
    return (Weight.SMALL, Weight.MAJOR) if followed else ()


def _is_done(proposal: Proposal, approval: Approval) -> bool:
    """Whether this step needs nobody else."""
    if not approval.needs_second:
        return True
    return given_to(proposal).filter(kind=proposal.step.kind).order_by().values("by_id").distinct().count() > 1
