"""Taking what a file brings: one file, one transaction."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.accounts.models import User
from cms.translation_desk.drafting import CannotTranslate, draft_in
from cms.translation_desk.files.comparing import TAKEN
from cms.translation_desk.files.gathering import Work
from cms.translation_desk.files.receiving import Received, Row, received
from cms.translation_desk.files.units import CannotRead, Document, Unit
from cms.translation_desk.models import Origin
from cms.translation_desk.writing import CannotWrite, NewText, write_segments

MAX_SEALED = 2_000_000  # bytes, below what Django takes in a form
VALID_FOR = 12 * 60 * 60  # seconds


class ChangedMeanwhile(Exception):
    """Something that the dry run showed is no longer so; nothing was written."""


@dataclass
class Applied:
    """How many texts were written, in which pages, and which pages above them were drafted with them."""

    texts: int = 0
    pages: list[Page] = field(default_factory=list)
    above: list[Page] = field(default_factory=list)


@dataclass(frozen=True)
class Sealed:
    """What a person has seen of a file: its texts, and the seals of the verdicts."""

    document: Document
    seals: list[str]


def sealed(document: Document, dry_run: Received, by: User) -> str:
    """What can be taken of a dry run, to be handed to the browser and back: only its person can use it, and nobody can alter it."""
    rows = dry_run.takeable()
    units = [[u.key, u.path, u.source, u.target, u.done, u.was, u.markup] for u in (row.unit for row in rows)]
    told = {
        "from": document.source_code,
        "to": document.code,
        "units": units,
        "seals": [row.seal for row in rows],
    }
    signed = signing.dumps(told, salt=_salt(by), compress=True)
    if len(signed) > MAX_SEALED:
        raise CannotRead(_("This file holds too much text to be taken at once. Download fewer pages at once."))
    return signed


def opened(signed: str, by: User) -> Sealed:
    """Raises ChangedMeanwhile for what is not the person's, was altered, or is too old."""
    try:
        told: Any = signing.loads(signed, salt=_salt(by), max_age=VALID_FOR)
    except signing.BadSignature as error:
        raise ChangedMeanwhile from error
    units = tuple(Unit(*values) for values in told["units"])
    return Sealed(Document(told["from"], told["to"], units), told["seals"])


def _salt(person: User) -> str:
    return f"translation_desk.files.{person.pk}"


@transaction.atomic
def apply(seen: Sealed, agreed: Collection[int], *, by: User, at: datetime) -> Applied:
    """All that can be taken, and what was asked about where its number is among those agreed to; or nothing.

    Raises ChangedMeanwhile where something is not as the person saw it; CannotRead, CannotWrite or CannotTranslate with a sentence.
    """
    now = received(seen.document, by)
    if [row.seal for row in now.rows] != seen.seals:
        raise ChangedMeanwhile
    wanted = [row for row in now.rows if row.judged.verdict in TAKEN or row.number in agreed]
    applied = Applied()
    for key, work in now.works.items():
        rows = [row for row in wanted if row.unit.key == key]
        if rows:
            _write(work, rows, now, applied, by, at)
    return applied


def _write(work: Work, rows: list[Row], now: Received, applied: Applied, by: User, at: datetime) -> None:
    target = work.place.target
    if target is None:
        drafted = draft_in(work.source, now.locale, by=by)
        target = drafted.page
        applied.above += drafted.parents
        texts = {row.unit.path: _new(row, None) for row in rows}
    else:
        texts = {row.unit.path: _new(row, row.pair.target) for row in rows if row.pair is not None}
    outcome = write_segments(target, texts, by=by, at=at, origin=Origin.FILE)
    if outcome.conflicts or outcome.unknown:
        raise ChangedMeanwhile
    applied.texts += len(outcome.written)
    applied.pages.append(Page.objects.get(pk=target.pk))


def _new(row: Row, was: str | None) -> NewText:
    judged = row.judged
    return NewText(judged.text, judged.source, was, judged.done)


REFUSALS = (CannotWrite, CannotTranslate)
