"""Texts on their way into a file, for tests of its formats."""

import io
from datetime import UTC, datetime

from openpyxl import Workbook

from cms.translation_desk.files.units import Batch, Told, Unit, mark

AT = datetime(2031, 5, 17, 8, 0, tzinfo=UTC)
KEY = "1b9b7a0e-7c1e-4f4e-9d8f-2f5a6c7d8e9f"


def told(
    source: str, target: str = "", *, path: str = "title", rich: bool = False, done: bool = False, key: str = KEY
) -> Told:
    return Told(
        Unit(key, path, source, target, done and bool(target), mark(target)), "A page", "Part · Words", rich, 255
    )


def batch(*several: Told) -> Batch:
    return Batch("en", "ar", several, AT)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
