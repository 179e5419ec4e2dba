"""A page is offered by one organisation, shown by another and copied, by hand; the screens in both directions, wide and narrow."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from cms.guidance.ground import ensure_ground
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Role
from tests import factories
from tests.browser.acting import approve, enter, submit
from tests.browser.looking import look
from tests.guidance.articles import article

expect.set_options(timeout=15_000)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Walk on known paths"


@pytest.fixture
def page(settings: Any) -> Any:
    """A live page of one organisation, and people of two."""
    cache.clear()
    settings.SECOND_FACTOR_REQUIRED = False
    ensure_ground()
    HomePage.objects.get(locale__language_code="en").save_revision().publish()
    factories.live_home("ar")
    factories.HotlineFactory()
    for name, arabic, lender in (("Safe Steps", "خطوات آمنة", True), ("Together Again", "معًا من جديد", False)):
        organisation = factories.OrganisationFactory(name_en=name, name_ar=arabic)
        home = HomePage.objects.get(locale__language_code="en")
        section = factories.section_under(home, organisation=organisation)
        factories.member_of(organisation, Role.EDITOR, username="lender" if lender else "borrower")
        factories.member_of(organisation, Role.SAFETY_REVIEWER, username="theirs" if lender else "reviewer")
        if lender:
            offered = article(section, title=TITLE)
    return offered


def test_a_page_is_offered_shown_and_withdrawn(
    page: Any, sign_in: Callable[[str], Tab], phone: Callable[..., Tab]
) -> None:
    lender = sign_in("lender")
    lender.goto(f"/admin/shared/page/{page.pk}/")
    look(lender, "offer", within="main")
    lender.get_by_label("All organisations", exact=False).check()
    lender.get_by_label("They may show it in their section").check()
    lender.get_by_role("button", name="Offer it", exact=True).click()
    expect(lender.get_by_role("button", name="Change the offer")).to_be_visible()

    borrower = sign_in("borrower")
    borrower.get_by_role("link", name="Offered by others").click()
    borrower.wait_for_url("**/admin/shared/")
    look(borrower, "offers", within="main")
    borrower.get_by_role("link", name=TITLE).click()
    borrower.wait_for_url("**/admin/shared/*/")
    look(borrower, "offered", within="main")
    borrower.get_by_role("checkbox").first.check()
    borrower.get_by_role("button", name="Show in our section").click()
    borrower.wait_for_url("**/edit/")
    look(borrower, "shared-page")
    submit(borrower)

    reviewer = sign_in("reviewer")
    look(reviewer, "start-of-reviewer", within="main")
    approve(reviewer, TITLE)

    section = OrganisationPage.objects.get(organisation__name_en="Together Again", locale__language_code="en")
    reader = phone()
    reader.goto(section.url)
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_text("Safe Steps").first).to_be_visible()
    lender.reload()
    look(lender, "offer-taken", within="main")
    lender.get_by_role("button", name="Recall it", exact=False).click()
    expect(lender.get_by_text("recalled", exact=False).first).to_be_visible()
    reader.reload()
    assert reader.url.endswith(page.url)  # who kept the address is led to the original


def test_the_screens_stand_in_arabic(page: Any, window: Callable[..., Tab]) -> None:
    tab = window(locale="ar")
    enter(tab, "lender")
    tab.goto(f"/admin/shared/page/{page.pk}/")
    look(tab, "offer-ar", within="main")
    tab.locator("input[name=to][value=all]").check()
    tab.locator("#id_reference").check()
    tab.locator("button[value=offer]").click()
    other = window(locale="ar")
    enter(other, "borrower")
    for name, address in (("offers-ar", ""), ("ours-ar", "ours/")):
        other.goto(f"/admin/shared/{address}")
        look(other, name)
