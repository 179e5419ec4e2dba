"""Tables that people download (CSV, XLSX): whatever somebody wrote into a field, no spreadsheet takes it for a formula."""

import re
from functools import wraps
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What begins a formula, also in the wide letters of East Asia; also after what begins a cell where a comma does not: a spreadsheet
# of a country that writes 1,5 parts a CSV at each semicolon, whatever stands in quotation marks.
FORMULA = re.compile(r"(^|[;\t\r\n])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
BEGINS_LIKE_ONE = re.compile(r"^(?=[\t\r])")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def safe_cell(value: Any) -> Any:
    """A text with an apostrophe before what would begin a formula, such as '+1 555 555 0100; numbers, dates and the like as they are."""
    if not isinstance(value, str):
        return value
    return BEGINS_LIKE_ONE.sub("'", FORMULA.sub(r"\1\2'", NOT_IN_XML.sub("", value)))


def adopt() -> None:
    """Make every export of the admin write so, Wagtail's own included: all of them ask these two methods for what they write."""
    _make_safe("preprocess_field_value")
    _make_safe("get_heading")


def _make_safe(name: str) -> None:
    original = getattr(SpreadsheetExportMixin, name)

    @wraps(original)
    def method(self: SpreadsheetExportMixin, *args: Any, **kwargs: Any) -> Any:
        return safe_cell(original(self, *args, **kwargs))

    setattr(SpreadsheetExportMixin, name, method)
