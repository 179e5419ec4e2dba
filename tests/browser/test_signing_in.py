"""Signing in by hand in a real browser, with a passkey of a made-up device and with the code of an app."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from cms.accounts.models import User
from cms.organisations.models import Role
from tests import factories
from tests.accounts.entering import code_of
from tests.browser.conftest import LAPTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A phone's own passkeys: it knows its owner and keeps the account beside the key (CDP, WebAuthn domain).
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def reviewer(settings: Any) -> User:
    """Publishes, where second factors are asked for."""
    cache.clear()
    settings.SECOND_FACTOR_REQUIRED = True
    return factories.member_of(factories.OrganisationFactory(), Role.SAFETY_REVIEWER, username="rana")


@pytest.fixture
def window(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Somebody's window; `javascript` off for browsers without."""
    contexts = []

    def opened(*, javascript: bool = True, locale: str = "en-GB") -> Page:
        context = chromium.new_context(
            viewport=LAPTOP, base_url=live_server.url, locale=locale, java_script_enabled=javascript
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def look(tab: Page, name: str) -> None:
    """Nothing wrong for axe, nothing wider than a small phone; a picture where SAFELANE_BROWSER_PICTURES names a folder."""
    folder = os.environ.get("SAFELANE_BROWSER_PICTURES")
    for view in (PHONE, LAPTOP):
        tab.set_viewport_size(view)
        wide = tab.evaluate("document.documentElement.scrollWidth")
        assert wide <= view["width"], f"{name} is {wide} wide"
        if folder:
            tab.screenshot(path=f"{folder}/{name}-{view['width']}.png", full_page=True)
    found = Axe().run(tab)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def key_of(tab: Page) -> str:
    """The key to type, as the app has it."""
    return tab.locator(".secret").inner_text().replace(" ", "")


def sign_in(tab: Page, where: str = "/admin/") -> None:
    """Name and password."""
    tab.goto(where)
    tab.fill("#id_username", "rana")
    tab.fill("#id_password", factories.PASSWORD)
    tab.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(tab: Page) -> None:
    """By the address, which asks first."""
    tab.goto("/admin/logout/")
    tab.get_by_role("button", name="Sign out").click()
    expect(tab.get_by_text("You are signed out.")).to_be_visible()


def test_a_passkey_is_set_up_and_signs_in_without_a_password(reviewer: User, window: Callable[..., Page]) -> None:
    tab = window()
    device = tab.context.new_cdp_session(tab)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    tab.goto("/admin/")
    look(tab, "sign-in")
    sign_in(tab, "/admin/account/")
    expect(tab.get_by_role("heading", name="Set up a second factor")).to_be_visible()
    look(tab, "set-up")
    tab.get_by_role("link", name="Set up a passkey").click()
    look(tab, "add-passkey")
    tab.get_by_role("button", name="Make the passkey").click()
    expect(tab.locator("[data-code]")).to_have_count(10)
    look(tab, "codes")
    tab.get_by_role("link", name="I have kept them: go on").click()
    tab.wait_for_url("**/admin/account/")

    sign_out(tab)
    tab.get_by_role("button", name="Sign in with a passkey").click()
    tab.wait_for_url("**/admin/")
    tab.goto("/admin/sign-in/yours/")
    expect(tab.get_by_role("cell", name="Passkey").first).to_be_visible()
    look_at_admin(tab, "your-sign-ins")
    tab.goto("/admin/sign-in/factors/")
    look_at_admin(tab, "factors")

    # With the password, the passkey is the second step.
    sign_out(tab)
    sign_in(tab)
    look(tab, "second-factor-passkey")
    tab.get_by_role("button", name="Use your passkey").click()
    tab.wait_for_url("**/admin/")


def look_at_admin(tab: Page, name: str) -> None:
    """A picture of a page in the admin's own frame."""
    folder = os.environ.get("SAFELANE_BROWSER_PICTURES")
    for view in (PHONE, LAPTOP):
        tab.set_viewport_size(view)
        if folder:
            tab.wait_for_timeout(300)
            tab.screenshot(path=f"{folder}/{name}-{view['width']}.png")


def test_an_app_is_set_up_without_javascript_and_its_codes_are_asked_for(
    reviewer: User, window: Callable[..., Page], settings: Any
) -> None:
    tab = window(javascript=False)
    sign_in(tab)
    expect(tab.get_by_text("Passkeys need a newer browser")).to_be_visible()
    tab.get_by_role("link", name="Set up an authenticator app").click()
    secret = key_of(tab)
    tab.fill("#id_code", code_of(secret))
    tab.get_by_role("button", name="Switch on").click()
    expect(tab.locator("[data-code]")).to_have_count(10)

    sign_out(tab)
    sign_in(tab, "/admin/login/?next=/admin/account/")
    tab.fill("#id_code", "000000")
    tab.get_by_role("button", name="Sign in", exact=True).click()
    expect(tab.get_by_text("This code is not right")).to_be_visible()
    tab.fill("#id_code", code_of(secret))
    tab.get_by_role("button", name="Sign in", exact=True).click()
    tab.wait_for_url("**/admin/account/")

    settings.SESSION_IDLE_AGE = 0
    tab.goto("/admin/reports/locked/")
    expect(tab.get_by_text("nothing happened for a while")).to_be_visible()
    settings.SESSION_IDLE_AGE = 7200
    tab.fill("#id_username", "rana")
    tab.fill("#id_password", factories.PASSWORD)
    tab.get_by_role("button", name="Sign in", exact=True).click()
    tab.fill("#id_code", code_of(secret, 1))
    tab.get_by_role("button", name="Sign in", exact=True).click()
    tab.wait_for_url("**/admin/reports/locked/")


def test_the_pages_stand_in_arabic_and_on_a_small_phone(reviewer: User, window: Callable[..., Page]) -> None:
    tab = window(locale="ar")
    tab.goto("/admin/")
    assert tab.locator("html").get_attribute("dir") == "rtl"
    look(tab, "sign-in-ar")
    tab.fill("#id_username", "rana")
    tab.fill("#id_password", factories.PASSWORD)
    tab.locator("button[type=submit]").click()
    look(tab, "set-up-ar")
    tab.goto("/admin/sign-in/factors/app/")
    look(tab, "add-app-ar")
    tab.fill("#id_code", code_of(key_of(tab)))
    tab.locator("button[type=submit]").click()
    look(tab, "codes-ar")
    tab.goto("/admin/sign-in/yours/")
    look_at_admin(tab, "your-sign-ins-ar")
