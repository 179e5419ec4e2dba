"""PO (GNU gettext): one entry a text, its page and place as context, HTML as it is kept; drafts are fuzzy."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from translate.storage import pypo

from cms.translation_desk.files.units import MAX_TEXTS, Batch, CannotRead, Document, Told, Unit

NOT_PO = _("This is no PO file, or it is damaged. Download the file again, and upload what your program saved of it.")
NOT_UTF8 = _("The letters in this file are stored in an old way. Save it in UTF-8, and upload it again.")
TOO_MANY = _("This file holds more than 20,000 texts. Download fewer pages at once, and upload each file by itself.")
_ENTRY = re.compile(r"^msgid ", re.MULTILINE)
_WAS = re.compile(r"^was: ([0-9a-f]{16})$", re.MULTILINE)


def write(batch: Batch) -> bytes:
    """The file."""
    store = pypo.pofile()
    moment = batch.at.strftime("%Y-%m-%d %H:%M%z")
    store.updateheader(
        add=True,
        Project_Id_Version="Safelane",
        POT_Creation_Date=moment,
        PO_Revision_Date=moment,
        Last_Translator="Safelane",
        Language_Team=batch.code,
        MIME_Version="1.0",
        Content_Type="text/plain; charset=UTF-8",
        Content_Transfer_Encoding="8bit",
        Language=batch.code.replace("-", "_"),
        X_Source_Language=batch.source_code,
        X_Generator="Safelane",
    )
    for told in batch.told:
        store.addunit(_entry(told))
    return bytes(store)


def _entry(told: Told) -> Any:
    entry = pypo.pounit(told.unit.source)
    entry.setcontext(f"{told.unit.key}/{told.unit.path}")
    entry.target = told.unit.target
    notes = [told.title, told.label, *([f"max-length: {told.limit}"] if told.limit else []), f"was: {told.unit.was}"]
    entry.addnote("\n".join(" ".join(one.split()) for one in notes), "developer")
    if told.unit.target and not told.unit.done:
        entry.markfuzzy(True)
        entry.prev_source = told.before
    return entry


def read(content: bytes) -> Document:
    """Every entry that is not obsolete; CannotRead for what is no PO file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRead(NOT_UTF8) from error
    if "\x00" in text or not _ENTRY.search(text):
        raise CannotRead(NOT_PO)
    if len(_ENTRY.findall(text)) > MAX_TEXTS + 1:
        raise CannotRead(TOO_MANY)
    # From bytes only: a text might be taken for the name of a file.
    try:
        store = pypo.pofile.parsestring(text.replace("\r\n", "\n").encode())
        header = store.parseheader()
        units = tuple(_units(store))
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError) as error:
        raise CannotRead(NOT_PO) from error
    if not re.search(r"charset=utf-?8\b", header.get("Content-Type", ""), re.IGNORECASE):
        raise CannotRead(NOT_UTF8)
    return Document(header.get("X-Source-Language", ""), header.get("Language", "").replace("_", "-"), units)


def _units(store: Any) -> Iterator[Unit]:
    for entry in store.units:
        if entry.isheader() or entry.isobsolete():
            continue
        key, _slash, path = entry.getcontext().partition("/")
        was = _WAS.search(entry.getnotes("developer"))
        target = str(entry.target or "")
        done = bool(target) and not entry.isfuzzy() and not entry.hasplural()
        yield Unit(key, path, str(entry.source), target, done, was[1] if was else None)
