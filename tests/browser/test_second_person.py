"""A number is changed in one window and approved in another; and how the screens look on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page, expect

from cms.directory.models import Hotline
from cms.guidance.ground import ensure_ground
from cms.organisations.models import Role
from tests import factories
from tests.browser.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_number_is_changed_by_one_and_approved_by_another(
    settings: Any, live_server: Any, sign_in: Callable[[str], Page]
) -> None:
    cache.clear()
    settings.SECOND_FACTOR_REQUIRED = False
    ensure_ground()
    factories.live_home("ar")
    ngo = factories.OrganisationFactory(name_en="Safe Steps")
    number = factories.HotlineFactory(organisation=ngo, name_en="Safety line", number="+1 555 555 0110")
    for name in ("amina", "sade"):
        factories.member_of(ngo, Role.SAFETY_REVIEWER, username=name, first_name=name.title())

    one = sign_in("amina")
    one.goto(reverse("wagtailsnippets_directory_hotline:edit", args=[number.pk]))
    one.fill("#id_number", "+1 555 555 0199")
    one.get_by_role("tab", name="العربية").click()
    one.fill("#id_purpose_ar", "اتصل لتبلغ عن شيء خطير.")
    one.get_by_role("button", name="Save").click()
    expect(one.get_by_text("stays as it is until a second person approves your change")).to_be_visible()
    one.get_by_role("link", name="See what waits").click()
    expect(one.get_by_text("You proposed this yourself")).to_be_visible()

    other = sign_in("sade")
    other.get_by_role("link", name="1 change waits").click()
    look(other, "changes", within="main table")
    other.get_by_role("link", name="Safety line").click()
    look(other, "change", within="#decide")
    other.get_by_role("button", name="Approve").click()
    expect(other.get_by_text("is changed as it was proposed")).to_be_visible()
    assert Hotline.objects.get().number == "+1 555 555 0199"
