"""One question to a service, by HTTP: no redirect followed, no proxy, no cookie, certificates checked, answers of a limited size."""

import socket
import ssl
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

SECONDS = 8.0  # for the whole of it: a service may answer a byte at a time
READ_AT_MOST = 1_000_000  # bytes
# Says nothing of whose it is.
HEADERS = {
    "User-Agent": "machine-translation",
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class NoAnswer(Exception):
    """Nothing came that can be used: too late, too large, or no connection."""


def ask(method: str, address: str, body: bytes | None = None) -> tuple[int, bytes]:
    """Status and content of the answer. Raises NoAnswer."""
    connection = _to(address)
    deadline = threading.Timer(SECONDS, _cut, [connection])
    deadline.daemon = True
    deadline.start()
    try:
        headers = HEADERS | ({"Content-Type": "application/json"} if body is not None else {})
        connection.request(method, urlsplit(address).path or "/", body, headers)
        response = connection.getresponse()
        content = response.read(READ_AT_MOST + 1)
        if response.length:  # cut off, or more than is read
            raise NoAnswer
        if len(content) > READ_AT_MOST:
            raise NoAnswer
        return response.status, content
    except (OSError, HTTPException, UnicodeError, ValueError) as error:
        raise NoAnswer from error
    finally:
        deadline.cancel()
        connection.close()


def _to(address: str) -> HTTPConnection:
    parts = urlsplit(address)
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(parts.hostname or "", parts.port, timeout=SECONDS, context=context)
    return HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS)


def _cut(connection: HTTPConnection) -> None:
    """Ends it from outside, mid-answer."""
    if connection.sock:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.sock.close()
