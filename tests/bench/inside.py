"""What is measured inside one process: queries and server time of readers' pages, and the editors' heavier work.

Run by the bench with Django set up on a throw-away demo. Times of pages are multiples of the time of a minimal view that passes the
same middleware in the same run, since a time alone says more about the machine than about the site.
"""

import json
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path, reverse

from cms import urls as site
from cms.accounts.models import User
from cms.safety.content import content_of, digest_of
from tests.bench import content, desk, desk_drafting
from tests.bench.kinds import SECTION
from tests.bench.timing import effort, queries, seconds
from tests.obliging import approve_content, obliging

MINIMAL = "/minimal"
GENERATED = 200


def minimal(request: HttpRequest) -> HttpResponse:
    """The least that Django can answer."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [path(MINIMAL.removeprefix("/"), minimal), *site.urlpatterns]
handler404 = site.handler404
handler400 = site.handler400


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


def page_queries(handler: WSGIHandler, addresses: dict[str, str]) -> dict[str, int]:
    """Queries of each page, warm. AssertionError for a page that does not answer."""
    found = {}
    for name, address in addresses.items():
        assert ask(handler, address) == 200, f"{address} does not answer 200"
        found[name] = queries(lambda address=address: ask(handler, address))  # type: ignore[misc]  # bound at once
    return found


def page_times(handler: WSGIHandler, addresses: dict[str, str], rounds: int) -> tuple[float, dict[str, list[float]]]:
    """Effort of the minimal view (median), and all efforts of each page, taken in turns so that noise falls on all alike."""
    base: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(rounds):
        base += [effort(lambda: ask(handler, MINIMAL)) for _ in range(5)]
        for name, address in addresses.items():
            times[name].append(effort(lambda address=address: ask(handler, address)))  # type: ignore[misc]  # at once
    return median(base), times


def publishing(rounds: int) -> dict[str, Any]:
    """Publishing a page again that is live already, as an approval does."""
    pages = content.some_generated(rounds + 1)
    for page in pages:
        approve_content(page)
    count = queries(lambda: pages[0].save_revision().publish())
    times = [effort(lambda page=page: page.save_revision().publish()) for page in pages[1:]]  # type: ignore[misc]
    return {"queries": count, "times": times}


def digesting(rounds: int) -> dict[str, Any]:
    """The digest of a page of sixty parts, as the gate asks for it."""
    page = content.long_page(60)

    def digest() -> None:
        digest_of(content_of(page))

    digest()
    return {"queries": queries(digest), "times": [effort(digest) for _ in range(rounds)]}


def coverage(rounds: int) -> dict[str, Any]:
    """The coordinator's report, signed in."""
    client = Client()
    client.force_login(User.objects.get(username="admin"))

    def ask_report() -> None:
        assert client.get(reverse("coverage")).status_code == 200

    ask_report()
    return {"queries": queries(ask_report), "times": [effort(ask_report) for _ in range(rounds)]}


def photo() -> dict[str, float]:
    """A 12-megapixel photo: taken in and cleaned, then its renditions made."""
    upload = content.photo_file()
    cleaned = seconds(lambda: content.cleaned(upload))
    picture = content.stored_without_renditions(upload)
    made: list[int] = []
    spent = seconds(lambda: made.append(content.renditions_made(picture)))
    return {"cleaning": cleaned, "making": spent, "made": made[0]}


def translating(rounds: int) -> dict[str, Any]:
    """The desk, last: it leaves many pages more."""
    with obliging():
        found = {"side_by_side": desk.side_by_side(rounds)}
        desk.fill(SECTION)
    return found | {"by_languages": desk.by_languages(rounds)}


def main(asked: str, results: str) -> None:
    """Measure everything on the pages asked for, and write it to a file as JSON."""
    wanted = json.loads(Path(asked).read_text(encoding="utf-8"))
    addresses, rounds = wanted["addresses"], wanted["rounds"]
    with override_settings(ROOT_URLCONF=__name__):
        handler = WSGIHandler()
        before = page_queries(handler, addresses)
        with obliging():
            content.grow(SECTION, GENERATED)
        after = page_queries(handler, addresses)
        base, times = page_times(handler, addresses, rounds)
    measured = {
        "base": base,
        "generated": GENERATED,
        "pages": {name: {"before": before[name], "queries": after[name], "times": times[name]} for name in addresses},
        "publishing": publishing(rounds),
        "digesting": digesting(rounds),
        "coverage": coverage(rounds),
        "photo": photo(),
        "desk": desk_drafting.measured(),
        **translating(rounds),
    }
    Path(results).write_text(json.dumps(measured), encoding="utf-8")
