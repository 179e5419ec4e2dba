"""Bytes of readers' pages as the server sends them."""

import http.client
import re

from tests.bench.kinds import ORIGINAL, language_of

BROWSER = "gzip, deflate, br"
SAMPLES = 8  # the length of a page compressed by Django varies by up to 100 bytes, on purpose (BREACH)
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')  # of the screen: those for paper name their medium


class NotServed(Exception):
    """A page of the bench does not answer as it should; the message names the address and what to do."""


def get(port: int, address: str, encoding: str = "identity") -> tuple[int, bytes]:
    """Status and body as they came over the wire. AssertionError for a cookie, which no reader may get."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", address, headers={"Accept-Encoding": encoding})
        response = connection.getresponse()
        assert response.getheader("set-cookie") is None, f"{address} sets a cookie"
        return response.status, response.read()
    finally:
        connection.close()


def present(port: int, addresses: dict[str, str]) -> dict[str, str]:
    """Those that the sample has. NotServed when one in English is missing, or the server fails."""
    found = {}
    for name, address in addresses.items():
        status, _body = get(port, address)
        if status == 200:
            found[name] = address
        elif status != 404:
            raise NotServed(f"{address} answers {status}; the server's own words are above.")
        elif language_of(name) == ORIGINAL:
            raise NotServed(f"{address} is not in the sample: mend the address in tests/bench/kinds.py.")
    return found


def length(port: int, address: str) -> int:
    """Bytes of a body compressed as a browser gets it, the longest of some."""
    return max(len(get(port, address, BROWSER)[1]) for _ in range(SAMPLES))


def sheets(port: int, address: str) -> list[str]:
    """Addresses of the style sheets a page asks for."""
    return SHEET.findall(get(port, address)[1].decode())


def weights(port: int, addresses: dict[str, str]) -> dict[str, dict[str, int]]:
    """By page: HTML as it is, HTML as it is sent, its style sheets as they are sent."""
    known: dict[str, int] = {}
    found = {}
    for name, address in addresses.items():
        asked = sheets(port, address)
        known |= {sheet: length(port, sheet) for sheet in asked if sheet not in known}
        found[name] = {
            "plain": len(get(port, address)[1]),
            "sent": length(port, address),
            "css": sum(known[sheet] for sheet in asked),
        }
    return found
