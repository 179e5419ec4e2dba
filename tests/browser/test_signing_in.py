"""Signing in by hand in a real browser, with a passkey of a made-up device and with the code of an app."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from cms.accounts.models import User
from cms.organisations.models import Role
from tests import factories
from tests.accounts.entering import code_of
from tests.browser.looking import look

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
    look(tab, "sign-in", within="body")
    sign_in(tab, "/admin/account/")
    expect(tab.get_by_role("heading", name="Set up a second factor")).to_be_visible()
    look(tab, "set-up", within="body")
    tab.get_by_role("link", name="Set up a passkey").click()
    look(tab, "add-passkey", within="body")
    tab.get_by_role("button", name="Make the passkey").click()
    expect(tab.locator("[data-code]")).to_have_count(10)
    look(tab, "codes", within="body")
    tab.get_by_role("link", name="I have kept them: go on").click()
    tab.wait_for_url("**/admin/account/")

    sign_out(tab)
    tab.get_by_role("button", name="Sign in with a passkey").click()
    tab.wait_for_url("**/admin/")
    tab.goto("/admin/sign-in/yours/")
    expect(tab.get_by_role("cell", name="Passkey").first).to_be_visible()
    look(tab, "your-sign-ins")
    tab.goto("/admin/sign-in/factors/")
    look(tab, "factors")

    # With the password, the passkey is the second step.
    sign_out(tab)
    sign_in(tab)
    look(tab, "second-factor-passkey", within="body")
    tab.get_by_role("button", name="Use your passkey").click()
    tab.wait_for_url("**/admin/")


def test_an_app_is_set_up_without_javascript_and_its_codes_are_asked_for(
    reviewer: User, window: Callable[..., Page], settings: Any
) -> None:
    tab = window(javascript=False)
    sign_in(tab)
    expect(tab.get_by_text("Passkeys need a newer browser")).to_be_visible()
    tab.get_by_role("link", name="Set up an authenticator app").click()
    secret = key_of(tab)
    tab.fill("#id_code", code_of(secret, -1))
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
    look(tab, "sign-in-ar", within="body")
    tab.fill("#id_username", "rana")
    tab.fill("#id_password", factories.PASSWORD)
    tab.locator("button[type=submit]").click()
    look(tab, "set-up-ar", within="body")
    tab.goto("/admin/sign-in/factors/app/")
    look(tab, "add-app-ar", within="body")
    tab.fill("#id_code", code_of(key_of(tab)))
    tab.locator("button[type=submit]").click()
    look(tab, "codes-ar", within="body")
    tab.goto("/admin/sign-in/yours/")
    look(tab, "your-sign-ins-ar")
