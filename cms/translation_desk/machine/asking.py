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
    line, came = Line(_to(address)), Queue[Answer | None]()
    question = method, urlsplit(address).path or "/", body
    threading.Thread(target=lambda: came.put(_answer(line, question)), daemon=True).start()
    try:
        answer = came.get(timeout=SECONDS)
    except Empty:
        line.cut()
        answer = None
    if answer is None:
        raise NoAnswer
    return answer


class Line:
    """A connection that can be ended from outside, mid-answer; nothing is sent once it was."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.connection = connection
        self.sock: socket.socket | None = None  # the connection gives its own away once an answer begins
        self.is_cut = threading.Event()

    def open(self) -> None:
        """Raises OSError."""
        self.connection.connect()
        self.sock = self.connection.sock
        if self.is_cut.is_set():
            raise TimeoutError

    def cut(self) -> None:
        """From another thread, at whatever moment."""
        self.is_cut.set()
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.sock.close()


def _answer(line: Line, question: Question) -> Answer | None:
    """None where nothing came that can be used."""
    method, path, body = question
    try:
        line.open()
        headers = HEADERS | ({"Content-Type": "application/json"} if body is not None else {})
        line.connection.request(method, path, body, headers)
        response = line.connection.getresponse()
        content = response.read(READ_AT_MOST + 1)
        # What is left of it was cut off, or is more than is read.
        return None if response.length or len(content) > READ_AT_MOST else (response.status, content)
    except (OSError, HTTPException, UnicodeError, ValueError):
        return None
    finally:
        line.connection.close()


def _to(address: str) -> HTTPConnection:
    parts = urlsplit(address)
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(parts.hostname or "", parts.port, timeout=SECONDS, context=context)
    return HTTPConnection(parts.hostname or "", parts.port, timeout=SECONDS)
