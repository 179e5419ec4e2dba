"""What readers' pages cost: bytes, queries, server time, requests a second; and what the editors' heavier work costs.

    python -m tests.bench

Works in a throw-away demo with the sample and 200 generated pages, on SQLite. Talks to 127.0.0.1 only, takes two minutes or so, prints
the tables and writes them to docs/bench.md. It is no test: it fails nothing.
"""

import http.client
import json
import os
import platform
import re
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from importlib.metadata import version
from statistics import median
from typing import Any

from tests import bench_demo
from tests.bench_demo import ROOT, Demo

REPORT = ROOT / "docs" / "bench.md"
BROWSER, OLD_BROWSER = "gzip, deflate, br", "gzip"
SAMPLES = 8  # the length of a page compressed by Django varies by up to 100 bytes, on purpose (BREACH)
THREADS, TURNS, TURN_SECONDS = 4, 3, 1.5

Got = tuple[int, dict[str, str], bytes]


def get(connection: http.client.HTTPConnection, address: str, encoding: str = "identity") -> Got:
    """Status, headers and body as they came over the wire."""
    connection.request("GET", address, headers={"Accept-Encoding": encoding})
    response = connection.getresponse()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


def length(connection: http.client.HTTPConnection, address: str, encoding: str) -> int:
    """Bytes of a body as served, the longest of some."""
    return max(len(get(connection, address, encoding)[2]) for _ in range(SAMPLES))


def stylesheets(html: bytes) -> list[str]:
    """Addresses of the style sheets a page asks for."""
    return re.findall(r'<link rel="stylesheet" href="([^"]+)"', html.decode())


def bytes_of_pages(demo: Demo, addresses: dict[str, str]) -> dict[str, dict[str, int]]:
    """HTML as it is, and HTML with its style sheets compressed, for today's and for older browsers."""
    connection = http.client.HTTPConnection("127.0.0.1", demo.port, timeout=30)
    found = {}
    for name, address in addresses.items():
        _status, headers, html = get(connection, address)
        assert "set-cookie" not in headers, f"{address} sets a cookie"
        sheets = stylesheets(html)
        found[name] = {"html": len(html)} | {
            encoding: sum(length(connection, each, encoding) for each in (address, *sheets))
            for encoding in (BROWSER, OLD_BROWSER)
        }
    connection.close()
    return found


def one_reader(port: int, address: str, until: float, counts: list[int]) -> None:
    """Ask for the same address on one connection until the time is over, and note how often."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    count = 0
    while time.monotonic() < until:
        status, _headers, _body = get(connection, address, BROWSER)
        assert status == 200
        count += 1
    connection.close()
    counts.append(count)


def requests_a_second(port: int, address: str, seconds: float) -> float:
    """By a few readers at once, over kept connections."""
    counts: list[int] = []
    started = time.monotonic()
    readers = [
        threading.Thread(target=one_reader, args=(port, address, started + seconds, counts)) for _ in range(THREADS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(counts) == THREADS, f"{address} failed under load"
    return sum(counts) / (time.monotonic() - started)


def throughput(demo: Demo, targets: dict[str, str]) -> dict[str, float]:
    """Requests a second of each target: the median of turns taken one after the other."""
    found: dict[str, list[float]] = {name: [] for name in targets}
    for address in targets.values():
        requests_a_second(demo.port, address, 0.3)
    for _ in range(TURNS):
        for name, address in targets.items():
            found[name].append(requests_a_second(demo.port, address, TURN_SECONDS))
    return {name: median(values) for name, values in found.items()}


def spread(values: list[float]) -> str:
    """A median with its quartiles."""
    middle, low, high = values
    return f"{middle:.1f} ({low:.1f}–{high:.1f})"


def page_rows(measured: dict[str, Any]) -> Iterator[str]:
    """The table of readers' pages."""
    yield "| page | HTML, bytes | HTML + CSS, brotli or gzip | HTML + CSS, gzip only | queries | queries, sample only | server time |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, page in measured["pages"].items():
        size = measured["bytes"][name]
        yield (
            f"| {name} | {size['html']:,} | {size[BROWSER]:,} | {size[OLD_BROWSER]:,} | {page['queries']} "
            f"| {page['before']} | {spread(page['ratio'])} |"
        )


def report(measured: dict[str, Any], *, seconds: float) -> Iterator[str]:
    """The lines of docs/bench.md."""
    photo, publishing, coverage = measured["photo"], measured["publishing"], measured["coverage"]
    speed = measured["throughput"]
    yield "# Bench"
    yield ""
    yield "Written by `make bench`; do not edit. Numbers compare pages with each other and one release with the next, not machines."
    yield ""
    yield (
        f"Python {platform.python_version()}, Django {version('django')}, Wagtail {version('wagtail')}, Granian {version('granian')}, "
        f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores. The sample and 200 generated pages (100 guidance pages in English, "
        f"their Arabic versions). The whole run took {seconds:.0f} s."
    )
    yield ""
    yield "## Readers' pages"
    yield ""
    yield from page_rows(measured)
    yield ""
    yield (
        "Compressed bytes are those the server of `make demo` sends: the page by gzip, the style sheet by brotli where the browser "
        "takes it; the longest of several, since the length varies a little on purpose. Home and guidance are to stay at 14,336 (14 KB)."
    )
    yield (
        "Server time is processor time, SQLite included, as a multiple of a minimal Django view (three bytes, the same middleware) "
        f"in the same process and run: the median of {measured['rounds']} with its quartiles. "
        f"The minimal view took {measured['base'] * 1000:.2f} ms here."
    )
    yield ""
    yield "## Requests a second"
    yield ""
    yield "| what | share of the static file |"
    yield "|---|--:|"
    for name, value in speed.items():
        yield f"| {name} | {value / speed['static file']:.1%} |"
    yield ""
    yield (
        f"One Granian worker as in `make demo`, {THREADS} readers on kept connections, no finished pages kept. The readers are a Python "
        f"program on the same cores, which holds the static file back more than the pages. The static file came "
        f"{speed['static file']:,.0f} times a second here."
    )
    yield ""
    yield "## Editors' work, with 200 pages"
    yield ""
    yield "| what | queries | time |"
    yield "|---|--:|--:|"
    yield f"| publish a page | {publishing['queries']} | {spread(publishing['ratio'])} × the minimal view |"
    yield f"| coverage report, signed in | {coverage['queries']} | {spread(coverage['ratio'])} × the minimal view |"
    yield f"| take in a photo of 12 megapixels, cleaned of metadata | | {photo['cleaning']:.1f} s |"
    yield f"| make its {photo['made']} renditions | | {photo['making']:.1f} s |"


def main() -> int:
    """Measure, print, write."""
    started = time.monotonic()
    with bench_demo.made() as demo:
        print("Measuring pages (about a minute) …", flush=True)
        results = demo.folder / "measured.json"
        demo.inside("bench_pages.main", str(results))
        measured = json.loads(results.read_text(encoding="utf-8"))
        print("Measuring the server …", flush=True)
        with bench_demo.served(demo):
            connection = http.client.HTTPConnection("127.0.0.1", demo.port, timeout=30)
            sheet = stylesheets(get(connection, measured["addresses"]["home en"])[2])[0]
            connection.close()
            measured["bytes"] = bytes_of_pages(demo, measured["addresses"])
            targets = {"static file": sheet} | {
                name: measured["addresses"][f"{name} en"] for name in ("home", "guidance")
            }
            measured["throughput"] = throughput(demo, targets)
    text = "\n".join(report(measured, seconds=time.monotonic() - started)) + "\n"
    REPORT.write_text(text, encoding="utf-8")
    print(f"\n{text}\nWritten to {REPORT.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
