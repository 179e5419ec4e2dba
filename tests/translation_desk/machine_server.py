"""A service on this machine that speaks LibreTranslate's language, well or badly."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SPOKEN = [
    {"code": "en", "name": "English", "targets": ["ar", "en", "tl"]},
    {"code": "ar", "name": "Arabic", "targets": ["en"]},
]


class Service(ThreadingHTTPServer):
    """`asked`: every question, as it came. `answers`: what it gives for a text, instead of its own; `mood`: how it misbehaves."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.asked: list[dict[str, Any]] = []
        self.looked: list[str] = []
        self.answers: dict[str, str] = {}
        self.mood = ""
        self.key = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def texts(self) -> list[str]:
        """All that was sent to it."""
        return [text for question in self.asked for text in question["q"]]

    def translated(self, text: str) -> str:
        """Its own: other words, with whatever tags and numbers there are."""
        if text in self.answers:
            return self.answers[text]
        return text.replace("<p>", "<p>ترجمة ") if text.startswith("<p>") else f"ترجمة {text}"


class Desk(BaseHTTPRequestHandler):
    """Answers one question."""

    server: Service

    def log_message(self, *args: Any) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        self.server.looked.append(self.path)
        self._say(200, SPOKEN)

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(question)
        if self.server.mood == "redirect":
            self.send_response(307)
            self.send_header("Location", f"{self.server.address}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.server.mood == "hang":
            time.sleep(3)
        elif self.server.mood == "huge":
            self._say(200, {"translatedText": ["ع" * 1_000_000]})
        elif self.server.mood == "no json":
            self._say(200, None, b"<html>")
        elif self.server.mood == "down":
            self._say(500, {"error": "Cannot translate text: secret detail"})
        elif self.server.mood == "busy":
            self._say(429, {"error": "Slowdown"})
        elif question.get("api_key", "") != self.server.key:
            self._say(403, {"error": "Invalid API key"})
        else:
            given = [self.server.translated(text) for text in question["q"]]
            self._say(200, {"translatedText": given[1:] if self.server.mood == "one less" else given})

    def _say(self, status: int, told: Any, content: bytes = b"") -> None:
        content = content or json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            return


@contextmanager
def service() -> Iterator[Service]:
    """Runs while the test does."""
    made = Service()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()
        thread.join()
