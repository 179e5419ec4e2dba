"""A letter on its way in: a PDF, or a picture of the paper, by its content and not by its name; cleaned as the library's files are."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from cms.library.reencoding import clean_picture
from cms.library.vetting.documents import MAX_BYTES, clean_document
from cms.library.vetting.portable import is_pdf
from cms.library.vetting.refusals import refusal

# By ending, the type it is handed out as (IANA).
CONTENT_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
OTHER_KIND = _("The letter has to be a PDF, JPEG or PNG file. Scan it or save it as one of these, and upload it again.")
ENOUGH_TO_TELL = 1024


def clean_letter(upload: File) -> ContentFile:
    """The file cleaned, under a random name that ends in what it is. Raises ValidationError, saying what to do next."""
    if upload.size > MAX_BYTES:
        raise refusal("too_big")
    upload.seek(0)
    if is_pdf(upload.read(ENOUGH_TO_TELL)):
        return clean_document(upload, "letter.pdf")
    try:
        clean = clean_picture(upload)
    except ValidationError as error:
        if error.code == "not_a_picture":
            raise ValidationError(OTHER_KIND, code="other_kind") from error
        raise
    if ending_of(clean.name) not in CONTENT_TYPES:
        raise ValidationError(OTHER_KIND, code="other_kind")
    return clean


def ending_of(name: str | None) -> str:
    """What a stored file is, by its name."""
    return PurePosixPath(name or "").suffix[1:]
