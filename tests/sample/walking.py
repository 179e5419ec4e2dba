"""The sample as a search engine walks it: from the map of maps to every address in every language, each asked once and kept."""

import gzip
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.sample.outline import Outline, outline

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"
AT_MOST_QUERIES = 18


@dataclass(frozen=True)
class Entry:
    """An address of a map, its language, and the same in every language as the map says (`x-default` among them)."""

    address: str
    code: str
    alternates: dict[str, str]


@dataclass(frozen=True)
class Visit:
    """A page as it was answered to a browser that takes gzip: bytes sent, questions to the database, what it consists of."""

    address: str
    code: str
    status: int
    headers: dict[str, str]
    cookies: list[str]
    bytes_sent: int
    queries: int
    page: Outline


def path_of(address: str) -> str:
    """The path and query of an address of this site; AssertionError for one of another."""
    assert is_own(address), address
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def is_own(address: str) -> bool:
    """Whether an address stays on this site."""
    parts = urlsplit(address)
    return (not parts.scheme and not parts.netloc) or f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL


def get(address: str, **options: Any) -> Any:
    """What a stranger is answered."""
    return Client().get(path_of(address), **options)


def xml(address: str) -> ElementTree.Element:
    """An answer that has to be XML."""
    response = get(address)
    assert response.status_code == 200, address
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own answer


@cache
def maps() -> tuple[str, ...]:
    """The addresses of the maps, as the map of maps gives them."""
    return tuple(str(place.text) for place in xml("/sitemap.xml").iter(f"{MAP}loc"))


@cache
def entries() -> tuple[Entry, ...]:
    """What stands in all maps."""
    found = []
    for address in maps():
        named = re.search(r"-([a-z]{2,3})\.xml", address)
        assert named, address
        for url in xml(urlsplit(address).path).iter(f"{MAP}url"):
            alternates = {link.get("hreflang", ""): link.get("href", "") for link in url.iter(ALTERNATE)}
            found.append(Entry(str(url.findtext(f"{MAP}loc")), named[1], alternates))
    return tuple(found)


@cache
def visits() -> dict[str, Visit]:
    """Every address of every map, asked once."""
    found = entries()
    get(found[0].address)  # a process that has answered before
    return {entry.address: visit(entry.address, entry.code) for entry in found}


def visit(address: str, code: str) -> Visit:
    """One of them. What was asked once for all later pages (kinds of content) is asked for again before it counts."""
    response, queries = _counted(address)
    if queries > AT_MOST_QUERIES:
        response, queries = _counted(address)
    packed = response.get("Content-Encoding") == "gzip"
    html = gzip.decompress(response.content) if packed else response.content
    return Visit(
        address,
        code,
        response.status_code,
        dict(response.headers),
        list(response.cookies),
        len(response.content),
        queries,
        outline(html.decode()),
    )


def _counted(address: str) -> tuple[Any, int]:
    with CaptureQueriesContext(connection) as asked:
        response = get(address, headers={"Accept-Encoding": "gzip, deflate, br"})
    return response, len(asked)


@cache
def answers(path: str) -> str:
    """ "" if an address of this site leads to something that is there, else what went wrong; each is asked once."""
    if path.startswith(settings.STATIC_URL):
        return "" if finders.find(path.removeprefix(settings.STATIC_URL).split("#")[0]) else "no such file"
    known = visits().get(f"{settings.SITE_URL}{path}")
    if known is not None:
        return "" if known.status == 200 else f"status {known.status}"
    response = get(path)
    if 300 <= response.status_code < 400:
        return answers(response["Location"])
    if response.streaming:
        # Read to the end, as the client closes it then; closed by hand it would take the connection of the test along (PostgreSQL).
        response.getvalue()
    return "" if response.status_code == 200 else f"status {response.status_code}"


@cache
def static_file(path: str) -> bytes:
    """What stands in a file of the site's own."""
    found = finders.find(path.removeprefix(settings.STATIC_URL).split("#")[0])
    assert isinstance(found, str), path
    return Path(found).read_bytes()
