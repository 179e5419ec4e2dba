"""Taking what a file brings: one file, one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.accounts.models import User
from cms.accounts.sealing import ChangedMeanwhile, open_seal, seal
from cms.translation_desk.beside import beside
from cms.translation_desk.drafting import CannotTranslate, draft_all
from cms.translation_desk.files import auditing
from cms.translation_desk.files.agreeing import Agreed
from cms.translation_desk.files.comparing import TAKEN
from cms.translation_desk.files.gathering import Work
from cms.translation_desk.files.receiving import Received, Row, received
from cms.translation_desk.files.standing import Standing, standing
from cms.translation_desk.files.units import Document, Unit
from cms.translation_desk.models import Origin
from cms.translation_desk.taking_parts import take_parts
from cms.translation_desk.writing import CannotWrite, NewText, write_segments

MATTER = "translation_desk.files"


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


def sealed(document: Document, dry_run: Received, by: User) -> str | None:
    """What can be taken of a dry run, sealed for the browser; None where it is too much for a form."""
    rows = dry_run.takeable()
    units = [[u.key, u.path, u.source, u.target, u.done, u.was, u.markup] for u in (row.unit for row in rows)]
    told = {
        "from": document.source_code,
        "to": document.code,
        "units": units,
        "seals": [row.seal for row in rows],
    }
    return seal(told, MATTER, by)


def opened(signed: str, by: User) -> Sealed:
    """Raises ChangedMeanwhile for what is not the person's, was altered, or is too old."""
    told: Any = open_seal(signed, MATTER, by)
    units = tuple(Unit(*values) for values in told["units"])
    return Sealed(Document(told["from"], told["to"], units), told["seals"])


@dataclass(frozen=True)
class Plan:
    """What is to be written, page by page, and how everything that this depends on stood when it was looked at."""

    now: Received
    rows: dict[str, list[Row]]
    document: Document
    stood: Standing


@transaction.atomic
def apply(seen: Sealed, agreed: Agreed, *, by: User, at: datetime) -> Applied:
    """All that can be taken, and what was asked about where it was agreed to; or nothing.

    Raises ChangedMeanwhile where something is not as the person saw it; CannotRead, CannotWrite or CannotTranslate with a sentence.
    """
    return write_planned(planned(seen, agreed, by=by), by=by, at=at)


def planned(seen: Sealed, agreed: Agreed, *, by: User, tell: Callable[[int], None] | None = None) -> Plan:
    """Compares once more, which takes most of the time, and writes nothing. Raises as `apply` does."""
    stood = standing(seen.document)
    now = received(seen.document, by, tell)
    if [row.seal for row in now.rows] != seen.seals:
        raise ChangedMeanwhile
    rows: dict[str, list[Row]] = {}
    for row in now.rows:
        if row.judged.verdict in TAKEN or agreed.takes(row.number, row.judged.verdict):
            rows.setdefault(row.unit.key, []).append(row)
    return Plan(now, {key: rows[key] for key in now.works if key in rows}, seen.document, stood)


@transaction.atomic
def write_planned(plan: Plan, *, by: User, at: datetime) -> Applied:
    """All of it with its entry in the audit trail, or nothing. Raises ChangedMeanwhile where something has changed since the plan was
    made; CannotWrite or CannotTranslate.
    """
    if standing(plan.document) != plan.stood:
        raise ChangedMeanwhile
    works = {key: plan.now.works[key] for key in plan.rows}
    new = {key: work.source for key, work in works.items() if work.place.target is None}
    drafted = dict(zip(new, draft_all([(source, plan.now.locale) for source in new.values()], by=by), strict=True))
    above = {page.pk: page for one in drafted.values() for page in one.parents}
    applied = Applied(above=list(above.values()))
    targets: dict[str, Any] = {
        key: drafted[key].page if key in drafted else work.place.target for key, work in works.items()
    }
    for key in sorted(works, key=lambda key: targets[key].pk):  # in one order, so that no two files wait for each other
        work, target = works[key], targets[key]
        places = _new_places(key in drafted, target, work, plan.rows[key], by)
        _write(target, plan.rows[key], applied, new=places, by=by, at=at)
    if applied.texts:
        auditing.tell(auditing.WRITTEN, by=by, language=plan.now.locale.language_code, texts=applied.texts)
    return applied


def _new_places(is_new: bool, target: Page, work: Work, rows: list[Row], by: User) -> frozenset[str]:
    """Paths of places that hold what the source says, whatever was there when the file was compared: all of a page that is new, and
    those of parts that the source has got since, which are taken over first.
    """
    paths = frozenset(row.unit.path for row in rows)
    if is_new:
        return paths
    if paths & work.lacking:
        take_parts(beside(target.specific.get_latest_revision_as_object(), work.source), by=by)
    return paths & work.lacking


def _write(target: Page, rows: list[Row], applied: Applied, *, new: frozenset[str], by: User, at: datetime) -> None:
    texts = {
        row.unit.path: _new(row, None if row.unit.path in new else row.pair.target)
        for row in rows
        if row.pair is not None
    }
    outcome = write_segments(target, texts, by=by, at=at, origin=Origin.FILE)
    if outcome.conflicts or outcome.unknown:
        raise ChangedMeanwhile
    applied.texts += len(outcome.written)
    applied.pages.append(target)


def _new(row: Row, was: str | None) -> NewText:
    judged = row.judged
    return NewText(judged.text, judged.source, was, judged.done)


REFUSALS = (CannotWrite, CannotTranslate)
