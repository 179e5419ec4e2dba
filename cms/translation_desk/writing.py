"""Writing texts of a translation into its draft: all of them or none, over nobody's words, and noting what each translates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.accounts.models import User
from cms.translation_desk.fitting import same_words
from cms.translation_desk.machine.unconfirmed import confirmed, remember
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.reviewed_before import keep_reviewed
from cms.translation_desk.saving_drafts import save_draft
from cms.translation_desk.segments import places_of, write_texts


class CannotWrite(PermissionDenied):
    """Why, in a sentence that says what to do. Nothing was changed."""


@dataclass(frozen=True)
class NewText:
    """Words for one place. `source` is what they translate; `was` what they take the place of (None: whatever is there)."""

    text: str
    source: str
    was: str | None = None
    done: bool = False


@dataclass
class Outcome:
    """Paths that were written; those where other words stand than were to be replaced, with these; those that the page has not."""

    written: list[str] = field(default_factory=list)
    conflicts: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


@transaction.atomic
def write_segments(
    page: Page, texts: Mapping[str, NewText], *, by: User, at: datetime, origin: Origin = Origin.TYPED
) -> Outcome:
    """Into the newest draft of the page, which others may be writing in too. The words have been fitted (`fitting.py`).

    Raises CannotWrite where the page is in review, locked, or not the person's to write.
    """
    held = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
    refuse_unfit(held, by)
    draft = held.get_latest_revision_as_object()
    outcome = _sorted(draft, texts)
    keep_reviewed(held, at)
    changed = {path: texts[path].text for path in outcome.written}
    there = {path: segment.text for path, segment in places_of(draft).items()}
    if any(there[path] != text for path, text in changed.items()):
        write_texts(draft, changed)
        save_draft(draft, by)
    note({path: texts[path] for path in outcome.written}, page=held, by=by, at=at, origin=origin)
    return outcome


def refuse_unfit(page: Any, person: User) -> None:
    """Raises CannotWrite for a page that the person may not write in, or not now."""
    if not page.permissions_for_user(person).can_edit():
        raise CannotWrite(_("This page is not yours to translate. Ask an administrator of its organisation."))
    lock = page.get_lock()
    if lock is not None and lock.for_user(person):
        raise CannotWrite(str(lock.get_message(person) or _("This page is locked: ask whoever locked it.")))


def _sorted(draft: Page, texts: Mapping[str, NewText]) -> Outcome:
    outcome, there = Outcome(), places_of(draft)
    for path, new in texts.items():
        if path not in there:
            outcome.unknown.append(path)
        elif new.was is not None and not same_words(there[path].text, new.was) and there[path].text != new.text:
            outcome.conflicts[path] = there[path].text
        else:
            outcome.written.append(path)
    return outcome


def note(texts: Mapping[str, NewText], *, page: Page, by: User | None, at: datetime, origin: Origin) -> None:
    """What each text translates, and whether it is done; three queries. Words of a machine are remembered until they are done."""
    notes = [
        TranslatedSegment(
            page=page, path=path, source_text=new.source, text=new.text, done=new.done, origin=origin, by=by, at=at
        )
        for path, new in texts.items()
    ]
    TranslatedSegment.objects.bulk_create(
        notes,
        update_conflicts=True,
        unique_fields=["page", "path"],
        update_fields=["source_text", "text", "done", "origin", "by", "at"],
    )
    if origin == Origin.MACHINE:
        remember(page, {path: new.text for path, new in texts.items()}, at=at)
    elif by is not None:
        confirmed(page, {path: new.text for path, new in texts.items() if new.done})
