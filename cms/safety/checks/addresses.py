"""What a link's address tells before anybody follows it, and what became of it when it was last asked."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from cms.safety.checks.links import LONGEST_URL, State
from cms.safety.checks.written import Found, Link, Written

WEB = frozenset({"http", "https"})
TALKING_TO = frozenset({"tel", "mailto", "sms"})  # looked at in `contacts`
SHORT_HOST = 8  # characters of a shortener's whole name: hardly any site of an organisation has one
_OPAQUE = re.compile(r"/[A-Za-z0-9_-]{3,16}/?")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[tps]|zip|rar|7z|epub|apk|exe)$", re.IGNORECASE)
_MAP = re.compile(r"maps?", re.IGNORECASE)


def _parts(link: Link) -> SplitResult | None:
    if len(link.url) > LONGEST_URL:
        return None
    try:
        parts = urlsplit(link.url.strip())
        parts.hostname, parts.port  # noqa: B018 (both are read from the text here, and may turn out unreadable)
    except ValueError:
        return None
    return parts


def _links(written: Written, *, like: Callable[[SplitResult], bool]) -> Iterator[Found]:
    for link in written.links:
        parts = _parts(link)
        if parts and like(parts):
            yield Found(link.place, link.url)


def not_of_the_web(written: Written) -> Iterator[Found]:
    """Links that no browser should follow: neither web nor telephone nor mail, or not readable as an address."""
    for link in written.links:
        parts = _parts(link)
        if not parts or (parts.scheme not in WEB | TALKING_TO) or (parts.scheme in WEB and not parts.hostname):
            yield Found(link.place, link.url)


def _is_hidden(parts: SplitResult) -> bool:
    """A bare number for a host, a name before the host, or a shortener: a short name and a path that says nothing."""
    host = (parts.hostname or "").removeprefix("www.")
    if parts.scheme not in WEB or not host:
        return False
    short = len(host) <= SHORT_HOST and bool(_OPAQUE.fullmatch(parts.path)) and not parts.query
    return "@" in parts.netloc or short or _is_number(host)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host.replace(".", "").isdigit() or host.startswith("0x")
    return True


def _is_map(parts: SplitResult) -> bool:
    """The host, or the first step of the path, is called a map."""
    names = [*(parts.hostname or "").split("."), *parts.path.split("/")[1:2]]
    return parts.scheme in WEB and any(_MAP.fullmatch(name) for name in names)


hidden = partial(_links, like=_is_hidden)
maps = partial(_links, like=_is_map)
without_encryption = partial(_links, like=lambda parts: parts.scheme == "http")
documents = partial(_links, like=lambda parts: parts.scheme in WEB and bool(_DOCUMENT.search(parts.path)))


def last_seen(written: Written, *, states: frozenset[State]) -> Iterator[Found]:
    """Links of which the last known outcome is one of these; a link never asked is not among them."""
    for link in written.links:
        outcome = written.outcomes.get(link.url)
        if outcome and outcome.state in states:
            yield Found(link.place, link.url)
