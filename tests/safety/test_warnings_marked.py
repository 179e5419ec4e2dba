"""Wherever readers meet a warning they are told that nobody has reviewed it: on its translations, in lists and in feeds too."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.safety.approving import approve, proposal_of
from cms.safety.content import content_of, digest_of
from cms.safety.emergencies import CannotWarn, may_warn, warn_now
from cms.safety.models import Approval, Passed
from cms.search.indexing import rebuild
from tests import factories
from tests.conftest import signed_in
from tests.obliging import obliging
from tests.publishing.page_form import words
from tests.safety.acting import hand_in_arabic
from tests.safety.screen import fresh

pytestmark = pytest.mark.django_db
MARK = "Not reviewed yet"


@pytest.fixture
def coordinator(db: None) -> User:
    return factories.member_of(None, Role.COORDINATOR, username="coordinator")


def warn(page: Any, by: User) -> None:
    now = Page.objects.get(pk=page.pk).specific
    warn_now(now, by=by, seen=digest_of(content_of(now.get_latest_revision_as_object())))


def is_reviewed(page: Any, by: User) -> None:
    state = fresh(page).current_workflow_task_state
    found = proposal_of(state)
    approve(state, by=by, seen=found.digest, answers=list(found.questions))


@pytest.fixture
def warned(ready_draft: GuidancePage, coordinator: User) -> GuidancePage:
    """Live without a review."""
    warn(ready_draft, coordinator)
    return GuidancePage.objects.get(pk=ready_draft.pk)


def tile(response: Any, page: Page) -> str:
    """What its card says in a list; empty where it is not listed."""
    tiles = BeautifulSoup(response.content, "html.parser").select("li.tile")
    return next((one.get_text(" ", strip=True) for one in tiles if page.title in one.get_text()), "")


def listing(warned: GuidancePage) -> list[str]:
    return ["/en/", f"/en/{warned.section.slug}/", "/en/for/girls/", "/en/search/?for=girls"]  # type: ignore[union-attr]  # it has one


# Only where it can be marked


@pytest.mark.parametrize("place", ["home", "section"])
def test_homes_and_sections_carry_no_warning_and_no_button_offers_one(
    home: HomePage, section: OrganisationPage, coordinator: User, place: str
) -> None:
    page: Any = home if place == "home" else section
    page.standfirst = "Nobody has read this."
    page.save_revision(user=coordinator)
    assert not may_warn(page, coordinator)
    with pytest.raises(CannotWarn, match="a page of its own"):
        warn(page, coordinator)
    address = reverse("safety:emergency", args=[page.pk])
    desk = signed_in(coordinator)
    assert desk.get(address).status_code == 302
    assert address not in desk.get(reverse("wagtailadmin_explore", args=[page.pk])).content.decode()
    assert not Approval.objects.filter(kind="emergency").exists()


# In lists and feeds


def test_its_card_says_so_in_every_list_until_it_is_reviewed(warned: GuidancePage, reviewer: User) -> None:
    for place in listing(warned):
        assert MARK in tile(Client().get(place), warned), place
    is_reviewed(warned, reviewer)
    for place in listing(warned):
        said = tile(Client().get(place), warned)
        assert said and MARK not in said, place


def test_what_is_found_by_its_words_says_so(warned: GuidancePage) -> None:
    rebuild()
    response = Client().get("/en/search/", {"q": warned.title})
    assert MARK in tile(response, warned)


def test_its_entry_in_feeds_says_so_in_its_title(warned: GuidancePage, reviewer: User) -> None:
    for feed in ("/en/feeds/", "/en/feeds/girls/"):
        assert f"<title>{MARK}: {warned.title}</title>" in Client().get(feed).content.decode()
    is_reviewed(warned, reviewer)
    assert MARK not in Client().get("/en/feeds/").content.decode()


def test_pages_that_lead_to_it_say_so(warned: GuidancePage, section: OrganisationPage) -> None:
    with obliging():
        page = factories.live_guidance(section, title="Read on")
        page.body = [factories.card(), ("related", {"pages": [warned]})]
        page.save_revision().publish()
    assert MARK in tile(Client().get(f"/p/{page.pk}", follow=True), warned)


def test_a_reviewed_page_beside_it_is_not_marked(warned: GuidancePage, section: OrganisationPage) -> None:
    with obliging():
        page = factories.live_guidance(section, title="Reviewed before")
    assert MARK not in tile(Client().get("/en/"), page)


# Its translations


@pytest.fixture
def translated(warned: GuidancePage, section: OrganisationPage, arabic: Any, translator: User) -> GuidancePage:
    """In Arabic, read by a reviewer of the language and by no safety reviewer."""
    page = hand_in_arabic(warned, translator)
    is_reviewed(page, factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="ar"))
    return GuidancePage.objects.get(pk=page.pk)


def notices(page: Page) -> list[Any]:
    shown = Client().get(f"/p/{page.pk}", follow=True)
    assert shown.status_code == 200
    return [one for one in shown.context["notices"] if one.kind == "emergency"]


def test_a_translation_says_it_too_as_long_as_its_original_is_an_unreviewed_warning(
    translated: GuidancePage, warned: GuidancePage, reviewer: User
) -> None:
    assert notices(translated)
    lists = BeautifulSoup(Client().get("/ar/").content, "html.parser").select(".badge.unreviewed")
    assert len(lists) == 1
    is_reviewed(warned, reviewer)
    assert not notices(translated)
    assert not BeautifulSoup(Client().get("/ar/").content, "html.parser").select(".badge.unreviewed")


def test_a_translation_ends_with_the_warning_that_it_translates(translated: GuidancePage, warned: GuidancePage) -> None:
    Passed.objects.filter(page=warned).update(holds_until=timezone.now())
    assert Client().get(f"/p/{translated.pk}", follow=True).status_code == 404
    assert translated.title not in words(Client().get("/ar/"))
