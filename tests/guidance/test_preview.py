"""Preview: the page as readers would see it, with the draft's own facts; the reader's policies are relaxed only there."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from cms.accounts.models import User
from cms.guidance.models import HomePage
from tests import factories
from tests.guidance.conftest import KINDS, Site
from tests.guidance.reading import found, soup, words
from tests.publishing.page_form import FORM, body, card

pytestmark = [pytest.mark.once, pytest.mark.django_db]


@pytest.fixture
def desk(admin: User) -> Client:
    """A browser in which somebody who may write everywhere is signed in."""
    client = Client()
    client.force_login(admin)
    return client


def previewed(desk: Client, page: Page) -> Any:
    """The latest draft as the editor's preview shows it."""
    response = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    return response


def for_line(response: Any) -> str:
    line = soup(response).select_one("dl.for")
    assert line is not None
    return line.get_text(" ", strip=True)


def change_facts(page: Any) -> None:
    """A draft says that the page is for men only now."""
    factories.give_facts(page, made_for=("men",), suitable_for=(), sample=True)
    page.save_revision()


def test_a_preview_shows_the_drafts_own_facts_and_the_live_page_those_it_went_live_with(
    site: Site, desk: Client
) -> None:
    page = site.page("guidance")
    assert for_line(previewed(desk, page)).startswith("Made for: Girls")
    change_facts(page)
    assert for_line(previewed(desk, page)) == "Made for: Men Where: Applies everywhere"
    assert "This is a sample" in words(previewed(desk, page))
    assert for_line(found(site.address("guidance"))).startswith("Made for: Girls")
    assert "This is a sample" not in words(found(site.address("guidance")))


def test_a_preview_of_a_translation_shows_the_facts_of_the_live_original(site: Site, desk: Client) -> None:
    original, translation = site.page("guidance"), site.page("guidance", "ar")
    live = for_line(found(site.address("guidance", "ar")))
    change_facts(original)
    assert for_line(previewed(desk, translation)) == live
    original.get_latest_revision().publish()
    assert for_line(previewed(desk, translation)) != live
    assert for_line(found(site.address("guidance", "ar"))) == for_line(previewed(desk, translation))


def test_a_page_that_was_never_saved_can_be_previewed(site: Site, desk: Client) -> None:
    add = reverse("wagtailadmin_pages:add", args=["guidance", "guidancepage", site.page("section").pk])
    data = querydict_from_html(desk.get(add).content.decode(), form_id=FORM)
    for name, value in ({"title": "A new page", "slug": "a-new-page"} | body(card())).items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["guidance", "guidancepage", site.page("section").pk])
    sent = desk.post(preview, data.urlencode(), content_type="application/x-www-form-urlencoded")
    assert sent.json()["is_valid"]
    response = desk.get(preview)
    assert response.status_code == 200
    assert "A new page" in words(response)


@pytest.mark.parametrize("kind", ["home", "section", "guidance", "story", "resource", "campaign"])
@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_kind_of_page_can_be_previewed_in_its_language(site: Site, desk: Client, kind: str, code: str) -> None:
    html = soup(previewed(desk, site.page(kind, code))).html
    assert html is not None and html["lang"] == code


def test_pages_of_a_language_that_is_not_live_can_be_previewed(site: Site, desk: Client) -> None:
    home = HomePage.objects.get(locale__language_code="fr")
    html = soup(previewed(desk, home)).html
    assert html is not None and (html["lang"], html["dir"]) == ("fr", "ltr")
    site.page("home").unpublish()
    assert previewed(desk, site.page("section")).status_code == 200


def test_only_in_the_admin_may_a_page_be_framed_and_only_by_the_admin(site: Site, desk: Client) -> None:
    for response in (previewed(desk, site.page("guidance")), desk.get(reverse("wagtailadmin_home"))):
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert response["Referrer-Policy"] == "same-origin"


def test_the_editors_bar_is_in_the_preview_and_on_no_live_page(site: Site, desk: Client) -> None:
    assert "wagtail-userbar" in previewed(desk, site.page("guidance")).content.decode()
    for kind in KINDS:
        for code in ("en", "ar"):
            assert "userbar" not in desk.get(site.address(kind, code)).content.decode()


def test_a_stranger_is_shown_no_preview(site: Site) -> None:
    response = Client().get(reverse("wagtailadmin_pages:view_draft", args=[site.page("guidance").pk]))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")
