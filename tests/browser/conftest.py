"""A real Chromium and people who sign in with it."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.browser.acting import enter
from tests.browser.looking import LAPTOP, PHONE, keep_picture
from tests.browser.site import Site, served
from tests.browser.touring import SMALL_PHONE
from tests.browser.watching import Complaints
from tests.chromium import FLAGS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that read the sample come last, since others flush the database; all of them have the test database."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)
    items.sort(key=lambda item: "site" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests. The stage runner finds it; without it the test says what to do."""
    binary = os.environ.get("SAFELANE_CHROMIUM")
    if not binary:
        pytest.fail(
            "SAFELANE_CHROMIUM is not set: run the browser tests with `make test`, or name your Chromium in it."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Somebody's own window; whatever is done in it, its policy must not refuse anything. Options as Playwright names them."""
    contexts: list[tuple[BrowserContext, Complaints]] = []

    def opened(*, javascript: bool = True, locale: str = "en-GB") -> Page:
        context = chromium.new_context(
            viewport=LAPTOP, base_url=live_server.url, locale=locale, java_script_enabled=javascript
        )
        contexts.append((context, Complaints(context)))
        context.set_default_timeout(20_000)
        return context.new_page()

    yield opened
    for number, (context, _complaints) in enumerate(contexts):
        keep_picture(context.pages[0], f"window-{number}")
        context.close()
    if contexts:
        time.sleep(0.5)  # what a window was still asking for is answered before the database is emptied
    assert [refused for _context, complaints in contexts for refused in complaints.refusals()] == []


@pytest.fixture
def sign_in(window: Callable[..., Page]) -> Callable[[str], Page]:
    """Someone's own window, signed in to the admin."""

    def signed_in(username: str) -> Page:
        tab = window()
        enter(tab, username)
        return tab

    return signed_in


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture to upload."""
    path = tmp_path / "path.jpg"
    Image.new("RGB", (1200, 800), (120, 150, 90)).save(path)
    return path


@pytest.fixture
def phone(chromium: Browser, live_server: object) -> Iterator[Callable[..., Page]]:
    """A reader's small phone; JavaScript is off unless asked for."""
    contexts = []

    def window(*, javascript: bool = False) -> Page:
        context = chromium.new_context(
            viewport=PHONE,
            base_url=live_server.url,  # type: ignore[attr-defined]
            java_script_enabled=javascript,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield window
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def site(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    media_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    """The whole sample, served: loaded once, by the first worker that comes to it, outside every test's transaction."""
    shared_by_workers = tmp_path_factory.getbasetemp().parent / "site" if "PYTEST_XDIST_WORKER" in os.environ else None
    with served(django_db_blocker, tmp_path_factory.mktemp("site"), shared_by_workers) as site:
        yield site


@pytest.fixture
def reader(chromium: Browser, site: Site) -> Iterator[Callable[..., BrowserContext]]:
    """Someone with a small phone, who reads the sample; options as Playwright names them."""
    contexts = []

    def reads(**options: Any) -> BrowserContext:
        context = chromium.new_context(viewport=SMALL_PHONE, base_url=site.url, **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context

    yield reads
    for context in contexts:
        context.close()
