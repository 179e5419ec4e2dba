"""A second person approves a waiting change, which reaches the row then, or refuses it; who proposed it can take it back."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from cms.accounts.models import User
from cms.audit import actions, details
from cms.audit.recording import record
from cms.safety.models import DecidedChange, ProposedChange
from cms.safety.replaying import Replayed, in_words, replay
from cms.safety.second_person import Change
from cms.safety.waiting_changes import may_decide, may_still_propose
from cms.safety.writing_down import name_of

APPROVED, REFUSED, TAKEN_BACK = "gate.change_approved", "gate.change_refused", "gate.change_taken_back"
actions.register(APPROVED, gettext_lazy("Approved a change that waited"), ["changed", "proposer"])
actions.register(REFUSED, gettext_lazy("Refused a change that waited"), ["changed", "proposer"])
actions.register(TAKEN_BACK, gettext_lazy("Took back a change that waited"), ["changed"])
details.tell_by("proposer", lambda entry, name: _("proposed by “%(name)s”") % {"name": name})


class CannotDecide(PermissionDenied):
    """Why, in a sentence that says what to do. Nothing was changed."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(str(message))


@transaction.atomic
def approve_change(proposed: ProposedChange, *, by: User, seen: str, at: datetime) -> DecidedChange:
    """The row becomes what was proposed, if it is still what `seen`, the digest of the screen, showed. Raises CannotDecide."""
    row = _locked_row(proposed)
    waiting = _still_waiting(proposed)
    _refuse_unfit(waiting, by)
    replayed = replay(waiting, row)
    if words := hindrance(waiting, replayed, row):
        raise CannotDecide(words)
    if replayed.digest != seen:
        raise CannotDecide(_("This was changed while you read it. It is shown anew: read it again, then decide."))
    values = words_of(waiting, replayed.changes)
    saved = replayed.form.save()
    if not _may_change(by, saved):
        raise CannotDecide(_("It would belong to an organisation whose rows you do not keep: ask somebody who does."))
    decided = _written_down(waiting, by, at, values, row_id=saved.pk, approved=True)
    log(instance=saved, action=APPROVED, user=by, data={"proposer": name_of(waiting.by)})
    _end(waiting, APPROVED, by, subject=saved, proposer=name_of(waiting.by))
    return decided


@transaction.atomic
def refuse_change(proposed: ProposedChange, *, by: User, reason: str, at: datetime) -> DecidedChange:
    """The row stays as it is, and what was proposed is kept with the reason. Raises CannotDecide."""
    row = _locked_row(proposed)
    waiting = _still_waiting(proposed)
    _refuse_unfit(waiting, by)
    values = words_of(waiting, replay(waiting, row).changes) or {
        name: ["", ", ".join(waiting.sent.getlist(name))] for name in waiting.fields
    }
    decided = _written_down(waiting, by, at, values, row_id=waiting.row_id, approved=False, reason=reason)
    _end(waiting, REFUSED, by, subject=waiting.row or waiting, proposer=name_of(waiting.by))
    return decided


@transaction.atomic
def take_back(proposed: ProposedChange, *, by: User) -> None:
    """Who proposed it thought better of it. Raises CannotDecide."""
    waiting = _still_waiting(proposed)
    if waiting.by_id != by.pk:
        raise CannotDecide(_("Somebody else proposed this: refuse it, and say why."))
    _end(waiting, TAKEN_BACK, by, subject=waiting.row or waiting)


def hindrance(proposed: ProposedChange, replayed: Replayed, row: Any) -> str:
    """Why it cannot be approved as it stands, whoever asks, and what to do; empty where it can."""
    if proposed.row_id is not None and row is None:
        return _("This row was deleted meanwhile. Refuse the change, or let who proposed it take it back.")
    if not may_still_propose(proposed):
        return _(
            "Who proposed this may no longer change it. If it is right, change it yourself, and ask somebody else."
        )
    if not replayed.is_as_it_was:
        return _("What it changes was changed meanwhile. Refuse it, and let it be proposed anew if it is still right.")
    if replayed.complaints:
        found = {"complaints": " ".join(replayed.complaints)}
        return _("It is not valid any more: %(complaints)s Refuse it, and say what to propose instead.") % found
    return ""


def words_of(proposed: ProposedChange, changes: dict[str, Change]) -> dict[str, list[str]]:
    """Each field's words before and after."""
    model = proposed.model
    return {
        name: [in_words(model, name, one.before), in_words(model, name, one.after)] for name, one in changes.items()
    }


def _still_waiting(proposed: ProposedChange) -> ProposedChange:
    waiting: ProposedChange | None = ProposedChange.objects.select_for_update().filter(pk=proposed.pk).first()
    if waiting is None:
        raise CannotDecide(_("This does not wait any more: somebody has decided it, or it was taken back."))
    return waiting


def _locked_row(proposed: ProposedChange) -> Any:
    """Locked before the change itself is, in the order in which proposing does it."""
    rows = proposed.model._base_manager.select_for_update()
    return rows.filter(pk=proposed.row_id).first() if proposed.row_id is not None else None


def _refuse_unfit(proposed: ProposedChange, by: User) -> None:
    if proposed.by_id == by.pk:
        raise CannotDecide(_("You proposed this yourself, so somebody else has to decide it."))
    if not may_decide(proposed, by):
        raise CannotDecide(_("You do not change this row: it waits for others."))


def _may_change(person: User, row: Any) -> bool:
    return bool(policy_registry.get(row).user_has_permission_for_instance(person, "change", row))


def _written_down(proposed: ProposedChange, by: User, at: datetime, values: Any, **more: Any) -> DecidedChange:
    return DecidedChange.objects.create(
        at=at,
        by_id=by.pk,
        by=name_of(by),
        kind=proposed.kind,
        title=proposed.title,
        values=values,
        proposed_at=proposed.at,
        proposed_by_id=proposed.by_id,
        proposed_by=name_of(proposed.by),
        **more,
    )


def _end(proposed: ProposedChange, act: str, by: User, *, subject: Any, **more: Any) -> None:
    record(act, actor=by, subject=subject, detail={"changed": proposed.fields, **more})
    proposed.delete()
