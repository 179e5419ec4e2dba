"""What the sample's site tells machines: maps with every language of an address, feeds, codes, robots, whom to tell of a hole."""

import datetime
import io
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import Any

import pytest
import segno
from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from cms.guidance.models import GuidancePage
from cms.sample.files import LANGUAGES
from cms.taxonomy.models import Audience
from tests.sample import walking
from tests.sample.walking import Visit, entries, is_own, visits

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.usefixtures("sample")]
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FEEDS = [(code, door) for code in LANGUAGES for door in ("", *Audience.CODES)]
QUIET = 4  # modules around a code that stay empty (ISO/IEC 18004)


def feed_path(code: str, door: str) -> str:
    return f"/{code}/feeds/{door}/" if door else f"/{code}/feeds/"


def test_the_map_of_maps_is_at_the_address_that_robots_are_told() -> None:
    lines = walking.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert not [address for address in walking.maps() if not is_own(address)]
    assert not [entry.address for entry in entries() if not is_own(entry.address)]


def test_robots_are_sent_to_nothing_that_readers_need_and_from_nothing_else() -> None:
    response = walking.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert [line for line in lines if line.startswith("Disallow")] == ["Disallow: /admin/", "Disallow: /*/search/"]
    assert not [entry for entry in entries() if re.search(r"/(admin|search)/", entry.address)]


def test_languages_of_an_address_name_each_other_and_one_for_everybody_else() -> None:
    by_address = {entry.address: entry for entry in entries()}
    wrong: list[tuple[Any, ...]] = []
    for entry in entries():
        named = dict(entry.alternates)
        default = named.pop("x-default", "")
        if (
            named.get(entry.code) != entry.address
            or default != named.get("en", default)
            or default not in named.values()
        ):
            wrong.append((entry.address, entry.alternates))
        wrong += [
            (entry.address, code, other)
            for code, other in named.items()
            if other not in by_address or by_address[other].alternates != entry.alternates
        ]
    assert not wrong


def test_every_page_that_is_live_stands_on_a_map_in_all_its_languages() -> None:
    by_address = {entry.address: entry for entry in entries()}
    written: dict[Any, set[str]] = {}
    for page in Page.objects.live().filter(depth__gt=1).select_related("locale"):
        written.setdefault(page.translation_key, set()).add(page.locale.language_code)
    on_maps = [set(entry.alternates) - {"x-default"} for entry in entries() if _is_page(by_address, entry.address)]
    assert sorted(map(sorted, on_maps)) == sorted(sorted(codes) for codes in written.values() for _code in codes)


def _is_page(by_address: dict[str, Any], address: str) -> bool:
    """Whether it is a page somebody wrote: those say their short address, lists do not."""
    return any("/p/" in link["href"] for link in visits()[address].page.links)


def test_every_page_offers_the_feed_of_its_language_or_audience() -> None:
    def offered(visit: Visit) -> Iterator[str]:
        for link in visit.page.relations:
            if link.get("type") == "application/atom+xml":
                yield link["href"]

    for address, visit in visits().items():
        door = re.search(r"/for/(\w+)/$", address)
        assert list(offered(visit)) == [feed_path(visit.code, door[1] if door else "")], address


@pytest.mark.parametrize(("code", "door"), FEEDS)
def test_a_feed_is_atom_in_its_language_and_leads_to_pages_that_are_there(code: str, door: str) -> None:
    response = walking.get(feed_path(code, door))
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    assert (feed.tag, feed.get(XML_LANG)) == (f"{ATOM}feed", code)
    links = {link.get("rel", "alternate"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{settings.SITE_URL}{feed_path(code, door)}"
    assert visits()[links["alternate"]].code == code
    items = feed.findall(f"{ATOM}entry")
    assert items
    ids = [str(item.findtext(f"{ATOM}id")) for item in items]
    assert len(set(ids)) == len(ids)
    for item in [feed, *items]:
        assert str(item.findtext(f"{ATOM}title")).strip()
        assert datetime.datetime.fromisoformat(str(item.findtext(f"{ATOM}updated"))).tzinfo
    for item in items:
        link = item.find(f"{ATOM}link")
        assert link is not None and visits()[link.get("href", "")].code == code


def test_the_code_for_another_phone_is_that_of_the_short_address() -> None:
    page = GuidancePage.objects.live().order_by("pk").last()
    assert page is not None
    response = walking.get(f"/p/{page.pk}.svg")
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    wanted = segno.make(f"{settings.SITE_URL}/p/{page.pk}", error="m", micro=False).matrix
    dark, size = drawn(response.content)
    assert size == len(wanted) + 2 * QUIET
    assert dark == {
        (x + QUIET, y + QUIET) for y, row in enumerate(wanted) for x, module in enumerate(row) if module & 1
    }


def drawn(svg: bytes) -> tuple[set[tuple[int, int]], int]:
    """The dark modules of a code as its picture draws them, by column and row, and how many modules wide it is."""
    root = ElementTree.parse(io.BytesIO(svg)).getroot()  # noqa: S314 - our own answer
    paths = [element for element in root.iter() if element.tag.endswith("path")]
    lines = next(path.get("d", "") for path in paths if path.get("stroke"))
    scale = float(re.findall(r"scale\(([\d.]+)\)", ElementTree.tostring(root, encoding="unicode"))[0])
    dark: set[tuple[int, int]] = set()
    x, y = 0.0, 0.0
    for command, across, _comma, down in re.findall(r"([Mmh])(-?[\d.]+)([ ,]?)(-?[\d.]+)?", lines):
        if command == "h":
            dark |= {(int(x) + step, int(y)) for step in range(int(float(across)))}
            x += float(across)
        elif command == "M":
            x, y = float(across), float(down)
        else:
            x, y = x + float(across), y + float(down)
    return dark, round(float(root.get("width", "0")) / scale)


def test_whom_to_tell_of_a_hole_is_said_once_somebody_is_named(settings: Any) -> None:
    settings.SECURITY_CONTACT = ""
    assert walking.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    response = walking.get("/.well-known/security.txt")
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    said = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert said["Contact"] == "mailto:security@example.org"
    assert said["Canonical"] == f"{settings.SITE_URL}/.well-known/security.txt"
    assert set(said["Preferred-Languages"].split(", ")) == set(LANGUAGES)
    left = datetime.datetime.fromisoformat(said["Expires"]) - timezone.now()
    assert datetime.timedelta(days=30) < left < datetime.timedelta(days=366)


def test_a_load_balancer_learns_that_the_database_answers() -> None:
    response = walking.get("/healthz")
    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"ok\n", "no-store")
