"""Approval by letter: an authority outside has approved a page on paper, and its organisation records that."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from cms.accounts.models import User
from cms.audit import actions
from cms.audit.recording import record
from cms.library.naming import random_path
from cms.safety.approving import CannotApprove, Ground, Proposal, approve, refuse_who_wrote
from cms.safety.checklists import LETTER
from cms.safety.letter_rights import may_record_letter
from cms.safety.models import Approval, AuthorityApproval, Letter
from cms.safety.models.letter import FOLDER
from cms.safety.whose import organisation_of

actions.register("safety.letter_recorded", gettext_lazy("Recorded the letter of an authority"), ["valid_until"])


@dataclass(frozen=True)
class GivenLetter:
    """What was brought: a clean file, the authority's reference, the day on the letter, and the last day on which it holds, if one."""

    file: ContentFile
    reference: str
    dated: date
    valid_until: date | None = None


def end_of(day: date | None) -> datetime | None:
    """The moment at which a day that still counts is over here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) if day is not None else None


def last_day_before(moment: datetime) -> date:
    """The last day that still counts, where `moment` is when it is over: what people are told."""
    return timezone.localdate(moment - timedelta(microseconds=1))


def record_letter(
    state: TaskState, given: GivenLetter, *, by: User, at: datetime, seen: str, answers: list[str]
) -> Approval:
    """Approves what has the digest `seen` on the ground of the letter, which is kept with the approval, until the letter runs out.

    Raises CannotApprove, or NotReady where the door refuses the page; then no file is kept either.
    """
    until = end_of(given.valid_until)
    if until is not None and until <= at:
        raise CannotApprove(_("This letter has run out. Ask the authority for a new one, and record that."))
    stored: list[str] = []

    def keep(approval: Approval, proposal: Proposal) -> None:
        stored.append(default_storage.save(random_path(FOLDER, given.file.name or ""), given.file))
        _write_down(approval, proposal, given, stored[0])
        until_day = given.valid_until.isoformat() if given.valid_until else ""
        record("safety.letter_recorded", actor=by, subject=proposal.page, detail={"valid_until": until_day})

    ground = Ground(LETTER, refuse_unfit_bearer, until, keep)
    try:
        with transaction.atomic():
            return approve(state, by=by, seen=seen, answers=answers, ground=ground)
    except BaseException:
        for name in stored:
            default_storage.delete(name)
        raise


def refuse_unfit_bearer(proposal: Proposal, person: User) -> None:
    """Raises CannotApprove for who may not record letters for the page, or wrote anything of it."""
    if not isinstance(proposal.step, AuthorityApproval) or not may_record_letter(proposal.page, person):
        raise CannotApprove(
            _("A letter is recorded by administrators and safety reviewers of the organisation whose page it is.")
        )
    refuse_who_wrote(proposal, person)


def _write_down(approval: Approval, proposal: Proposal, given: GivenLetter, stored: str) -> None:
    organisation = organisation_of(proposal.page)
    assert organisation is not None  # noqa: S101  # else nobody may record a letter
    Letter.objects.create(
        at=approval.at,
        translation_key=approval.translation_key,
        by_id=approval.by_id,
        by=approval.by,
        approval=approval,
        organisation_id=organisation.pk,
        organisation=str(organisation)[:255],
        reference=given.reference,
        dated=given.dated,
        valid_until=given.valid_until,
        file=stored,
    )
