"""What is shown of others is told honestly, and goes offline at once when those who put it there want it gone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.exchange.taking import copy_into
from cms.guidance.models import GuidancePage, Offer, OrganisationPage, SharedPage
from cms.organisations.models import Role
from tests import factories
from tests.guidance.articles import published
from tests.guidance.conftest import path
from tests.guidance.reading import words

pytestmark = pytest.mark.django_db
NOT_SEEN = "Readers do not see it: the other organisation has taken its page offline or ended it."


def desk(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def stop(person: User, page: SharedPage) -> Any:
    return desk(person).post(reverse("exchange:stop", args=[page.pk]))


def explored(person: User, section: OrganisationPage) -> str:
    return words(desk(person).get(reverse("wagtailadmin_explore", args=[section.pk])))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SAFETY_REVIEWER])
def test_editors_and_reviewers_of_the_section_take_it_offline_at_once(
    role: Role, shared: SharedPage, other: OrganisationPage
) -> None:
    person = factories.member_of(other.organisation, role)
    assert "Take offline" in words(desk(person).get(reverse("exchange:ours")))
    assert stop(person, shared).headers["Location"] == reverse("exchange:ours")
    assert desk(person).get(path(shared)).status_code != 200
    assert not SharedPage.objects.get(pk=shared.pk).live
    assert Entry.objects.filter(action="wagtail.unpublish", actor_id=person.pk).exists()
    assert stop(person, shared).status_code == 302  # once more does no harm


def test_nobody_else_does(shared: SharedPage, other: OrganisationPage, lender: User) -> None:
    for person in (lender, factories.member_of(other.organisation, Role.AUTHOR)):
        stop(person, shared)
        assert SharedPage.objects.get(pk=shared.pk).live
    assert desk(lender).get(reverse("exchange:stop", args=[shared.pk])).status_code in {302, 405}


def test_coming_back_is_a_reviewers_decision(shared: SharedPage, other: OrganisationPage) -> None:
    editor = factories.member_of(other.organisation, Role.EDITOR)
    stop(editor, shared)
    assert not SharedPage.objects.get(pk=shared.pk).permissions_for_user(editor).can_publish()


def test_the_explorer_says_that_readers_do_not_find_a_live_reference(
    shared: SharedPage, other: OrganisationPage, borrower: User, theirs: Any
) -> None:
    assert NOT_SEEN not in explored(borrower, other)
    theirs.unpublish()
    assert NOT_SEEN in explored(borrower, other)
    stop(borrower, shared)
    assert NOT_SEEN not in explored(borrower, other)


def test_who_keeps_a_copy_hears_on_the_start_page_that_its_origin_changed_or_is_gone(
    made: Offer, other: OrganisationPage, borrower: User, theirs: Any, lender: User
) -> None:
    copied: Any = published(copy_into(other, made, by=borrower, at=timezone.now()))
    start = reverse("wagtailadmin_home")
    assert "Adapted from others" not in words(desk(borrower).get(start))
    theirs.standfirst = "Ask who walked there today."
    published(theirs)
    said = desk(borrower).get(start)
    assert "the origin has changed" in words(said)
    assert reverse("exchange:changes", args=[copied.pk]) in said.content.decode()
    GuidancePage.objects.get(pk=theirs.pk).unpublish()
    assert "the origin was taken offline: ask why today" in words(desk(borrower).get(start))
    assert "Adapted from others" not in words(desk(lender).get(start))
    copied.unpublish()
    assert "Adapted from others" not in words(desk(borrower).get(start))
