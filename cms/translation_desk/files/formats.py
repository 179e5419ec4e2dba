"""The formats that translators are handed, and which of them a file is in that comes back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from lxml import etree

from cms.translation_desk.files import po, tables, xliff1, xliff2
from cms.translation_desk.files.units import Batch, CannotRead, Document
from cms.translation_desk.files.xml import NOT_XLIFF, tree_of

XLIFF_TYPE = "application/xliff+xml"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNKNOWN = _(
    "This file is neither PO nor XLIFF nor XLSX. Upload the file that your program saved of what you downloaded here."
)
ZIP = b"PK\x03\x04"
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Format:
    """How a file is called, and how it is written."""

    label: str | Promise
    ending: str
    content_type: str
    write: Callable[[Batch], bytes]


FORMATS: dict[str, Format] = {
    "po": Format(_("PO (gettext: most free programs for translators)"), "po", "text/x-gettext-translation", po.write),
    "xliff1": Format(_("XLIFF 1.2 (most other programs for translators)"), "xlf", XLIFF_TYPE, xliff1.write),
    "xliff2": Format(_("XLIFF 2.0"), "xlf", XLIFF_TYPE, xliff2.write),
    "xlsx": Format(_("Table (XLSX), side by side"), "xlsx", XLSX_TYPE, tables.write),
}


def read(content: bytes) -> Document:
    """Whatever the file is called; CannotRead with what to do for what is none of these."""
    if content.startswith(ZIP):
        return tables.read(content)
    start = content
    for one in MARKS:
        start = start.removeprefix(one)
    if start[:200].replace(b"\x00", b"").lstrip().startswith(b"<"):
        return _read_xliff(content)
    if b"msgid" in content:
        return po.read(content)
    raise CannotRead(UNKNOWN)


def _read_xliff(content: bytes) -> Document:
    root = tree_of(content)
    readers = {xliff1.XLIFF: xliff1.read, xliff2.XLIFF: xliff2.read}
    reader = readers.get(etree.QName(root).namespace or "")
    if reader is None or etree.QName(root).localname != "xliff":
        raise CannotRead(NOT_XLIFF)
    return reader(root)
