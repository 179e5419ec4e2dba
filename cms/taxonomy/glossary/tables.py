"""The glossary as a table (CSV, RFC 4180): a line for a term, how it is said in a language, and a word that is not to be used.

Read also with semicolons or tabs, with or without a byte order mark, with any of the columns left out. An empty cell says nothing.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.accounts.spreadsheets import safe_cell
from cms.taxonomy.glossary.folding import tidy

MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 5_000
MAX_CELL = 2_000  # letters; what is too long for its place is told line by line
DELIMITERS = ",;\t"

TOO_BIG = _("This file is larger than 5 MB. Divide it, and upload each part by itself.")
TOO_MANY = _("This table has more than 5,000 lines. Divide it, and upload each part by itself.")
NOT_TEXT = _("This is not a table as text. Save it as “CSV UTF-8”, and upload that.")
NO_COLUMNS = _(
    "The first line must name the columns: source_language, term, language, translation and so on, as in the table that you download here."
)
DAMAGED = _("This table is damaged: a quotation mark is not closed, or a cell is far too long.")


class CannotRead(Exception):
    """Why a table is not taken, in a sentence that says what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))


@dataclass(frozen=True)
class Line:
    """One line: languages as BCP 47 codes, the rest tidied; empty where it says nothing."""

    source_language: str = ""
    term: str = ""
    other_forms: str = ""
    note: str = ""
    language: str = ""
    translation: str = ""
    translation_note: str = ""
    do_not_use: str = ""
    do_not_use_forms: str = ""
    reason: str = ""
    use_instead: str = ""


CODES = ("source_language", "language")
COLUMNS = tuple(one.name for one in fields(Line))


def write(lines: Iterable[Line]) -> bytes:
    """UTF-8 with a byte order mark, by which spreadsheets know it; nothing in it is a formula to them."""
    kept = io.StringIO(newline="")
    table = csv.writer(kept)
    table.writerow(COLUMNS)
    table.writerows([safe_cell(words) for words in astuple(line)] for line in lines)
    return kept.getvalue().encode("utf-8-sig")


def read(content: bytes) -> list[tuple[int, Line]]:
    """Every line that says anything, with its number as a spreadsheet counts. Raises CannotRead for what is no such table, or too much."""
    if len(content) > MAX_BYTES:
        raise CannotRead(TOO_BIG)
    text = _text(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = _columns(next(reader, []))
        return list(_lines(reader, columns))
    except csv.Error as error:
        raise CannotRead(DAMAGED) from error


def _text(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise CannotRead(NOT_TEXT) from error
    if "\x00" in text:
        raise CannotRead(NOT_TEXT)
    return text


def _delimiter(text: str) -> str:
    heading = text[:2_000].split("\n", 1)[0]
    return max(DELIMITERS, key=heading.count)


def _columns(heading: list[str]) -> list[str]:
    """The name of each column. Raises CannotRead where one that has to be there is missing, or is named twice."""
    names = [name.strip().casefold().replace(" ", "_") for name in heading]
    known = [name for name in names if name in COLUMNS]
    if not {"term", "do_not_use"} & set(known) or "language" not in known or len(known) != len(set(known)):
        raise CannotRead(NO_COLUMNS)
    return names


def _lines(reader: Iterable[list[str]], columns: list[str]) -> Iterator[tuple[int, Line]]:
    for number, cells in enumerate(reader, start=2):
        if number > MAX_LINES + 1:
            raise CannotRead(TOO_MANY)
        if any(len(cell) > MAX_CELL for cell in cells):
            raise CannotRead(DAMAGED)
        told = {name: tidy(cell) for name, cell in zip(columns, cells, strict=False) if name in COLUMNS}
        told |= {name: told[name].lower() for name in CODES if name in told}
        line = Line(**told)
        if any(astuple(line)):
            yield number, line
