"""Plain text and tables of it (RFC 4180): letters only, in UTF-8."""

import codecs
import csv
import io
import re
import unicodedata

from cms.library.vetting.refusals import refusal

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LAYOUT = "\t\n\r\f"
# Digits, and what stands between them in numbers, dates and telephone numbers.
NUMBER = re.compile(r"[+\-]?[\d\s().,:/%-]*", re.UNICODE)


def is_text(content: bytes) -> bool:
    """Whether it may be text: no NUL, which every other kind has, or the mark of UTF-16 before it."""
    return content.startswith(UTF16) or b"\x00" not in content


def clean_text(content: bytes, *, table: bool) -> bytes:
    """The text in UTF-8; a mark at its start stays, by which spreadsheets know the letters."""
    try:
        words = content.decode("utf-16" if content.startswith(UTF16) else "utf-8")
    except UnicodeDecodeError as error:
        raise refusal("not_text") from error
    if any(unicodedata.category(letter) == "Cc" and letter not in LAYOUT for letter in words):
        raise refusal("not_text")
    if table and any(_acts(cell) for row in _rows(words.removeprefix("\ufeff")) for cell in row):
        raise refusal("formulas")
    return words.encode()


def _rows(words: str) -> list[list[str]]:
    """As a spreadsheet would part it, whichever of the usual separators it takes."""
    try:
        return [row for separator in ",;\t" for row in csv.reader(io.StringIO(words), delimiter=separator)]
    except csv.Error as error:
        raise refusal("damaged") from error


def _acts(cell: str) -> bool:
    cell = unicodedata.normalize("NFKC", cell).lstrip(" \t\r\n'\"")
    return cell[:1] in {"=", "@"} or (cell[:1] in {"+", "-"} and not NUMBER.fullmatch(cell))
