"""What is measured inside one process: server time and queries of readers' pages, and the editors' heavier work.

Run by tests/bench.py with Django set up on a throw-away demo. Times of pages are multiples of the time of a minimal view that
passes the same middleware in the same run, since a time alone says more about the machine than about the site.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse

from cms import urls as site
from cms.accounts.models import User
from tests import bench_content

LANGUAGES = ("en", "ar")
SECTION = "safe-steps"
SEARCHED = {"en": "safe", "ar": "%D8%A2%D9%85%D9%86"}
KINDS = {
    "home": "/{code}/",
    "section": f"/{{code}}/{SECTION}/",
    "guidance": f"/{{code}}/{SECTION}/playing-safely/",
    "door (girls)": "/{code}/for/girls/",
    "search": "/{code}/search/?q={searched}",
    "hotlines": "/{code}/hotlines/",
    "404": "/{code}/no-such-section/no-such-page/",
}
MINIMAL = "/minimal"
ROUNDS = 20
PUBLISHED = 15
GENERATED = 200


def minimal(request: HttpRequest) -> HttpResponse:
    """The least that Django can answer."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [path(MINIMAL.removeprefix("/"), minimal), *site.urlpatterns]
handler404 = site.handler404
handler400 = site.handler400


def addresses() -> dict[str, str]:
    """Address by name of the page, such as "home en"."""
    return {
        f"{kind} {code}": pattern.format(code=code, searched=SEARCHED[code])
        for kind, pattern in KINDS.items()
        for code in LANGUAGES
    }


def ask(handler: WSGIHandler, address: str) -> int:
    """One request through the whole stack as a browser makes it; its status."""
    statuses: list[int] = []

    def start(status: str, headers: list[tuple[str, str]], error: Any = None, /) -> Callable[[bytes], object]:
        statuses.append(int(status[:3]))
        return bytes

    response = handler(RequestFactory().get(address, headers={"accept-encoding": "gzip, br"}).environ, start)
    b"".join(response)
    response.close()
    return statuses[0]


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes once, by the clock on the wall."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def effort(work: Callable[[], Any]) -> float:
    """Seconds of processor time it takes once, SQLite's included: what else the machine does hardly counts."""
    started = time.thread_time()
    work()
    return time.thread_time() - started


def queries(work: Callable[[], Any]) -> int:
    """How many queries it makes."""
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def page_queries(handler: WSGIHandler) -> dict[str, int]:
    """Queries of each page, warm. AssertionError for a page that is not what it should be."""
    found = {}
    for name, address in addresses().items():
        expected = 404 if name.startswith("404") else 200
        assert ask(handler, address) == expected, f"{address} does not answer {expected}"
        found[name] = queries(lambda address=address: ask(handler, address))  # type: ignore[misc]  # bound at once
    return found


def page_times(handler: WSGIHandler) -> tuple[float, dict[str, list[float]]]:
    """Effort of the minimal view (median), and all efforts of each page, taken in turns so that noise falls on all alike."""
    base: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in addresses()}
    for _ in range(ROUNDS):
        base += [effort(lambda: ask(handler, MINIMAL)) for _ in range(5)]
        for name, address in addresses().items():
            times[name].append(effort(lambda address=address: ask(handler, address)))  # type: ignore[misc]  # at once
    return median(base), times


def ratio(times: list[float], base: float) -> list[float]:
    """Median, lower and upper quartile as multiples of the base."""
    low, _middle, high = quantiles(times, n=4)
    return [median(times) / base, low / base, high / base]


def publishing(base: float) -> dict[str, Any]:
    """Publishing a page again that is live already, as an approval does."""
    pages = bench_content.some_generated(PUBLISHED + 1)
    count = queries(lambda: pages[0].save_revision().publish())
    times = [effort(lambda page=page: page.save_revision().publish()) for page in pages[1:]]  # type: ignore[misc]
    return {"queries": count, "ratio": ratio(times, base)}


def coverage(base: float) -> dict[str, Any]:
    """The coordinator's report, signed in."""
    client = Client()
    client.force_login(User.objects.get(username="admin"))

    def ask_report() -> None:
        assert client.get(reverse("coverage")).status_code == 200

    ask_report()
    return {"queries": queries(ask_report), "ratio": ratio([effort(ask_report) for _ in range(PUBLISHED)], base)}


def photo() -> dict[str, float]:
    """A 12-megapixel photo: taken in and cleaned, then its renditions made."""
    upload = bench_content.photo_file()
    cleaned = seconds(lambda: bench_content.cleaned(upload))
    picture = bench_content.stored_without_renditions(upload)
    made: list[int] = []
    spent = seconds(lambda: made.append(bench_content.renditions_made(picture)))
    return {"cleaning": cleaned, "making": spent, "made": made[0]}


def main(results: str) -> None:
    """Measure everything and write it to a file as JSON."""
    with override_settings(ROOT_URLCONF=__name__):
        handler = WSGIHandler()
        before = page_queries(handler)
        growing = seconds(lambda: bench_content.grow(SECTION, GENERATED))
        after = page_queries(handler)
        base, times = page_times(handler)
    measured = {
        "addresses": addresses(),
        "rounds": ROUNDS,
        "base": base,
        "growing": growing,
        "pages": {
            name: {"queries": after[name], "before": before[name], "ratio": ratio(times[name], base)} for name in after
        },
        "publishing": publishing(base),
        "coverage": coverage(base),
        "photo": photo(),
    }
    Path(results).write_text(json.dumps(measured), encoding="utf-8")
