"""One question to a service, by HTTP: no redirect followed, no proxy, no cookie, certificates checked, answers of a limited size."""

import socket
import ssl
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, Queue
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


Answer = tuple[int, bytes]  # status and content
Question = tuple[str, str, bytes | None]  # method, path and content


class NoAnswer(Exception):
    """Nothing came that can be used: too late, too large, or no connection."""


def ask(method: str, address: str, body: bytes | None = None) -> Answer:
    """Raises NoAnswer, after eight seconds at the latest: it is asked beside, since nothing ends the looking up of a name."""
    connection, late, came = _to(address), threading.Event(), Queue[Answer | None]()
    question = method, urlsplit(address).path or "/", body
    threading.Thread(target=lambda: came.put(_answer(connection, question, late)), daemon=True).start()
    try:
        answer = came.get(timeout=SECONDS)
    except Empty:
        late.set()
        _cut(connection)
        answer = None
    if answer is None:
        raise NoAnswer
    return answer


def _answer(connection: HTTPConnection, question: Question, late: threading.Event) -> Answer | None:
    """None where nothing came that can be used. Nothing is sent once nobody waits for it."""
    method, path, body = question
    try:
        connection.connect()
        if late.is_set():
            return None
        headers = HEADERS | ({"Content-Type": "application/json"} if body is not None else {})
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        content = response.read(READ_AT_MOST + 1)
        # What is left of it was cut off, or is more than is read.
        return None if response.length or len(content) > READ_AT_MOST else (response.status, content)
    except (OSError, HTTPException, UnicodeError, ValueError):
        return None
    finally:
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
