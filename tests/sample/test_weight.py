"""Weight: every page of the sample's maps with the screen's styles fits into fourteen kilobytes, as a phone on a bad network gets it."""

import gzip
from collections.abc import Callable
from functools import cache

import brotli  # type: ignore[import-untyped]  # carries no types
import pytest

from tests.sample.walking import Visit, static_file, visits

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.usefixtures("sample")]
AT_MOST = 14 * 1024


@cache
def by_brotli(path: str) -> int:
    """Bytes of a style sheet to a browser of today."""
    return len(brotli.compress(static_file(path)))


@cache
def by_gzip(path: str) -> int:
    """Bytes of a style sheet to a browser that does not take brotli."""
    return len(gzip.compress(static_file(path), 9))


def on_screen(visit: Visit) -> list[str]:
    """The style sheets that text waits for; those for paper come after all else."""
    sheets = [link for link in visit.page.relations if link.get("rel") == "stylesheet"]
    return [sheet["href"] for sheet in sheets if sheet.get("media") != "print"]


def too_heavy(styles: Callable[[str], int]) -> dict[str, str]:
    """Addresses whose page and style sheets are too heavy together, with how heavy each is."""

    def css(visit: Visit) -> int:
        return sum(styles(path) for path in on_screen(visit))

    return {
        address: f"{visit.bytes_sent} + {css(visit)}"
        for address, visit in visits().items()
        if visit.bytes_sent + css(visit) > AT_MOST
    }


def test_every_page_is_sent_compressed() -> None:
    assert not [visit.address for visit in visits().values() if visit.headers.get("Content-Encoding") != "gzip"]


def test_a_page_with_its_styles_weighs_at_most_fourteen_kilobytes() -> None:
    assert not too_heavy(by_brotli)


def test_even_where_a_browser_does_not_take_brotli() -> None:
    assert not too_heavy(by_gzip)


ROUND_TRIP, BYTES_A_SECOND, READABLE_WITHIN = 0.4, 400_000 / 8, 3.0


def test_text_waits_for_the_page_and_its_styles_alone_and_can_be_read_within_three_seconds() -> None:
    """On 400 kbit/s and 400 ms: to connect, for the page, for the styles it names; `make bench` measures the same in a browser."""

    def slow(visit: Visit) -> float:
        names = on_screen(visit)
        assert not [path for path in names if b"@import" in static_file(path)]
        assert all("defer" in script for script in visit.page.scripts)
        whole = visit.bytes_sent + sum(by_brotli(path) for path in names)
        return 3 * ROUND_TRIP + whole / BYTES_A_SECOND

    assert not {address: slow(visit) for address, visit in visits().items() if slow(visit) > READABLE_WITHIN}


def test_a_font_never_keeps_text_from_being_read() -> None:
    faces = static_file("/static/my.css").decode().split("@font-face")[1:]
    assert faces and all("font-display: swap" in face for face in faces)
