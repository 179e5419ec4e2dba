"""An organisation is made in the admin, its people come by their links, and its first page is read, step by step as the lists say."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from cms.guidance.ground import ensure_ground
from cms.guidance.models import HomePage
from tests import factories
from tests.browser.acting import add_card, approve, come_by_link, enter, submit, upload_cover
from tests.browser.looking import look
from tests.obliging import obliging

expect.set_options(timeout=15_000)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDITOR, REVIEWER = "ines@example.org", "rana@example.org"
TITLE = "Fetching water"


@pytest.fixture
def ground(settings: Any, live_server: Any, gated: None) -> None:
    """An installation with a live English home, a second language, and nobody but its administrator."""
    cache.clear()
    settings.SITE_URL = live_server.url
    settings.SECOND_FACTOR_REQUIRED = False
    ensure_ground()
    with obliging():
        HomePage.objects.get(locale__language_code="en").save_revision().publish()
        factories.live_home("ar")
    factories.UserFactory(username="admin", is_superuser=True)


def test_a_new_organisation_publishes_its_first_page(
    ground: None, photo: Path, window: Callable[..., Tab], phone: Callable[..., Tab]
) -> None:
    admin = window()
    enter(admin, "admin")
    make_organisation(admin)
    links = {email: invite(admin, email, role) for email, role in ((EDITOR, "Editor"), (REVIEWER, "Safety reviewer"))}

    reviewer = window()
    come_by_link(reviewer, links[REVIEWER], "Rana", "Field")
    enter(reviewer, REVIEWER)
    look(reviewer, "first-steps-of-reviewer", within=".first-steps")
    add_number(reviewer)
    approve_number(admin)

    editor = window()
    come_by_link(editor, links[EDITOR], "Ines", "Moor")
    enter(editor, EDITOR)
    look(editor, "first-steps-of-editor", within=".first-steps")
    describe_section(editor)
    approve(reviewer, "Clear Paths")
    write_first_page(editor, photo)
    approve(reviewer, TITLE)

    reader = phone()
    reader.goto("/en/clear-paths/")
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(reader.get_by_text("Clear Paths").first).to_be_visible()
    editor.goto("/admin/")
    expect(editor.get_by_text("Publish the first translation")).to_be_visible()
    look(editor, "start-after-first-page")


def make_organisation(tab: Tab) -> None:
    """Out of the menu, with a name and an address; the list tells that it is there."""
    tab.get_by_role("link", name="Organisations", exact=True).click()
    tab.get_by_role("link", name="Add organisation").first.click()
    look(tab, "organisation-new")
    tab.fill("#id_name_en", "Clear Paths")
    tab.fill("#id_description_en", "We help neighbours to stay safe.")
    tab.get_by_role("tab", name="General").click()
    tab.fill("#id_slug", "clear-paths")
    tab.get_by_role("button", name="Save", exact=True).click()
    expect(tab.get_by_role("link", name="Clear Paths").first).to_be_visible()


def invite(tab: Tab, email: str, role: str) -> str:
    """By the People screen of the organisation; the link to hand over."""
    tab.goto("/admin/people/")
    tab.get_by_role("link", name="Clear Paths").first.click()
    tab.get_by_role("link", name="Invite somebody").click()
    tab.fill("#id_email", email)
    tab.get_by_label(role, exact=True).check()
    tab.get_by_role("button", name="Invite", exact=True).click()
    return tab.locator("#people-link").input_value()


def follow(tab: Tab, step: str) -> None:
    """A step of the list on the start page."""
    tab.goto("/admin/")
    tab.get_by_role("link", name=step).click()


def describe_section(tab: Tab) -> None:
    """The section is handed in: the organisation's pages stand under it."""
    follow(tab, "Hand in your section in the first language, and have it approved")
    submit(tab)
    expect(tab.get_by_text("submitted", exact=False).first).to_be_visible()


def add_number(tab: Tab) -> None:
    """The number to call."""
    follow(tab, "Have a number to call: your own, or one for everybody here")
    look(tab, "number-new")
    tab.fill("#id_number", "+1 555 555 0142")
    tab.fill("#id_assured_until", str(datetime.date.today() + datetime.timedelta(days=180)))  # noqa: DTZ011
    tab.keyboard.press("Escape")
    tab.select_option("#id_tier", "public")
    tab.get_by_role("tab", name="English").click()
    tab.fill("#id_name_en", "Clear Paths")
    tab.fill("#id_purpose_en", "Ask us, or tell us what you saw")
    tab.get_by_role("button", name="Save", exact=True).click()
    expect(tab.get_by_text("555 0142").first).to_be_visible()


def approve_number(tab: Tab) -> None:
    """A number that readers are shown is approved by a second person."""
    tab.goto("/admin/gate/changes/")
    tab.locator("main").get_by_role("link", name="Clear Paths").first.click()
    with tab.expect_navigation():
        tab.get_by_role("button", name="Approve", exact=True).click()


def write_first_page(tab: Tab, photo: Path) -> None:
    """From the list of steps to the form, with everything that it asks for."""
    follow(tab, "Draft the first page")
    look(tab, "first-page-kinds")
    tab.locator("a[href*=guidancepage]").first.click()
    tab.locator("#id_title").press_sequentially(TITLE, delay=20)
    tab.fill("#id_standfirst", "How to fetch water and come home safe.")
    tab.get_by_role("button", name="Save draft").click()
    tab.wait_for_url("**/edit/")
    upload_cover(tab, photo)
    tab.fill("#id_cover_alt", "A well beside a path.")
    add_card(tab, "Do", "Walk where people walk every day")
    add_card(tab, "Don’t", "Do not take a short cut")
    tab.get_by_role("group", name="Women", exact=True).get_by_label("made for").check()
    tab.get_by_label("applies everywhere").check()
    look(tab, "first-page")
    submit(tab)
    expect(tab.get_by_text("submitted", exact=False).first).to_be_visible()
