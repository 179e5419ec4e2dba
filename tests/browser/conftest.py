"""A real Chromium and people who sign in with it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.browser.site import Site, served
from tests.browser.touring import SMALL_PHONE
from tests.browser.watching import Complaints
from tests.chromium import FLAGS
from tests.factories import PASSWORD

PHONE = ViewportSize(width=360, height=740)
LAPTOP = ViewportSize(width=1280, height=1000)


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
def sign_in(chromium: Browser, live_server: object) -> Iterator[Callable[[str], Page]]:
    """Someone's own window, signed in to the admin; whatever is done in it, its policy must not refuse anything."""
    contexts = []
    complaints = []

    def window(username: str) -> Page:
        context = chromium.new_context(viewport=LAPTOP, base_url=live_server.url, locale="en-GB")  # type: ignore[attr-defined]
        complaints.append(Complaints(context))
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    yield window
    for number, context in enumerate(contexts):
        keep_picture(context.pages[0], number)
        context.close()
    assert [refused for one in complaints for refused in one.refusals()] == []


def keep_picture(tab: Page, number: int) -> None:
    """What the window showed last, for whoever looks into a failure: SAFELANE_BROWSER_PICTURES names a folder."""
    folder = os.environ.get("SAFELANE_BROWSER_PICTURES")
    if folder:
        tab.screenshot(path=f"{folder}/window-{number}.png")


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
    """The whole sample, served: loaded once, outside every test's transaction."""
    with served(django_db_blocker, tmp_path_factory.mktemp("site")) as site:
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
