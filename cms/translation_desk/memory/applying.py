"""Taking what a file brings into the memory, and forgetting what should not be offered: each told in the record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.accounts.models import User
from cms.accounts.sealing import ChangedMeanwhile, open_seal, seal
from cms.audit import actions
from cms.audit.recording import record
from cms.organisations.models import Organisation
from cms.translation_desk.files.units import CannotRead
from cms.translation_desk.memory.from_files import refuse_overfull, wait_for_others
from cms.translation_desk.memory.reach import kept_by, may_forget, owners_for
from cms.translation_desk.memory.receiving import LanguagePair, Received
from cms.translation_desk.memory.remembering import AT_ONCE, Told, row_of
from cms.translation_desk.models import Remembered
from cms.translation_desk.permissions import desk_of

TAKEN, FORGOTTEN = "desk.memory_taken", "desk.memory_forgotten"
MATTER = "translation_desk.memory"
actions.register(TAKEN, gettext_lazy("Took a file into the translation memory"), ["languages", "texts"])
actions.register(FORGOTTEN, gettext_lazy("Took a text out of the translation memory"), ["for_language"])


@dataclass(frozen=True)
class Sealed:
    """What a person has seen of a file: its name, whose it becomes (None: everybody's), its new texts by languages."""

    file_name: str
    owner_id: int | None
    texts: dict[LanguagePair, list[Told]]


def sealed(dry_run: Received, file_name: str, owner: Organisation | None, by: User) -> str:
    """The new texts, sealed for the browser. Raises CannotRead where it is too much of them."""
    texts = [
        [*pair, told.source, told.target, told.rich] for pair, several in dry_run.new().items() for told in several
    ]
    seen = {"file": file_name, "owner": owner.pk if owner is not None else None, "texts": texts}
    signed = seal(seen, MATTER, by)
    if signed is None:
        raise CannotRead(_("This file holds too much text to be taken at once. Save it in parts, and upload each."))
    return signed


def opened(signed: str, by: User) -> Sealed:
    """Raises ChangedMeanwhile for what is not the person's, was altered, or is too old."""
    seen: Any = open_seal(signed, MATTER, by)
    texts: dict[LanguagePair, list[Told]] = {}
    for source_language, language, source, target, rich in seen["texts"]:
        texts.setdefault((source_language, language), []).append(Told(source, target, rich))
    return Sealed(seen["file"], seen["owner"], texts)


@transaction.atomic
def take(seen: Sealed, *, by: User, at: datetime) -> int:
    """All of it or nothing; how many texts. Raises ChangedMeanwhile where a language or the owner is no longer the person's, and
    CannotRead where the memory takes no more of theirs.
    """
    open_to = desk_of(by).languages()
    owners: dict[int | None, Organisation | None] = {one.pk: one for one in owners_for(by)} or {None: None}
    if seen.owner_id not in owners or any(code not in open_to for _source, code in seen.texts):
        raise ChangedMeanwhile
    wait_for_others()
    refuse_overfull(seen.owner_id, sum(map(len, seen.texts.values())))
    rows = [
        row_of(told, *pair, organisation=owners[seen.owner_id], file_name=seen.file_name, by=by, at=at)
        for pair, several in seen.texts.items()
        for told in several
    ]
    Remembered.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    into = sorted({code for _source, code in seen.texts})
    record(TAKEN, actor=by, detail={"languages": into, "texts": len(rows)}, at=at)
    return len(rows)


@transaction.atomic
def forget(entry_id: int, *, by: User, at: datetime) -> None:
    """One text. Raises PermissionDenied where it is not the person's to forget, Remembered.DoesNotExist where nobody has it any more."""
    entry = kept_by(by).select_for_update(of=("self",)).get(pk=entry_id)
    if not may_forget(by, entry):
        raise PermissionDenied
    entry.delete()
    record(FORGOTTEN, actor=by, detail={"for_language": entry.target_language}, at=at)
