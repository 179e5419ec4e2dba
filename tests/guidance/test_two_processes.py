"""Two processes serve one database: what the first one enables and publishes, the second serves at once, without a restart."""

import http.cookiejar
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from pytest_django import DjangoDbBlocker
from wagtail.test.utils.form_data import querydict_from_html

from cms.guidance.models import HomePage
from cms.safety.checklists import SAFETY
from tests.standing import GROUND

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds until a process has to answer
PEOPLE = """
from cms.accounts.models import User
from cms.organisations.models import Role, Team
from cms.guidance.ground import ensure_ground
from cms.guidance.models import HomePage
from cms.publishing import door
from tests.obliging import approve_whatever_comes
ensure_ground()
door._rules.insert(0, approve_whatever_comes)
User.objects.create_superuser(username="two", email="two@example.org", password="correct-horse-battery-9")
three = User.objects.create_user(username="three", email="three@example.org", password="correct-horse-battery-9")
Team.objects.get(organisation=None, role=Role.COORDINATOR).group.user_set.add(three)
HomePage.objects.get(locale__language_code="en").save_revision().publish()
"""


@pytest.fixture
def database(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[str]:
    """The address of a copy of the test database that other processes can open; away afterwards."""
    with django_db_blocker.unblock():
        GROUND.stand_on([])
        copying = _copied_file if connection.vendor == "sqlite" else _copied_database
        with copying(tmp_path) as address:
            yield address


@contextmanager
def _copied_file(folder: Path) -> Iterator[str]:
    path = folder / "two.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    yield f"sqlite:///{path}"


@contextmanager
def _copied_database(folder: Path) -> Iterator[str]:
    name, url = f"{connection.settings_dict['NAME']}_two", urlsplit(os.environ["DATABASE_URL"])
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{connection.settings_dict["NAME"]}"')
    try:
        yield urlunsplit(url._replace(path=f"/{name}"))
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


class Browser:
    """Opens pages of one process and sends its forms, with cookies as a browser keeps them."""

    def __init__(self, port: int) -> None:
        self.site = f"http://127.0.0.1:{port}"
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def open(self, address: str, data: bytes | None = None) -> tuple[int, str]:
        """Status and text."""
        request = urllib.request.Request(  # noqa: S310 - loopback only
            f"{self.site}{address}", data, {"User-Agent": "Telltale/1.0", "Referer": f"{self.site}{address}"}
        )
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def send(self, address: str, form: str | None = None, **changes: Any) -> tuple[int, str]:
        """Open a form (by its id, else the first that is sent), change some fields and send it."""
        _status, text = self.open(address)
        forms = BeautifulSoup(text, "html.parser").find_all("form")
        wanted = [kept.get("id") == form if form else str(kept.get("method")).lower() == "post" for kept in forms]
        fields = querydict_from_html(text, form_index=wanted.index(True), exclude_csrf=False)
        for name, value in changes.items():
            fields.setlist(name, value if isinstance(value, list) else [value])
        return self.open(address, fields.urlencode().encode())


@pytest.fixture
def processes(database: str, tmp_path: Path) -> Iterator[tuple[list[Browser], Callable[[], str]]]:
    """Two application servers on loopback as `make demo` starts one, and what they have written to the console."""
    environment = os.environ | {
        "SAFELANE_ENV": "test",
        "SECRET_KEY": "for-two-processes-that-share-their-sessions-and-live-for-a-minute",
        "DATABASE_URL": database,
        "DATA_DIR": str(tmp_path / "data"),
        "MEDIA_ROOT": str(tmp_path / "media"),
    }
    making = [sys.executable, "manage.py", "shell", "--no-imports", "-c", PEOPLE]
    subprocess.run(making, cwd=ROOT, env=environment, check=True, timeout=PATIENCE)
    ports, log = [_free_port(), _free_port()], tmp_path / "console"
    started = []
    try:
        with log.open("w") as console:
            for port in ports:
                command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
                           "--blocking-threads", "2", "--no-access-log", "--log-level", "warning", "cms.wsgi:application"]  # fmt: skip
                started.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=console, stderr=console))
        browsers = [Browser(port) for port in ports]
        for browser in browsers:
            _wait_for(browser)
        yield browsers, log.read_text
    finally:
        for process in started:
            process.terminate()
        for process in started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _wait_for(browser: Browser) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if browser.open("/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{browser.site} did not answer")


def picker_of(text: str) -> set[str]:
    return {str(entry["lang"]) for entry in BeautifulSoup(text, "html.parser").select("details.picker li > [lang]")}


@pytest.mark.django_db  # it also has pytest-django make the test database, which the next test copies
def test_the_ground_is_there_before_any_process_starts() -> None:
    assert HomePage.objects.get().locale.language_code == "en"


def test_a_language_enabled_and_published_by_one_process_is_served_by_the_other_at_once(
    processes: tuple[list[Browser], Any],
) -> None:
    (first, second), console = processes
    # Both have answered before and know the languages there were.
    for browser in (first, second):
        status, text = browser.open("/en/")
        assert (status, picker_of(text)) == (200, {"en"})
        assert browser.open("/ps/")[0] == 404
        assert browser.open("/en/search/?q=secret+words")[0] == 200

    assert first.send("/admin/login/", username="two", password="correct-horse-battery-9")[0] == 200
    assert first.send("/admin/locales/new/", language_code="ps")[0] == 200
    for browser in (first, second):
        status, text = browser.open("/ps/")
        assert status == 404
        assert '<html lang="ps" dir="rtl">' in text

    home = _home_to_edit(first)
    handed_in = {"first_steps-count": "0", "title": "خوندي پاتې شئ", "action-submit": "action-submit"}
    status, text = first.send(home, "page-edit-form", **handed_in)
    assert status == 200
    assert second.send("/admin/login/", username="three", password="correct-horse-battery-9")[0] == 200
    review = re.search(r"/admin/gate/reviews/\d+/", second.open("/admin/")[1])
    assert review is not None
    assert second.send(review[0], "review", answers=list(SAFETY), approve="1")[0] == 200
    for browser in (second, first):
        status, text = browser.open("/ps/")
        assert status == 200
        assert '<html lang="ps" dir="rtl">' in text and "خوندي پاتې شئ" in text
        assert picker_of(browser.open("/en/")[1]) == {"en", "ps"}

    # Signed in at the first, the editor is known to the second, whose links lead to the new language too.
    second.cookies = first.cookies
    second.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(first.cookies))
    assert "/ps/" in second.open(home)[1]
    for told in ("Telltale", "secret", "127.0.0.1 -", "GET /"):
        assert told not in console()


def _home_to_edit(browser: Browser) -> str:
    """Where the Pashto home is edited, as the explorer lists it."""
    _status, text = browser.open("/admin/pages/")
    listed = [str(link["href"]) for link in BeautifulSoup(text, "html.parser").select("a[href$='/edit/']")]
    for address in dict.fromkeys(listed):
        if 'lang="ps"' in browser.open(address)[1] or "Pashto" in browser.open(address)[1]:
            return urlsplit(address).path
    raise AssertionError(f"no Pashto home among {listed}")
