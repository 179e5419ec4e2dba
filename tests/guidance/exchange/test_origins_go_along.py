"""Whose words a page shows is not shed by copying it once more."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.exchange.offering import CannotOffer, offer
from cms.guidance.exchange.taking import copy_into
from cms.guidance.models import CopiedFrom, HomePage, Offer, OrganisationPage, SharedPage
from cms.organisations.models import Role
from tests import factories
from tests.guidance.articles import article, published, translated
from tests.guidance.conftest import path
from tests.guidance.reading import found, words
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def copied(made: Offer, other: Any, borrower: User) -> Any:
    """A live page of the other organisation, adapted from the first one's."""
    return published(copy_into(other, made, by=borrower, at=timezone.now()))


def copied_again(person: User, page: Page, into: Page, **more: str) -> Any:
    """With Wagtail's own button."""
    client = Client()
    client.force_login(person)
    values = {"new_title": "Ours alone", "new_slug": "ours-alone", "new_parent_page": into.pk}
    answer = client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), values | more)
    assert answer.status_code == 302
    return Page.objects.get(slug="ours-alone", depth=page.depth).specific


def test_a_copy_of_a_copy_says_whose_words_they_are_and_is_not_offered(
    copied: Any, theirs: Any, other: Any, borrower: User
) -> None:
    again = published(copied_again(borrower, copied, other))
    assert f"Adapted from {theirs.section.title}" in words(found(path(again)))
    kept = CopiedFrom.objects.get(translation_key=again.translation_key)
    assert (kept.origin_id, kept.organisation_id, kept.taken_by) == (theirs.pk, other.organisation_id, borrower)
    with pytest.raises(CannotOffer, match="adapted from another"):
        offer(again, by=borrower, at=timezone.now(), to=None, reference=True, copy=True)


def test_so_does_an_alias(copied: Any, theirs: Any, other: Any, borrower: User) -> None:
    alias = copied_again(borrower, copied, other, alias="on")
    assert alias.alias_of_id == copied.pk
    assert f"Adapted from {theirs.section.title}" in words(found(path(alias)))


def test_so_does_a_copy_of_its_translation(
    copied: Any, theirs: Any, other: Any, borrower: User, arabic: HomePage
) -> None:
    into = factories.section_under(arabic, organisation=other.organisation)
    version = translated(copied, "ar", "طرق معروفة")
    again = copied_again(borrower, version, into)
    assert again.copied_from.origin == Page.objects.get(pk=theirs.pk)


def test_what_is_copied_from_another_organisations_section_is_adapted_from_there(
    theirs: Any, other: OrganisationPage, borrower: User
) -> None:
    borrower.groups.add(theirs.section.organisation.teams.get(role=Role.EDITOR).group)
    again = copied_again(borrower, theirs, other)
    assert (again.copied_from.origin_id, again.copied_from.origin_organisation) == (theirs.pk, theirs.section.title)


def test_a_copy_of_ones_own_page_owes_nobody_anything(other: Any, borrower: User, hotline: Any) -> None:
    own = article(other, title="Our own")
    assert copied_again(borrower, own, other).copied_from is None
    assert not CopiedFrom.objects.exists()


def test_a_reference_is_copied_by_nobody(shared: SharedPage, other: Any, admin: User) -> None:
    client = Client()
    client.force_login(admin)
    values = {"new_title": "x", "new_slug": "x", "new_parent_page": other.pk}
    for more in ({}, {"alias": "on"}):
        client.post(reverse("wagtailadmin_pages:copy", args=[shared.pk]), values | more)
    assert SharedPage.objects.count() == 1
