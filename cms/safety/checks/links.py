"""Whether a link still leads somewhere. Asked in the background by a job, never while somebody reads.

Editors choose the addresses, so they could make this server ask its own neighbours (server-side request forgery, CWE-918): only
public addresses on the usual ports are ever asked, the address that was checked is the one connected to, and each redirect is
checked anew.
"""

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import SplitResult, urljoin, urlsplit

REDIRECTS_AT_MOST = 3
READ_AT_MOST = 1024  # bytes: enough to know that something answers
PORTS = {"http": 80, "https": 443}
LONGEST_URL = 2000

# Addresses that carry another within them, which a translator in the network would forward to (RFC 3056, 4380, 6052, 8215).
CARRYING = tuple(map(ipaddress.IPv6Network, ("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48", "::/96")))


class State(StrEnum):
    """What became of a link."""

    ALIVE = "alive"
    GONE = "gone"  # the site says so: 404 or 410
    UNREACHABLE = "unreachable"  # no such name, no answer, too many redirects
    UNSURE = "unsure"  # answered, but with neither: a robot may be refused where a person is not
    NOT_PUBLIC = "not_public"  # leads where no reader can go, or to what is no address of a page


@dataclass(frozen=True)
class Outcome:
    """What became of a link when it was last asked; `status` is the last HTTP status, 0 without an answer."""

    state: State
    status: int = 0


@dataclass(frozen=True)
class Answer:
    """An HTTP answer: its status and, of a redirect, where to."""

    status: int
    location: str = ""


class Unreachable(Exception):
    """No such name, no answer in time, or no HTTP."""


class Opener(Protocol):
    """The way to the network: tests have their own."""

    def resolve(self, host: str, port: int) -> list[str]:
        """Every IP address of a host. Raises Unreachable."""

    def ask(self, method: str, url: SplitResult, address: str) -> Answer:
        """One request, to this very address, reading no more than READ_AT_MOST. Raises Unreachable."""


class NotPublic(Exception):
    """The link leads where this server may not ask."""


def probe(url: str, *, opener: Opener) -> Outcome:
    """Ask whether a link still leads somewhere. Raises nothing: what goes wrong is an outcome."""
    status = 0
    try:
        for _hop in range(REDIRECTS_AT_MOST + 1):
            answer = _answer(_parts(url), opener)
            status = answer.status
            if not (300 <= status < 400 and answer.location):
                return Outcome(_state(status), status)
            url = urljoin(url, answer.location)
    except NotPublic:
        return Outcome(State.NOT_PUBLIC, status)
    except (Unreachable, ValueError):
        return Outcome(State.UNREACHABLE, status)
    return Outcome(State.UNREACHABLE, status)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not of this machine, its network, a multicast group or a tunnel."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.scope_id or ip.is_site_local or any(ip in network for network in CARRYING):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def _answer(url: SplitResult, opener: Opener) -> Answer:
    """To HEAD, or to GET where a site does not answer HEAD as it should."""
    host = url.hostname or ""
    addresses = opener.resolve(host, PORTS[url.scheme])
    if not addresses:
        raise Unreachable(host)
    if not all(map(is_public, addresses)):
        raise NotPublic(host)
    answer = opener.ask("HEAD", url, addresses[0])
    return answer if answer.status < 400 else opener.ask("GET", url, addresses[0])


def _parts(url: str) -> SplitResult:
    """Raises NotPublic for what is no plain address of a page, ValueError for what cannot be read."""
    if len(url) > LONGEST_URL or any(ord(sign) <= 0x20 or ord(sign) == 0x7F for sign in url):
        raise ValueError("not a URL")
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or "@" in parts.netloc:
        raise NotPublic(parts.scheme)
    if parts.port not in (None, PORTS[parts.scheme]):
        raise NotPublic(str(parts.port))
    return parts


def _state(status: int) -> State:
    if 200 <= status < 300:
        return State.ALIVE
    return State.GONE if status in (404, 410) else State.UNSURE
