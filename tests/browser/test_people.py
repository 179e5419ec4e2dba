"""Somebody is invited, comes, works and is removed, in two windows; and how the screens look in both directions."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from cms.accounts.models import User
from cms.guidance.ground import ensure_ground
from cms.organisations.models import Organisation, Role
from tests import factories
from tests.browser.conftest import LAPTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW = "sana@example.org"


@pytest.fixture
def ngo(settings: Any, live_server: Any) -> Organisation:
    """An organisation in two languages, where links lead to this server."""
    cache.clear()
    settings.SITE_URL = live_server.url
    settings.SECOND_FACTOR_REQUIRED = False
    ensure_ground()
    factories.live_home("ar")
    return factories.OrganisationFactory(name_en="Safe Steps", name_ar="خطوات آمنة")


@pytest.fixture
def window(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Somebody's own window."""
    contexts = []

    def opened(locale: str = "en-GB") -> Page:
        context = chromium.new_context(viewport=LAPTOP, base_url=live_server.url, locale=locale)
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def sign_in(tab: Page, name: str) -> None:
    """Name and password."""
    tab.goto("/admin/login/")
    tab.fill("#id_username", name)
    tab.fill("#id_password", factories.PASSWORD)
    tab.locator("button[type=submit]").click()
    tab.wait_for_url("**/admin/")


def look(tab: Page, name: str) -> None:
    """Nothing wider than a small phone; a picture where SAFELANE_BROWSER_PICTURES names a folder."""
    folder = os.environ.get("SAFELANE_BROWSER_PICTURES")
    for view in (PHONE, LAPTOP):
        tab.set_viewport_size(view)
        tab.wait_for_function(f"innerWidth === {view['width']} && document.documentElement.scrollWidth <= innerWidth")
        if folder:
            tab.wait_for_timeout(300)
            tab.screenshot(path=f"{folder}/{name}-{view['width']}.png", full_page=True)


def test_somebody_is_invited_comes_and_is_removed(ngo: Organisation, window: Callable[..., Page]) -> None:
    factories.member_of(ngo, Role.ADMINISTRATOR, username="keeper", first_name="Kay", last_name="Lind")
    keeper = window()
    sign_in(keeper, "keeper")
    keeper.get_by_role("link", name="People", exact=True).click()
    keeper.get_by_role("link", name="Invite somebody").click()
    keeper.fill("#id_email", NEW)
    keeper.get_by_label("Editor", exact=True).check()
    keeper.get_by_label("Translator · العربية").check()
    look(keeper, "invite")
    keeper.get_by_role("button", name="Invite", exact=True).click()
    link = keeper.locator("#people-link").input_value()
    look(keeper, "link")
    keeper.get_by_role("link", name="Done").click()
    expect(keeper.get_by_text("Invited, and not yet come.")).to_be_visible()

    comer = window()
    comer.goto(link)
    comer.fill("#id_first_name", "Sana")
    comer.fill("#id_last_name", "Reed")
    comer.fill("#id_new_password1", factories.PASSWORD)
    comer.fill("#id_new_password2", factories.PASSWORD)
    comer.locator("button[type=submit]").click()
    sign_in(comer, NEW)
    expect(comer.get_by_text("You work for Safe Steps now, as: Editor, Translator · العربية.")).to_be_visible()

    keeper.reload()
    look(keeper, "people")
    keeper.get_by_role("link", name="Sana Reed").click()
    look(keeper, "roles")
    keeper.get_by_role("link", name="Remove from the organisation").click()
    look(keeper, "remove")
    keeper.get_by_role("button", name="Remove", exact=True).click()
    expect(keeper.get_by_text("Sana Reed is removed from the organisation.")).to_be_visible()
    comer.get_by_role("link", name="Hotlines").first.click()
    expect(comer.locator("#id_password")).to_be_visible()


def test_the_screens_stand_in_arabic(ngo: Organisation, window: Callable[..., Page]) -> None:
    admin = factories.UserFactory(username="admin", is_superuser=True)
    factories.member_of(ngo, Role.ADMINISTRATOR, username="keeper", first_name="Kay", last_name="Lind")
    tab = window("ar")
    sign_in(tab, "admin")
    assert tab.locator("html").get_attribute("dir") == "rtl"
    for name, path in (
        ("people", f"{ngo.pk}/"),
        ("invite", f"{ngo.pk}/invite/"),
        ("organisations", ""),
        ("installation", "installation/"),
        ("account", f"installation/{User.objects.get(username='keeper').pk}/"),
        ("own-account", f"installation/{admin.pk}/"),
    ):
        tab.goto(f"/admin/people/{path}")
        look(tab, f"{name}-ar")
