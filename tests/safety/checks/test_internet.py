"""The real way to the network, tried against a server on this machine (which `links.probe` itself would never ask)."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import pytest

from cms.safety.checks import internet
from cms.safety.checks.internet import Internet
from cms.safety.checks.links import Unreachable


class Site(BaseHTTPRequestHandler):
    seen: list[tuple[str, str, dict[str, str]]] = []

    def do_GET(self) -> None:
        Site.seen.append((self.command, self.path, dict(self.headers)))
        if self.path == "/slow":
            self._drip()
            return
        self.send_response(302)
        self.send_header("Location", "https://example.org/next")
        self.send_header("Set-Cookie", "a=b")
        self.end_headers()

    do_HEAD = do_GET

    def _drip(self) -> None:
        """A sign at a time, each in time."""
        try:
            for _sign in range(60):
                self.wfile.write(b"H")
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    monkeypatch.setitem(internet.PORTS, "http", server.server_port)
    Site.seen.clear()
    yield server
    server.shutdown()
    server.server_close()


def test_the_address_that_was_checked_is_connected_to_and_no_redirect_is_followed(site: HTTPServer) -> None:
    answer = Internet().ask("HEAD", urlsplit("http://example.invalid/مرحبا?a=ب"), "127.0.0.1")
    assert (answer.status, answer.location) == (302, "https://example.org/next")
    [(method, path, headers)] = Site.seen
    assert method == "HEAD"
    assert path == "/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7?a=%D8%A8"
    assert headers["Host"].startswith("example.invalid")
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_what_answers_no_more_is_unreachable(site: HTTPServer) -> None:
    site.shutdown()
    site.server_close()
    with pytest.raises(Unreachable):
        Internet().ask("GET", urlsplit("http://example.invalid/"), "127.0.0.1")


def test_a_site_that_answers_a_sign_at_a_time_is_cut_off(site: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(internet, "DEADLINE", 0.3)
    began = time.monotonic()
    with pytest.raises(Unreachable):
        Internet().ask("GET", urlsplit("http://example.invalid/slow"), "127.0.0.1")
    assert time.monotonic() - began < 3


def test_a_name_that_is_none_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        Internet().resolve("a" * 300 + ".invalid", 80)
