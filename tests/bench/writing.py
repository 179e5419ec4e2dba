"""docs/bench.md, whole, out of what was measured."""

import os
import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from statistics import median
from typing import Any

from tests.bench import hammering, opening
from tests.bench.desk_writing import translators
from tests.bench.figures import NOT_MEASURED, Row, Spread, multiples, ratio, table

BUDGET = 14 * 1024
WAGTAIL, STATIC = "minimal Wagtail page", "static file"

Measured = dict[str, Any]


def report(measured: Measured) -> Iterator[str]:
    """The lines."""
    for part in (opening_words, phones, throughput, work, editors, translators):
        yield from part(measured)


def opening_words(measured: Measured) -> Iterator[str]:
    """What this is, and on what it was measured."""
    yield "# Bench"
    yield ""
    yield "Written by `make bench`; do not edit. Numbers compare pages with each other and one release with the next, not machines."
    if measured["quick"]:
        yield ""
        yield "**A quick run (`make bench ARGS=--quick`), with few repetitions: for trying the bench, not for comparing.**"
    yield ""
    yield (
        f"Python {platform.python_version()}, Django {version('django')}, Wagtail {version('wagtail')}, "
        f"Granian {version('granian')}, SQLite {sqlite3.sqlite_version}, Chromium {measured['chromium']}, "
        f"{os.cpu_count()} cores. On the sample as `make demo` loads it. The whole run took {measured['seconds']:.0f} s."
    )
    yield ""
    yield (
        f"The *{WAGTAIL}* is what the same Wagtail serves without Safelane: a project as `wagtail start` writes it, with gzip; "
        "one page with a title, one rich text and one picture, a template of a dozen lines without a style sheet, Wagtail's own view. "
        "It runs in the same run, on the same machine, behind the same server with as many workers and threads."
    )
    yield ""
    yield "Where a cell holds three numbers, they are the median, and in parentheses the least and the most."


def phones(measured: Measured) -> Iterator[str]:
    """What a reader's phone loads, and how long it waits."""
    yield ""
    yield "## What a phone loads"
    yield ""
    head = ["page", "HTML", "HTML as sent", "CSS as sent", "HTML + CSS", "first view", "requests", "text readable, s"]
    rows = [phone_row(measured, name) for name in [WAGTAIL, *measured["addresses"]]]
    yield from table([*head, "× Wagtail"], rows)
    yield ""
    yield (
        "Bytes. As sent: compressed the way a browser of today gets them from the server of `make demo`, the page by gzip and the style "
        "sheet by brotli; the longest of several, since the length varies a little on purpose. "
        f"HTML + CSS are to stay at {BUDGET:,} (14 KB), the first view at 102,400 (100 KB)."
    )
    yield (
        f"The other columns are Chromium's, with an empty cache, on a screen of {opening.PHONE['width']} × {opening.PHONE['height']} at "
        f"{opening.DENSITY} dots a pixel, at {opening.KBIT} kbit/s each way and {opening.LATENCY} ms until each answer. "
        "First view: everything that comes before anyone scrolls, with pictures (also those below, which the browser fetches ahead), fonts "
        "and headers. "
        "Text readable: words are painted and the whole HTML has come; it is to stay below 3 s. The processor is not slowed, and what "
        "a real network needs to connect first (names, TCP, TLS) is not in it. "
        f"Rounds: {measured['openings_rounds']}. × Wagtail: the ratio of the medians, with the least and the most of any one round. In the "
        f"languages other than English, the slow browser opens some kinds only ({NOT_MEASURED}: not opened)."
    )


def phone_row(measured: Measured, name: str) -> Row:
    """One page of that table."""
    weight, opened = measured["weights"][name], measured["openings"].get(name)
    sizes = [f"{weight['plain']:,}", f"{weight['sent']:,}", f"{weight['css']:,}", f"{weight['sent'] + weight['css']:,}"]
    if opened is None:
        return [name, *sizes, *[NOT_MEASURED] * 4]
    wagtail = measured["openings"][WAGTAIL]["readable"]
    return [
        name,
        *sizes,
        f"{Spread.of(opened['weight']).middle:,.0f}",
        f"{Spread.of(opened['requests']).middle:.0f}",
        Spread.of(opened["readable"]).said(2),
        ratio(opened["readable"], wagtail).said(2),
    ]


def throughput(measured: Measured) -> Iterator[str]:
    """Requests a second and core."""
    rates = measured["rates"]
    yield ""
    yield "## Requests a second and core"
    yield ""
    head = ["what", "least", "median", "most", "× Wagtail", "× static file", "processor time, ms"]
    yield from table(head, [rate_row(rates, name) for name in rates])
    yield ""
    yield (
        f"One Granian worker as in `make demo`, {hammering.READERS} readers on kept connections, no finished pages kept. "
        f"{measured['turns']} turns of {measured['turn_seconds']:g} s each, taken in turn: every address once, then all again. "
        "Ratios are those of the medians, with the least and the most of any one turn."
    )
    yield where_it_ran(held=measured["held"])
    yield (
        "The readers are a Python program, which holds the static file back more than the pages: processor time is that of the server "
        "alone, for one request, and does not know the readers."
    )


def rate_row(rates: dict[str, dict[str, list[float]]], name: str) -> Row:
    """One address of that table."""
    rate, effort = Spread.of(rates[name]["rate"]), rates[name]["effort"]
    return [
        name,
        f"{rate.low:,.1f}",
        f"{rate.middle:,.1f}",
        f"{rate.high:,.1f}",
        ratio(rates[name]["rate"], rates[WAGTAIL]["rate"]).said(2),
        ratio(rates[name]["rate"], rates[STATIC]["rate"]).said(4),
        Spread.of(effort).said(2) if effort else NOT_MEASURED,
    ]


def where_it_ran(*, held: bool) -> str:
    """Who shared what with whom."""
    if held:
        return "Server and readers are on the same machine: the server was held to one core, the readers to another."
    return (
        "Server and readers are on the same machine and could not be held to cores of their own: they took turns where the system put "
        "them, so that a rate is no rate of one core here."
    )


def work(measured: Measured) -> Iterator[str]:
    """Queries and effort of readers' pages."""
    pages, base, more = (measured["inside"][name] for name in ("pages", "base", "generated"))
    yield ""
    yield "## Work of the server"
    yield ""
    head = ["page", "queries", f"queries, {more} pages more", "server time × minimal view"]
    rows: list[Row] = [[WAGTAIL, f"{measured['wagtail_queries']}", NOT_MEASURED, NOT_MEASURED]]
    rows += [
        [name, f"{page['before']}", f"{page['queries']}", multiples(page["times"], base).said()]
        for name, page in pages.items()
    ]
    yield from table(head, rows)
    yield ""
    yield (
        f"Queries of a warm page on the sample, and again with {more} generated pages more (half of them in English, half "
        "their Arabic versions): they are to stay at 18 and not to grow. "
        "Server time is processor time with those pages, SQLite included, as a multiple of a minimal Django view (three bytes, the same "
        f"middleware) in the same process and run; rounds: {measured['rounds']}. The minimal view took {base * 1000:.2f} ms here."
    )


def editors(measured: Measured) -> Iterator[str]:
    """The heavier work of editors, and the first start."""
    found, base = measured["inside"], measured["inside"]["base"]
    photo, publishing, coverage, digesting = (found[name] for name in ("photo", "publishing", "coverage", "digesting"))
    yield ""
    yield "## Editors and hosts"
    yield ""
    rows: list[Row] = [
        [
            "publish a page",
            f"{publishing['queries']}",
            f"{multiples(publishing['times'], base).said()} × the minimal view",
        ],
        [
            "digest of a page of 60 parts, for the gate",
            f"{digesting['queries']}",
            f"{multiples(digesting['times'], base).said()} × the minimal view, {median(digesting['times']) * 1000:.1f} ms here",
        ],
        [
            "coverage report, signed in",
            f"{coverage['queries']}",
            f"{multiples(coverage['times'], base).said()} × the minimal view",
        ],
        ["take in a photo of 12 megapixels, cleaned of metadata", "", f"{photo['cleaning']:.1f} s"],
        [f"make its {photo['made']} renditions", "", f"{photo['making']:.1f} s"],
        [
            "first start of `make demo`, without the installing: database, static files, sample",
            "",
            f"{measured['making']:.0f} s",
        ],
        ["every later start of the server, to its first answer", "", f"{measured['starting']:.1f} s"],
    ]
    yield from table(["what", "queries", "time"], rows)
    yield ""
    yield f"The first two with the {found['generated']} generated pages; the seconds are those of one time."
