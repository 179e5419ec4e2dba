"""What is downloaded as a table is never run by the spreadsheet that opens it."""

import csv
import datetime
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.accounts.models import User
from cms.accounts.spreadsheets import safe_cell
from tests import factories

COMMAND = "=cmd|' /C calc'!A0"
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("before", ["", " ", "\n", "\u00a0", "a;", "a\n", "a; "])
def test_what_begins_a_formula_gets_an_apostrophe(start: str, before: str) -> None:
    cell = safe_cell(f"{before}{start}1+1")
    assert "'" in cell
    assert cell.replace("'", "") == f"{before}{start}1+1"


@pytest.mark.parametrize("start", ["\t", "\r"])
def test_white_space_that_spreadsheets_drop_gets_one_too(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


@given(st.text(alphabet=st.sampled_from([*STARTS, *" ;\t\r\n'\"a1,\u00a0"]), max_size=8))
def test_no_text_begins_a_formula_in_any_part_that_a_spreadsheet_makes_of_it(text: str) -> None:
    for part in safe_cell(text).replace("\r", "\n").replace(";", "\n").replace("\t", "\n").split("\n"):
        assert not part.strip().startswith(STARTS)


@pytest.mark.parametrize(
    "value", ["Stop, look - go", "a@example.org", "3 + 4", "", 5, -5, 1.5, None, True, datetime.date(2026, 1, 2)]
)
def test_everything_else_stays_as_it_is(value: Any) -> None:
    assert safe_cell(value) == value
    assert type(safe_cell(value)) is type(value)


def test_a_telephone_number_stays_readable() -> None:
    assert safe_cell("+1 555 555 0100") == "'+1 555 555 0100"


def exporting(
    resolver: URLResolver, namespaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, type[SpreadsheetExportMixin]]]:
    """Name and view of every address that can export."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from exporting(entry, (*namespaces, *filter(None, [entry.namespace])))
        elif isinstance(entry, URLPattern) and entry.name:
            view = getattr(entry.callback, "view_class", None)
            if isinstance(view, type) and issubclass(view, SpreadsheetExportMixin):
                yield ":".join([*namespaces, entry.name]), view


def heirs(kind: type) -> Iterator[type]:
    kinds: list[type] = kind.__subclasses__()
    for heir in kinds:
        yield heir
        yield from heirs(heir)


def test_no_export_writes_otherwise_than_through_what_is_made_safe() -> None:
    known = dict(exporting(get_resolver()))
    assert len(known) > 10
    written_by = (
        "preprocess_field_value",
        "get_heading",
        "write_csv_row",
        "generate_xlsx_row",
        "stream_csv",
        "write_xlsx",
    )
    for view in {*heirs(SpreadsheetExportMixin), *known.values()}:
        for name in written_by:
            assert getattr(view, name) is getattr(SpreadsheetExportMixin, name), (view, name)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_hostile_title_is_harmless_in_what_was_done(admin: User, home: Any, hotline: Any, kind: str) -> None:
    section = factories.section_under(home)
    section.title = section.draft_title = COMMAND
    section.save_revision(user=admin, log_action=True, changed=True)
    client = Client()
    client.force_login(admin)
    answer = client.get(reverse("audit"), {"export": kind})
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a streaming response
    if kind == "csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
        assert f"'{COMMAND}" in cells
    else:
        rows = list(load_workbook(io.BytesIO(content)).active.iter_rows())
        assert f"'{COMMAND}" in [cell.value for row in rows for cell in row]
        assert all(cell.data_type != "f" for row in rows for cell in row)
        assert any(isinstance(cell.value, datetime.datetime) for row in rows for cell in row)
