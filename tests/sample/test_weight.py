"""Weight: a home and a page of guidance with their styles fit into fourteen kilobytes, as a phone on a bad network gets them."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # carries no types
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
AT_MOST = 14 * 1024
ADDRESSES = [
    f"/{code}/{path}"
    for code in ("en", "ar", "my")
    for path in (
        "",
        "safe-steps/know-the-warning-signs/",
        "safe-steps/do-not-touch-report-it/",
        "safe-steps/playing-safely/",
        "safe-steps/collecting-water-and-firewood/",
    )
]


def styles() -> bytes:
    """The one style sheet of readers' pages."""
    path = finders.find("site.css")
    assert isinstance(path, str)
    return Path(path).read_bytes()


def sent(address: str) -> int:
    """How many bytes of HTML are sent to a browser that takes gzip."""
    response = Client().get(address, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(response.content).startswith(b"<!doctype html>")
    return len(response.content)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_with_its_styles_weighs_at_most_fourteen_kilobytes(address: str) -> None:
    html, css = sent(address), len(brotli.compress(styles()))
    assert html + css <= AT_MOST, f"{html} + {css}"


def test_even_where_a_browser_does_not_take_brotli() -> None:
    css = len(gzip.compress(styles(), 9))
    for address in ADDRESSES:
        assert sent(address) + css <= AT_MOST, address


def test_a_page_has_one_style_sheet_and_no_script() -> None:
    for address in ADDRESSES:
        html = Client().get(address).content.decode()
        assert html.count('rel="stylesheet"') == 1
        assert "<script" not in html
