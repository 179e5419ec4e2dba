"""A table (XLSX) with source and translation side by side, for people who have no translator's program."""

import io
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from cms import languages
from cms.accounts.spreadsheets import safe_cell
from cms.library.vetting.office import clean_office, is_office
from cms.library.vetting.packages import unpack
from cms.library.vetting.refusals import REASONS
from cms.translation_desk.files.po import TOO_MANY
from cms.translation_desk.files.units import MAX_TEXTS, Batch, CannotRead, Document, Told, Unit, plain

NOT_A_TABLE = _(
    "This is not the table that was downloaded here, or it is damaged. Download it again, write only into the columns “Translation” and"
    " “Done”, and upload it as XLSX."
)
BOMB = _("This table unpacks to far more than a table of texts can hold. Download it again, and upload that.")
TOO_LONG = _("A text of these pages is too long for a table. Download them as PO or XLIFF.")
COLUMNS = ("Page", "Part", "Original", "Translation", "Done", "Letters at most", "page", "path", "was", "from", "to")
WIDTHS = (24, 24, 60, 60, 8, 10, 4, 4, 4, 4, 4)
HIDDEN = "GHIJK"
MAX_CELL = 32_000  # letters; Excel itself ends at 32,767
_SIGNS = r"(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])"
_FORMULA, _QUOTED = re.compile(rf"(^|[;\t\r\n])(\s*){_SIGNS}"), re.compile(rf"(^|[;\t\r\n])(\s*)'{_SIGNS}")
_BEGINS, _BEGAN = re.compile(r"^(?='*[\t\r])"), re.compile(r"^'(?='*[\t\r])")
YES = frozenset({"yes", "y", "x", "1", "true", "✓"})


def write(batch: Batch) -> bytes:
    """The file; CannotRead where a text has no room in a cell."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Safelane")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGHIJK", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[letter].hidden = letter in HIDDEN
    sheet.append([_heading(sheet, words) for words in COLUMNS])
    for told in batch.told:
        sheet.append(_row(sheet, told, batch))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _heading(sheet: Any, words: str) -> Any:
    cell = WriteOnlyCell(sheet, value=words)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE8E8E8")
    return cell


def _row(sheet: Any, told: Told, batch: Batch) -> list[Any]:
    unit = told.unit
    done = "yes" if unit.done else ""
    said = (told.title, told.label, unit.source, unit.target, done, told.limit, unit.key, unit.path, unit.was)
    codes = {2: batch.source_code, 3: batch.code}
    return [
        _cell(sheet, value, codes.get(number, ""))
        for number, value in enumerate((*said, batch.source_code, batch.code))
    ]


def _cell(sheet: Any, value: Any, code: str) -> Any:
    words = quoted(plain(value)) if isinstance(value, str) else value
    if isinstance(words, str) and len(words) > MAX_CELL:
        raise CannotRead(TOO_LONG)
    cell = WriteOnlyCell(sheet, value=words or None)
    # 2: right to left, 1: left to right, as Office Open XML counts (18.8.1).
    order = 0 if not code else 2 if languages.direction(code) == "rtl" else 1
    cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=order)
    return cell


def quoted(text: str) -> str:
    """As no spreadsheet takes it for a formula; `unquoted` gives the same text back, also one that has such an apostrophe itself."""
    return str(safe_cell(_BEGINS.sub("'", _FORMULA.sub(r"\1\2'", text))))


def unquoted(text: str) -> str:
    """Without the apostrophes that `quoted` put there."""
    return _QUOTED.sub(r"\1\2", _BEGAN.sub("", text))


def read(content: bytes) -> Document:
    """Every row; CannotRead for what is no such table, holds what acts, or is too much."""
    try:
        parts = unpack(content)
        kind = clean_office(parts)[0] if is_office(parts) else ""
    except ValidationError as error:
        said = {"bomb": BOMB, "notes": REASONS["notes"]}
        raise CannotRead(said.get(str(error.code), NOT_A_TABLE)) from error
    if kind != "xlsx":
        raise CannotRead(NOT_A_TABLE)
    try:
        sheet: Any = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
        rows = [list(row) for row in sheet.iter_rows(max_col=len(COLUMNS), max_row=MAX_TEXTS + 2)]
    except Exception as error:  # openpyxl raises whatever a damaged part makes it stumble over
        raise CannotRead(NOT_A_TABLE) from error
    if len(rows) > MAX_TEXTS + 1:
        raise CannotRead(TOO_MANY)
    if not rows or tuple(cell.value for cell in rows[0]) != COLUMNS:
        raise CannotRead(NOT_A_TABLE)
    told = [(tuple(_words(cell) for cell in row[9:11]), _unit(row)) for row in rows[1:] if _words(row[6])]
    codes = {one for one, _unit_ in told}
    source, target = codes.pop() if len(codes) == 1 else ("", "")
    return Document(source, target, tuple(unit for _codes, unit in told))


def _unit(row: list[Any]) -> Unit:
    _page, _part, source, target, done, _limit, key, path, was = (_words(cell) for cell in row[:9])
    if row[3].data_type == "f":
        raise CannotRead(
            _(
                "The translation in row %(row)d is a formula. Write an apostrophe before its first sign, and upload the table again."
            )
            % {"row": row[3].row}
        )
    return Unit(key, path, source, target, done.strip().casefold() in YES and bool(target), was)


def _words(cell: Any) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else unquoted(str(value)) if isinstance(value, str) else str(value)
