"""Texts of a file, and what its person is shown of them, as they are kept until the work is done."""

import json
import zlib
from dataclasses import asdict, fields
from typing import Any

from django.utils.translation import gettext as _

from cms.translation_desk.files.applying import Sealed
from cms.translation_desk.files.comparing import Verdict
from cms.translation_desk.files.receiving import Received
from cms.translation_desk.files.screen import WORDS, Group, Line, context
from cms.translation_desk.files.sight import read_for
from cms.translation_desk.files.units import CannotRead, Document, Unit
from cms.translation_desk.models import Import

MAX_KEPT = 40 * 1024 * 1024  # bytes, before they are pressed together


def kept(document: Document) -> bytes:
    """Its texts; CannotRead where it is too much of them."""
    names = [field.name for field in fields(Unit)]
    told = json.dumps([[getattr(unit, name) for name in names] for unit in document.units]).encode()
    if len(told) > MAX_KEPT:
        raise CannotRead(_("This file holds too much text to be taken at once. Download fewer pages at once."))
    return zlib.compress(told)


def document_of(one: Import) -> Document:
    """What was read from the file."""
    units = tuple(Unit(*values) for values in json.loads(zlib.decompress(bytes(one.kept))))
    return Document(one.source_language, one.language, units)


def takeable_of(found: Received) -> list[list[Any]]:
    """Number and seal of each text that can be written."""
    return [[row.number, row.seal] for row in found.takeable()]


def seen_of(one: Import) -> Sealed:
    """What its person has looked at."""
    document = document_of(one)
    units = tuple(document.units[number] for number, _seal in one.takeable)
    return Sealed(Document(document.source_code, document.code, units), [seal for _number, seal in one.takeable])


def shown_of(found: Received) -> dict[str, Any]:
    """What the dry run looks like, without the words that depend on who looks; `read` says of which pages."""
    told = context(found)
    return {**told, "read": read_for(found), "groups": [_kept_group(group) for group in told["groups"]]}


def _kept_group(group: Group) -> dict[str, Any]:
    lines = [asdict(line) for line in group.lines]
    return {"verdict": group.verdict.value, "count": group.count, "lines": lines, "also": group.also}


def shown_again(one: Import) -> dict[str, Any]:
    """For the template, as `screen.context` gives it."""
    return {**one.shown, "groups": [_group_again(told) for told in one.shown.get("groups", [])]}


def _group_again(told: dict[str, Any]) -> Group:
    verdict, lines = Verdict(told["verdict"]), [Line(**line) for line in told["lines"]]
    also = {Verdict(name): count for name, count in told.get("also", {}).items()}
    return Group(verdict, *WORDS[verdict], told["count"], lines, also)
