"""A PO file that came back from a translator: whether it can be used at all. It may come from anybody, so nothing in it is trusted."""

import gettext
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from django.utils.translation import to_locale

from cms.taxonomy.catalogues import Catalogue, CatalogueError, plural_forms, read_into

# Ten times the largest catalogue there is. Bytes.
LARGEST = 4_000_000
# Numbers for which the plural rules of two headers have to choose the same form.
TRIED = (*range(250), 1_000, 1_001, 1_002, 1_011, 1_000_000, 1_000_001)


class Unusable(Exception):
    """The file cannot be used; the message says why and what to do."""


class Incoming(Catalogue):
    """What was sent. `twice` has the entries that stand in it more than once: which one is meant nobody can say."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.twice: list[Message] = []

    def __setitem__(self, id: Any, message: Message) -> None:
        if id and self.get(id, message.context) is not None:
            self.twice.append(message)
        super().__setitem__(id, message)


def read_incoming(path: Path, code: str) -> Incoming:
    """The file as a catalogue of the language. Raises Unusable."""
    catalogue = Incoming(code)
    fault = ""
    try:
        read_into(catalogue, _text_of(path), path)
    except CatalogueError as error:
        fault = str(error)
    # First of all whose language it is: a file in another one may be unreadable only as one in this.
    if catalogue.found_headers or not fault:
        fault = next((f"{path}: {said}" for said in _faults_of_header(catalogue.found_headers, code)), fault)
    if fault:
        raise Unusable(fault)
    return catalogue


def _text_of(path: Path) -> str:
    """Never more than is allowed is read, whatever the file says of its size."""
    if not path.is_file():
        raise Unusable(f"{path} is not a file. Give the PO file that came back.")
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}.") from error
    if len(content) > LARGEST:
        raise Unusable(f"{path} is larger than {LARGEST // 1_000_000} MB, which no catalogue of the interface is.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable(f"{path} is not UTF-8: save it again in that encoding.") from error


def _faults_of_header(found: dict[str, str], code: str) -> Iterator[str]:
    named = found.get("Language", "").strip()
    # A tool may add a region: ar_SY.
    if named.replace("-", "_").lower().split("_")[0] != to_locale(code).lower().split("_")[0]:
        yield f"its header says that it is in “{named[:20]}”, and {code} is wanted. Nothing of it is used."
    if "utf-8" not in found.get("Content-Type", "").lower():
        yield "its header has to name UTF-8 as the charset."
    if not _same_plurals(found.get("Plural-Forms", ""), plural_forms(code)):
        yield f"its header has other plural forms than this language has here: {plural_forms(code)}"


def _same_plurals(found: str, ours: str) -> bool:
    """Written differently they may still be the same."""
    theirs, own = _parts(found), _parts(ours)
    if theirs is None or own is None or theirs[0] != own[0]:
        return False
    try:
        choose, choose_own = gettext.c2py(theirs[1]), gettext.c2py(own[1])
        return all(int(choose(number)) == int(choose_own(number)) for number in TRIED)
    except (ValueError, ArithmeticError):
        return False


def _parts(header: str) -> tuple[str, str] | None:
    """Number of forms, and the rule in C (GNU gettext)."""
    parts = dict(part.strip().partition("=")[::2] for part in header.split(";") if "=" in part)
    stripped = {name.strip(): value.strip() for name, value in parts.items()}
    return (stripped["nplurals"], stripped["plural"]) if {"nplurals", "plural"} <= stripped.keys() else None
