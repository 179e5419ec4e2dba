"""What is said when a document is not taken in: each sentence says what to do next."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

REASONS: dict[str, "_StrPromise"] = {
    "too_big": _(
        "This file is larger than 20 MB. Save it with smaller pictures, for example as PDF for the web, and upload it again."
    ),
    "unknown": _(
        "This file is not of a kind that can be handed out. Save it as PDF, or as DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB, TXT or CSV,"
        " and upload it again."
    ),
    "damaged": _(
        "This file is damaged or incomplete. Open it in the program that made it, save it as PDF, and upload that."
    ),
    "locked": _(
        "This file is protected by a password, so readers could not open it. Save it without a password and upload it again."
    ),
    "bomb": _(
        "This file unpacks to more than readers' devices can take. Leave out what readers do not need, or save it as PDF, and upload that."
    ),
    "acts": _(
        "This file holds macros or scripts, which can harm readers' devices. Save it as PDF without them and upload that."
    ),
    "holds_files": _(
        "This file holds other files inside it, for example a table behind a chart. Put pictures in their place, or save it as PDF,"
        " and upload that."
    ),
    "reaches_out": _(
        "This file loads something from another place when it is opened, which can tell who reads it. Put the content itself into it,"
        " or save it as PDF, and upload that."
    ),
    "parts": _(
        "This file holds parts that are no text, picture or font, for example a recording, so they cannot be looked into. Take them out and"
        " save it anew as DOCX, XLSX, PPTX, ODT, ODS, ODP or EPUB, or save it as PDF, and upload that."
    ),
    "notes": _(
        "This file holds comments or tracked changes, with the names of who made them. Accept or delete all of them and upload it again."
    ),
    "not_text": _(
        "This is not plain text, or its letters are stored in an old way. Save it as text in UTF-8 and upload it again."
    ),
    "formulas": _(
        "This table holds cells that begin with =, +, - or @, which programs may run as a formula. Save it with values only and upload it"
        " again."
    ),
}


def refusal(code: str) -> ValidationError:
    """The refusal of that code."""
    return ValidationError(REASONS[code], code=code)
