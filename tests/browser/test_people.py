"""Somebody is invited, comes, works and is removed, in two windows; and how the screens look in both directions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from cms.accounts.models import User
from cms.guidance.ground import ensure_ground
from cms.organisations.models import Organisation, Role
from tests import factories
from tests.browser.acting import come_by_link, enter
from tests.browser.looking import look

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


def test_somebody_is_invited_comes_and_is_removed(ngo: Organisation, window: Callable[..., Page]) -> None:
    factories.member_of(ngo, Role.ADMINISTRATOR, username="keeper", first_name="Kay", last_name="Lind")
    keeper = window()
    enter(keeper, "keeper")
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
    come_by_link(comer, link, "Sana", "Reed")
    enter(comer, NEW)
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
    expect(comer.get_by_role("heading", name="You may not work here")).to_be_visible()
    comer.get_by_role("link", name="Sign in as somebody else").click()
    expect(comer.locator("#id_password")).to_be_visible()


def test_the_screens_stand_in_arabic(ngo: Organisation, window: Callable[..., Page]) -> None:
    admin = factories.UserFactory(username="admin", is_superuser=True)
    factories.member_of(ngo, Role.ADMINISTRATOR, username="keeper", first_name="Kay", last_name="Lind")
    tab = window(locale="ar")
    enter(tab, "admin")
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
