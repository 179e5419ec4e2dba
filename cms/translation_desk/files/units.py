"""What a file for translators carries: texts of pages one by one, each known by its page and by where it stands there."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

MAX_BYTES = 20 * 1024 * 1024
MAX_TEXTS = 20_000
WAITED_FOR = 2_000  # texts that are compared and written while the person waits; more in the background
MAX_PAGES = 500
# What XML 1.0 cannot hold.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class CannotRead(Exception):
    """Why a file is not taken in, in a sentence that says what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Unit:
    """One text in a file. `key` is the translation key of its page, `path` where it stands (`segments.py`).

    `done`: its translator holds it for right. `was` is the mark of the translation as it was handed out, None where the file has lost it.
    `markup`: source and target are HTML, also those of a place without any; otherwise they are as the page keeps them.
    """

    key: str
    path: str
    source: str
    target: str
    done: bool = False
    was: str | None = None
    markup: bool = False


@dataclass(frozen=True)
class Told:
    """A text on its way out, with what its translator is told: of which page and part, how long it may be (letters), what the source said
    when it was translated. `revise`: there is a translation, which is to be gone over."""

    unit: Unit
    title: str
    label: str
    rich: bool = False
    limit: int | None = None
    before: str = ""
    revise: bool = False


@dataclass(frozen=True)
class Document:
    """What was read from a file: languages by code (BCP 47)."""

    source_code: str
    code: str
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Batch:
    """What a file is to hold, in the order of the pages; all translated from one language."""

    source_code: str
    code: str
    told: tuple[Told, ...]
    at: datetime


def plain(text: str) -> str:
    """As every format can hold it: lines end with a line feed, and nothing that XML has no place for."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def holds_hidden(text: str) -> bool:
    """Whether there are control characters in it that no text needs."""
    return bool(_NOT_IN_XML.search(text))


def mark(text: str) -> str:
    """A short sign by which to see whether a text is still the same."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:16]
