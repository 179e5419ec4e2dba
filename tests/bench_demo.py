"""A demo in a folder of its own, for what is measured and what is photographed: made, served on 127.0.0.1, thrown away."""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = (
    ("languages", ("compile_catalogues",)),
    ("database", ("migrate", "--verbosity", "0")),
    ("cache", ("createcachetable",)),
    ("static files", ("collectstatic", "--noinput", "--verbosity", "0")),
    ("sample", ("demo",)),
)
# Nothing of the caller's installation may reach the throw-away one.
FOREIGN = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "CSRF_TRUSTED_ORIGINS", "HTTPS_ONLY", "DEBUG")
START_WITHIN = 60


@dataclass(frozen=True)
class Demo:
    """A throw-away installation: its folder, the port it is served on, and what it calls itself (its own address if empty)."""

    folder: Path
    port: int
    called: str = ""

    @property
    def site(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What makes a process work on this installation and no other."""
        own = {name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in FOREIGN}
        return own | {
            "SAFELANE_ENV": "demo",
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            "DATA_DIR": str(self.folder / "data"),
            "MEDIA_ROOT": str(self.folder / "media"),
            "STATIC_ROOT": str(self.folder / "static"),
            "PORT": str(self.port),
            **({"SITE_URL": self.called} if self.called else {}),
        }

    @property
    def people(self) -> dict[str, dict[str, str]]:
        """Sign-ins by role."""
        return json.loads((self.folder / "data" / "credentials.json").read_text(encoding="utf-8"))

    def python(self, *arguments: str) -> None:
        """Run this Python on the installation; CalledProcessError when it fails."""
        subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, check=True, stdout=subprocess.DEVNULL
        )

    def inside(self, function: str, *arguments: str) -> None:
        """Run a function of a module of tests, such as "bench.inside.main", with Django set up."""
        module = function.rpartition(".")[0]
        call = f"import django, sys; django.setup(); import tests.{module}; tests.{function}(*sys.argv[1:])"
        self.python("-c", call, *arguments)


@contextmanager
def made(called: str = "") -> Iterator[Demo]:
    """A demo with the sample in it, not served yet; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="safelane-demo-", ignore_cleanup_errors=True) as folder:
        demo = Demo(Path(folder), free_port(), called)
        for what, command in STEPS:
            sys.stdout.write(f"Preparing {what} …\n")
            sys.stdout.flush()
            demo.python("manage.py", *command)
        yield demo


@contextmanager
def served(demo: Demo) -> Iterator[subprocess.Popen]:
    """The demo behind the server of `make demo`."""
    with granian("cms.wsgi:application", demo.port, demo.environment, answering="/healthz") as server:
        yield server


@contextmanager
def granian(application: str, port: int, environment: dict[str, str], *, answering: str) -> Iterator[subprocess.Popen]:
    """An application behind Granian as in `make demo`: one worker. Ready once the address answers."""
    command = "--interface wsgi --host 127.0.0.1 --blocking-threads 4 --no-access-log --log-level warning"
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", *command.split(), "--port", str(port), application],
        cwd=ROOT,
        env=environment,
    )
    try:
        wait_for(port, server, answering)
        yield server
    finally:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(port: int, server: subprocess.Popen, address: str) -> None:
    """Return once the address answers 200. RuntimeError if the server ends or does not answer in time."""
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until and server.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", address)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError("The server did not start; its own words are above.")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
