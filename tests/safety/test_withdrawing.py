"""Withdrawn pages are gone in every language at the next request, everywhere, and need a new review to come back."""

import html
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.publishing.door import NotReady
from cms.safety.models import Why, Withdrawal
from cms.safety.sharing_drafts import share
from cms.safety.still_offered import is_left_to_withdraw
from cms.safety.withdrawing import may_withdraw, withdraw
from tests import factories
from tests.conftest import signed_in
from tests.obliging import approve_content, obliging
from tests.publishing.page_form import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(section: Any, hotline: Any) -> GuidancePage:
    with obliging():
        return factories.live_guidance(section, title="Something that was wrong", slug="something-wrong")


@pytest.fixture
def in_arabic(page: GuidancePage, arabic: Any) -> Any:
    with obliging():
        return factories.live_translation(page, Locale.objects.get(language_code="ar"))


def everywhere(page: Page) -> list[str]:
    code, section = page.locale.language_code, page.get_parent().slug
    places = ["", f"{section}/", "for/women/", "search/?q=wrong", "feeds/latest/"]
    return [f"/{code}/{place}" for place in places] + ["/sitemap.xml"]


def found_at(page: Page) -> list[str]:
    return [place for place in everywhere(page) if page.slug in Client().get(place, follow=True).content.decode()]


def test_it_is_gone_in_all_languages_at_the_next_request(page: GuidancePage, in_arabic: Any, reviewer: User) -> None:
    assert len(found_at(page)) >= 3
    assert len(found_at(in_arabic)) >= 3
    withdraw(page, by=reviewer, why=Why.WRONG)
    assert found_at(page) == found_at(in_arabic) == []
    assert not Page.objects.filter(translation_key=page.translation_key, live=True).exists()


def test_readers_at_its_address_are_told_why_in_their_language_and_where_to_go(
    page: GuidancePage, in_arabic: Any, section: Any, reviewer: User
) -> None:
    with obliging():
        better = factories.live_guidance(section, title="Read this", slug="better")
    addresses = [f"/en/{section.slug}/something-wrong/", f"/p/{page.pk}"]
    in_arabic_at = f"/ar/{in_arabic.get_parent().slug}/{in_arabic.slug}/"
    withdraw(page, by=reviewer, why=Why.WRONG, go_to=better.translation_key)
    for address in addresses:
        response = Client().get(address)
        assert response.status_code == 410
        assert "Something on it was not right" in words(response)
        assert f"/en/{section.slug}/better/" in response.content.decode()
        assert not response.cookies
    response = Client().get(in_arabic_at)
    assert response.status_code == 410
    assert 'dir="rtl"' in response.content.decode()


def test_what_was_approved_before_does_not_bring_it_back(page: GuidancePage, reviewer: User) -> None:
    withdraw(page, by=reviewer, why=Why.OUTDATED)
    with pytest.raises(NotReady, match="Nobody has reviewed"):
        GuidancePage.objects.get(pk=page.pk).get_latest_revision().publish()
    again = GuidancePage.objects.get(pk=page.pk)
    approve_content(again)
    again.get_latest_revision().publish()
    assert Client().get(f"/p/{page.pk}", follow=True).status_code == 200


def test_what_was_to_go_live_later_does_not(page: GuidancePage, reviewer: User) -> None:
    from_now = page.get_latest_revision()
    type(from_now).objects.filter(pk=from_now.pk).update(approved_go_live_at=from_now.created_at)
    withdraw(page, by=reviewer, why=Why.OTHER)
    assert not type(from_now).objects.filter(approved_go_live_at__isnull=False).exists()


def test_reviewers_coordinators_and_administrators_may_and_nobody_else(
    page: GuidancePage, section: Any, editor: User, reviewer: User, admin: User
) -> None:
    stranger = factories.member_of(factories.OrganisationFactory(), Role.SAFETY_REVIEWER)
    allowed = [reviewer, admin, factories.member_of(None, Role.COORDINATOR)]
    assert all(may_withdraw(page, person) for person in allowed)
    assert not any(may_withdraw(page, person) for person in (editor, stranger))
    assert not may_withdraw(section, admin)


def test_it_is_one_action_in_the_admin(page: GuidancePage, reviewer_desk: Client) -> None:
    address = reverse("safety:withdraw", args=[page.pk])
    assert "Withdraw in all languages" in words(reviewer_desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert "from the next request on" in words(reviewer_desk.get(address))
    assert "Choose why it is taken down" in words(reviewer_desk.post(address, {}))
    assert not Withdrawal.objects.exists()
    assert reviewer_desk.post(address, {"why": "wrong", "note": "A number was wrong."}).status_code == 302
    assert Client().get(f"/p/{page.pk}").status_code == 410


def test_who_may_not_is_refused_on_the_server(page: GuidancePage, editor_desk: Client) -> None:
    editor_desk.post(reverse("safety:withdraw", args=[page.pk]), {"why": "wrong"})
    assert Page.objects.get(pk=page.pk).live


def test_a_page_that_never_was_is_still_not_found(section: Any) -> None:
    assert Client().get(f"/en/{section.slug}/nothing/").status_code == 404


def test_a_review_under_way_is_called_off_and_a_link_to_a_draft_leads_nowhere(
    page: GuidancePage, editor: User, reviewer: User
) -> None:
    page.get_workflow().start(page, editor)
    link, _token = share(page, by=editor, at=timezone.now(), days=7, to_whom="Provincial office")
    withdraw(page, by=reviewer, why=Why.PERSON)
    assert GuidancePage.objects.get(pk=page.pk).current_workflow_state is None
    link.refresh_from_db()
    assert link.revoked_at is not None and link.content == {}


def offers_it(person: User, page: Page) -> bool:
    """Whether the page's menu in the list has it."""
    listed = signed_in(person).get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).content.decode()
    return reverse("safety:withdraw", args=[page.pk]) in listed


def test_it_is_offered_while_something_of_the_page_is_left_to_withdraw(
    page: GuidancePage, in_arabic: Any, reviewer: User
) -> None:
    assert offers_it(reviewer, page)
    in_arabic.unpublish()
    page.unpublish()
    page.refresh_from_db()
    assert offers_it(reviewer, page), "approved once, it could be published again as it is"
    withdraw(page, by=reviewer, why=Why.WRONG)
    assert not offers_it(reviewer, page)


def test_it_is_not_offered_on_a_draft_until_that_is_handed_in(
    ready_draft: GuidancePage, reviewer: User, editor: User
) -> None:
    assert not offers_it(reviewer, ready_draft)
    ready_draft.get_workflow().start(ready_draft, editor)
    assert offers_it(reviewer, ready_draft)


def test_a_draft_of_a_translation_is_withdrawn_with_its_live_original(
    page: GuidancePage, in_arabic: Any, reviewer: User
) -> None:
    in_arabic.unpublish()
    assert is_left_to_withdraw(Page.objects.get(pk=in_arabic.pk))


def test_who_chooses_no_reason_is_told_what_to_do_and_the_other_page_is_looked_for_beside_it(
    page: GuidancePage, section: Any, reviewer: User
) -> None:
    shown = signed_in(reviewer).post(reverse("safety:withdraw", args=[page.pk]), {"why": ""})
    assert "Choose why it is taken down: readers are told it in a sentence." in words(shown)
    assert f'"parentId": {section.pk}' in html.unescape(shown.content.decode())
