"""The pure parts of the bench: how figures are made and said. What it measures is no test."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import cores, hammering, kinds, writing
from tests.bench.figures import Spread, multiples, ratio, table


def test_it_begins_without_a_site_which_it_makes_for_itself() -> None:
    asked = [sys.executable, "-m", "tests.bench", "--help"]
    without = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    done = subprocess.run(
        asked, env=without, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 and "docs/bench.md" in done.stdout, done.stderr


def test_a_spread_says_the_median_and_between_what_it_lies() -> None:
    assert Spread.of([3, 1, 2]) == Spread(1, 2, 3)
    assert Spread.of([1234.56, 1000, 2000]).said() == "1,234.6 (1,000.0–2,000.0)"
    assert Spread.of([0.5]).said(2) == "0.50 (0.50–0.50)"


def test_nothing_has_no_spread() -> None:
    with pytest.raises(ValueError, match="no spread"):
        Spread.of([])


def test_a_ratio_is_that_of_the_medians_and_its_spread_that_of_the_rounds() -> None:
    assert ratio([2, 4, 9], [1, 4, 3]) == Spread(1, 4 / 3, 3)


def test_a_ratio_needs_rounds_that_belong_together() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio([1, 2], [1])


def test_multiples_are_of_one_base() -> None:
    assert multiples([2, 4, 8], 2) == Spread(1, 2, 4)


def test_a_table_has_its_figures_on_the_right() -> None:
    assert list(table(["page", "bytes"], [["home", "12"]])) == ["| page | bytes |", "|---|--:|", "| home | 12 |"]


def test_a_row_that_does_not_fit_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="'home' has 1 cells"):
        list(table(["page", "bytes"], [["home"]]))


def test_every_kind_has_an_address_in_every_language() -> None:
    addresses = kinds.addresses()
    assert len(addresses) == len(kinds.KINDS) * len(kinds.LANGUAGES)
    assert addresses["home ar"] == "/ar/"
    assert addresses["search results en"] == "/en/search/?q=path"
    assert kinds.language_of("search results my") == "my"
    assert not any("{" in address for address in addresses.values())


def test_the_slow_browser_opens_every_kind_in_english_and_some_in_the_others() -> None:
    opened = set(kinds.opened_slowly(kinds.addresses()))
    assert {kinds.named(kind, "en") for kind in kinds.KINDS} <= opened
    assert "door ar" in opened
    assert "story ar" not in opened


def test_an_answer_under_load_counts_only_with_its_length() -> None:
    assert hammering.body_length(b"HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n") == 17
    assert hammering.body_length(b"HTTP/1.1 200 OK\r\nContent-Length:5\r\n\r\n") == 5
    for head in (b"HTTP/1.1 404 Not Found\r\ncontent-length: 17\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n"):
        with pytest.raises(RuntimeError, match="Under load"):
            hammering.body_length(head)


def test_a_process_may_have_any_name() -> None:
    assert cores.fields("42 (a (b) c) S 7 42\n") == ["S", "7", "42"]


def measured() -> writing.Measured:
    """As little as a report can be written of."""
    names = [writing.STATIC, writing.WAGTAIL, "home en"]
    weight = {"plain": 9000, "sent": 3000, "css": 5000}
    opened = {"weight": [20_000.0], "requests": [3], "readable": [1.5]}
    timed = {"queries": 5, "times": [0.002, 0.004]}
    return {
        "addresses": {"home en": "/en/", "story ar": "/ar/story/"},
        "weights": dict.fromkeys([writing.WAGTAIL, "home en", "story ar"], weight),
        "openings": {writing.WAGTAIL: opened, "home en": opened | {"readable": [3.0]}},
        "rates": {name: {"rate": [100.0, 200.0, 300.0], "effort": []} for name in names},
        "inside": {
            "base": 0.001,
            "generated": 200,
            "pages": {"home en": timed | {"before": 5}},
            "publishing": timed,
            "digesting": timed,
            "coverage": timed,
            "side_by_side": timed,
            "by_languages": timed | {"own": 9, "originals": 500, "languages": 20},
            "desk": {
                "languages": 18,
                "one": {"queries": 28, "seconds": 0.1},
                "many": {"queries": 96, "seconds": 0.3},
                "new": {
                    "texts": 2_000,
                    "compared": {"queries": 9, "seconds": 0.5},
                    "written": {"queries": 9, "seconds": 4},
                },
                "again": {
                    "texts": 2_000,
                    "compared": {"queries": 9, "seconds": 2},
                    "written": {"queries": 9, "seconds": 4},
                },
            },
            "photo": {"cleaning": 0.2, "making": 1.1, "made": 9},
        },
        "beside_opened": {"weight": [43_000.0], "requests": [33], "writable": [1.8]},
        "held": False,
        "making": 30.0,
        "starting": 1.5,
        "wagtail_queries": 4,
        "rounds": 2,
        "openings_rounds": 1,
        "turns": 3,
        "turn_seconds": 0.5,
        "chromium": "140.0",
        "quick": True,
        "seconds": 60.0,
    }


def test_the_report_sets_each_page_beside_wagtail_and_the_static_file() -> None:
    lines = list(writing.report(measured()))
    assert "| home en | 9,000 | 3,000 | 5,000 | 8,000 | 20,000 | 3 | 3.00 (3.00–3.00) | 2.00 (2.00–2.00) |" in lines
    assert "| story ar | 9,000 | 3,000 | 5,000 | 8,000 | – | – | – | – |" in lines
    assert "| home en | 100.0 | 200.0 | 300.0 | 1.00 (1.00–1.00) | 1.0000 (1.0000–1.0000) | – |" in lines
    assert "| home en | 5 | 5 | 3.0 (2.0–4.0) |" in lines
    assert "| pages by languages, 500 × 20 | 9 (5 with the admin's frame) | 3.0 (2.0–4.0) × the minimal view |" in lines
    assert "| draft it in 18 languages at once (at most 200 queries) | 96 | 3.0 × one language, 0.30 s |" in lines


def test_the_report_says_what_a_run_cannot_tell() -> None:
    text = "\n".join(writing.report(measured()))
    assert "A quick run" in text
    assert "no rate of one core here" in text
    held = "\n".join(writing.report(measured() | {"quick": False, "held": True}))
    assert "A quick run" not in held
    assert "held to one core, the readers to another" in held
