"""A document on its way in, whatever its name says: what it is by its content, cleaned, under a random name."""

from pathlib import PurePosixPath

from django.core.files.base import ContentFile, File

from cms.library.naming import random_name
from cms.library.vetting.books import clean_book, is_book
from cms.library.vetting.office import clean_office, is_office
from cms.library.vetting.open_document import clean_open_document, is_open_document
from cms.library.vetting.packages import START, pack, unpack
from cms.library.vetting.plain import clean_text, is_text
from cms.library.vetting.portable import clean_pdf, is_pdf
from cms.library.vetting.refusals import refusal

MAX_BYTES = 20 * 1024 * 1024
# Of each kind, the type it is handed out as (IANA).
OFFICE = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "pptx": f"{OFFICE}presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "epub": "application/epub+zip",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
PACKAGES = ((is_office, clean_office), (is_open_document, clean_open_document), (is_book, clean_book))


class CleanDocument(ContentFile):
    """A document that was looked through here; its name ends in what it is."""


def clean_document(upload: File, name: str = "") -> CleanDocument:
    """The uploaded file (by its name or the one given), cleaned, under a random name; one that is clean already is returned as it is.

    Raises ValidationError, saying what to do next, for a kind that is not handed out and for what could harm or tell on somebody.
    """
    if isinstance(upload, CleanDocument):
        return upload
    ending = PurePosixPath(name or upload.name or "").suffix[1:].lower()
    if ending not in CONTENT_TYPES:
        raise refusal("unknown")
    if upload.size > MAX_BYTES:
        raise refusal("too_big")
    upload.seek(0)
    kind, content = _cleaned(upload.read(), ending)
    return CleanDocument(content, name=random_name(kind))


def _cleaned(content: bytes, ending: str) -> tuple[str, bytes]:
    """What it is, and what is kept of it. An ending counts only between text and a table, which look the same."""
    if is_pdf(content):
        return "pdf", clean_pdf(content)
    if content.startswith(START):
        parts = unpack(content)
        for recognised, clean in PACKAGES:
            if recognised(parts):
                kind, kept = clean(parts)
                return kind, pack(kept, first=("mimetype", "[Content_Types].xml"))
        raise refusal("unknown")
    if content and ending in {"txt", "csv"} and is_text(content):
        return ending, clean_text(content, table=ending == "csv")
    # Old Office files, and new ones that a password locks, are compound files (MS-CFB).
    raise refusal("damaged" if not content else "unknown")
