"""Saving a screen of shared words: each row through its own form, and through the second person where it is kept by two.

One transaction. What is refused of it (somebody changed the row meanwhile, its form does not take the words) is handed back with what was
typed; the rest is saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.accounts.models import User
from cms.safety.change_mail import tell_of_several
from cms.safety.deciding import take_back
from cms.safety.models import ProposedChange
from cms.safety.proposing import propose
from cms.safety.replaying import label_of, replay
from cms.safety.second_person import is_kept_by_two
from cms.translation_desk.vocabulary.cells import changes_waiting, digest_of, source_of, text_in
from cms.translation_desk.vocabulary.kinds import Kind, column, words_form
from cms.translation_desk.vocabulary.typed import Typed


@dataclass(frozen=True)
class Refused:
    """A text that was not saved, why, and what stands in the row now; `row` is None where it was deleted."""

    typed: Typed
    reason: str
    row: Any
    now: str


@dataclass
class Saved:
    """What became of a screen: how many texts are saved, how many wait for a second person, and those that are not."""

    saved: int = 0
    waiting: int = 0
    refused: list[Refused] = field(default_factory=list)
    new: list[ProposedChange] = field(default_factory=list)


@dataclass(frozen=True)
class Desk:
    """In whose name, in which language, when."""

    kind: Kind
    code: str
    by: User
    at: datetime


@transaction.atomic
def save_words(kind: Kind, code: str, typed: Mapping[int, list[Typed]], *, by: User, at: datetime) -> Saved:
    """Raises PermissionDenied, with nothing saved, for a language, row or column that is not the person's."""
    if code not in kind.codes:
        raise PermissionDenied
    desk, rows, result = Desk(kind, code, by, at), _locked(kind, code, list(typed), by), Saved()
    waiting = changes_waiting(kind, list(rows))
    for row_id in sorted(typed):
        own = next((change for change in waiting.get(row_id, []) if change.by_id == by.pk), None)
        _save_row(desk, rows.get(row_id), typed[row_id], own, result)
    tell_of_several(result.new)
    return result


def _locked(kind: Kind, code: str, row_ids: list[int], by: User) -> dict[int, Any]:
    """The rows as the database has them, which nobody else changes until this is over; in one order, so that no two wait for each other.

    A picture that was taken away from readers meanwhile is as one that was deleted.
    """
    own = set(kind.rows_of(by, code).filter(pk__in=row_ids).values_list("pk", flat=True))
    found = {row.pk: row for row in kind.model._base_manager.select_for_update().filter(pk__in=row_ids).order_by("pk")}
    found = {key: row for key, row in found.items() if getattr(row, "may_be_shown", True)}
    if found.keys() - own:
        raise PermissionDenied
    return found


def _save_row(desk: Desk, row: Any, typed: list[Typed], own: ProposedChange | None, result: Saved) -> None:
    fitting = []
    # Filled in on a copy of the row, since replaying writes on it.
    stale = own is not None and not replay(own, own.row).is_as_it_was
    for one in typed:
        reason, now = _meanwhile(desk, row, one, own, stale)
        if reason:
            result.refused.append(Refused(one, reason, row, now))
        elif one.text != now:
            fitting.append(one)
    if not fitting:
        return
    columns = {column(one.field, desk.code): one.text for one in fitting}
    sent, names = _with_own(columns, own)
    form = words_form(desk.kind.model, desk.by, row, sent, names)
    if not names <= form.fields.keys():
        raise PermissionDenied
    if form.is_valid():
        _keep(desk, form, sent, own, len(fitting), result)
        return
    stored = desk.kind.model._base_manager.get(pk=row.pk)  # the form has put its words on the row
    reasons = " ".join(_complaints(form))
    result.refused += [
        Refused(one, reasons, stored, text_in(stored, column(one.field, desk.code), None)) for one in fitting
    ]


def _meanwhile(desk: Desk, row: Any, typed: Typed, own: ProposedChange | None, stale: bool) -> tuple[str, str]:
    """Why the text cannot be saved any more, if so, and what stands in the row now."""
    if row is None:
        return _("This row was deleted meanwhile. Your words are kept here for you to copy."), ""
    name = column(typed.field, desk.code)
    of_column = own if own is not None and name in own.fields else None
    now = text_in(row, name, of_column)
    if now not in {typed.was, typed.text}:
        return _("Somebody changed this meanwhile. Compare both, then save what is right."), now
    if digest_of(source_of(desk.kind.model, row, typed.field, desk.code)[1]) != typed.source_seen:
        return _("The words you translate from were changed meanwhile. Read them again, then save."), now
    if stale:
        return _("A change of yours waits for this row, which others changed since. Take yours back, then save."), now
    return "", now


def _with_own(columns: dict[str, str], own: ProposedChange | None) -> tuple[QueryDict, set[str]]:
    """What the person has waiting for the row already is proposed on with it: one person has one change of a row."""
    sent = own.sent.copy() if own is not None else QueryDict(mutable=True)
    for name, text in columns.items():
        sent[name] = text
    return sent, set(columns) | set(own.fields if own is not None else ())


def _keep(desk: Desk, form: ModelForm, sent: QueryDict, own: ProposedChange | None, count: int, result: Saved) -> None:
    if own is not None and not form.has_changed():
        take_back(own, by=desk.by)  # typed as the row is: nothing of it is left
        result.saved += count
        return
    proposed = None
    if is_kept_by_two(desk.kind.model):
        proposed = propose(form, sent, by=desk.by, at=desk.at, tell=result.new.append)
    if proposed is not None:
        result.waiting += count
        return
    log(instance=form.save(), action="wagtail.edit", user=desk.by)
    result.saved += count


def _complaints(form: ModelForm) -> list[str]:
    """What the form refuses, each with the name of its field where it is not one of those that were typed."""
    return [
        str(error) if form.fields[name].disabled is False else f"{label_of(form._meta.model, name)}: {error}"
        for name, errors in form.errors.items()
        if name in form.fields
        for error in errors
    ] + [str(error) for error in form.non_field_errors()]
