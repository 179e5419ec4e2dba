"""The opener that `links.probe` is given outside tests: standard library, one connection a request, to the address that was checked."""

import socket
import ssl
import threading
from http.client import HTTPConnection, HTTPException
from urllib.parse import SplitResult, quote

from cms.safety.checks.links import PORTS, READ_AT_MOST, Answer, Unreachable

TIMEOUT = 5.0  # seconds for each step
DEADLINE = 15.0  # seconds for one request: a site may answer a byte at a time
# Says what it is and nothing of whose it is; no cookies, no referrer.
HEADERS = {"User-Agent": "link-check", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}


class _Pinned(HTTPConnection):
    """Goes to one address, whatever the name resolves to by now; the certificate must still be the name's."""

    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self.address = address
        self.context = context

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.context:
            self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End the connection from outside, mid-answer."""
        if self.sock:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.sock.close()


class Internet:
    """Names by the machine's resolver, requests by http.client: no proxy, no redirect of its own, no cookies."""

    def __init__(self) -> None:
        self.context = ssl.create_default_context()

    def resolve(self, host: str, port: int) -> list[str]:
        """Every IP address of a host. Raises Unreachable."""
        try:
            found = socket.getaddrinfo(host.encode("idna").decode(), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Unreachable(host) from error
        return list(dict.fromkeys(str(row[4][0]) for row in found))

    def ask(self, method: str, url: SplitResult, address: str) -> Answer:
        """One request to this address, reading no more than READ_AT_MOST. Raises Unreachable."""
        secure = url.scheme == "https"
        try:
            host = (url.hostname or "").encode("idna").decode()
            connection = _Pinned(host, PORTS[url.scheme], address, self.context if secure else None)
            return self._asked(connection, method, url)
        except (OSError, HTTPException, UnicodeError, ValueError) as error:
            raise Unreachable(address) from error

    def _asked(self, connection: _Pinned, method: str, url: SplitResult) -> Answer:
        deadline = threading.Timer(DEADLINE, connection.cut)
        deadline.daemon = True
        deadline.start()
        # Already escaped signs stay as they are; letters of other scripts are escaped (RFC 3987).
        target = quote((url.path or "/") + (f"?{url.query}" if url.query else ""), safe="/?%:@!$&'()*+,;=-._~[]")
        try:
            connection.request(method, target, headers=HEADERS | {"Range": f"bytes=0-{READ_AT_MOST - 1}"})
            response = connection.getresponse()
            response.read(READ_AT_MOST)
            return Answer(response.status, response.headers.get("Location", ""))
        finally:
            deadline.cancel()
            connection.close()
