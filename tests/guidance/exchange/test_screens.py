"""Offering, finding and taking, as people do it; and what happens to those who type addresses that nobody gave them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.exchange.offering import offer, recall
from cms.guidance.exchange.taking import sections_for
from cms.guidance.models import Offer, SharedPage, Taker
from cms.organisations.models import Role, State
from tests import factories
from tests.guidance.articles import article
from tests.guidance.conftest import path
from tests.guidance.reading import soup, words
from tests.publishing.page_form import edit_address

pytestmark = pytest.mark.django_db
LIST = "exchange:offers"


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(name: str, *args: Any) -> str:
    return reverse(f"exchange:{name}", args=args)


def is_refused(response: Any) -> bool:
    return response.status_code in {403, 404} or (
        response.status_code == 302 and response.headers["Location"] == reverse("wagtailadmin_home")
    )


def test_an_editor_offers_a_page_from_its_menu_and_sees_who_takes_it(
    theirs: Any, other: Any, lender: User, borrower: User
) -> None:
    client, theirs_client = signed_in(lender), signed_in(borrower)
    assert address("offer", theirs.pk) in client.get(edit_address(theirs)).content.decode()
    sent = {"act": "offer", "to": "named", "reference": "on"}
    assert "Name at least one organisation" in words(client.post(address("offer", theirs.pk), sent))
    client.post(address("offer", theirs.pk), sent | {"organisations": [other.organisation.pk]})
    made = Offer.objects.get()
    assert (made.state, made.to_all, made.allows_copy, made.made_by) == ("open", False, False, lender)
    assert "Walk on known paths" in words(theirs_client.get(address("offers")))
    response = theirs_client.post(address("offered", made.pk), {"act": "show", "sections": [other.pk]})
    page = SharedPage.objects.get()
    assert response.headers["Location"] == edit_address(page)
    editor = words(theirs_client.get(edit_address(page)))
    assert "You cannot change them" in editor and "Offer to others" not in editor
    assert theirs_client.post(edit_address(page), {"slug": "known-paths", "action-publish": "y"}).status_code == 302
    assert Client().get(path(SharedPage.objects.get())).status_code == 200
    assert f"{other.organisation.name} English" in words(client.get(address("offer", theirs.pk)))
    taker = Taker.objects.get()
    client.post(address("taker", theirs.pk, taker.pk), {"act": "end"})
    assert Client().get(path(SharedPage.objects.get())).headers["Location"].endswith(path(theirs))
    assert f"no: {theirs.section.title} ended this for you on" in words(theirs_client.get(address("ours")))
    client.post(address("taker", theirs.pk, taker.pk), {"act": "again"})
    client.post(address("offer", theirs.pk), {"act": "recall"})
    made.refresh_from_db()
    assert made.state == "recalled"


def test_the_list_is_filtered_and_says_so_when_it_is_empty(made: Offer, borrower: User) -> None:
    client = signed_in(borrower)
    for query in ("", "?language=en&audience=girls&topic=safe-paths", "?language=xx&audience=nobody&p=99"):
        assert "Walk on known paths" in words(client.get(address("offers") + query)), query
    assert "Nothing that is offered fits." in words(client.get(address("offers") + "?topic=reporting"))
    recall(made)
    assert "No other organisation offers a page" in words(client.get(address("offers")))
    assert is_refused(client.get(address("offered", made.pk)))


def test_a_copy_is_taken_and_our_list_shows_it(made: Offer, other: Any, borrower: User) -> None:
    client = signed_in(borrower)
    response = client.post(address("offered", made.pk), {"act": "copy", "sections": [other.pk]})
    assert "Copied from “Walk on known paths”" in words(client.get(response.headers["Location"]))
    ours = words(client.get(address("ours")))
    assert "Copied and adapted" in ours and "has not changed" in ours


@pytest.mark.parametrize("role", list(Role))
def test_only_editors_and_safety_reviewers_of_the_organisation_offer(role: Role, theirs: Any, section: Any) -> None:
    owner = None if role == Role.COORDINATOR else section.organisation
    person = factories.member_of(owner, role, language="en")
    sent = {"act": "offer", "to": "all", "reference": "on"}
    refused = is_refused(signed_in(person).post(address("offer", theirs.pk), sent))
    assert refused == (role not in {Role.EDITOR, Role.SAFETY_REVIEWER})
    assert Offer.objects.exists() != refused


def test_drafts_sections_and_pages_of_others_are_not_offered(
    section: Any, other: Any, lender: User, borrower: User, shared: SharedPage
) -> None:
    draft = factories.guidance_draft(section, title="Not reviewed")
    sent = {"act": "offer", "to": "all", "reference": "on"}
    answer = signed_in(lender).post(address("offer", draft.pk), sent, follow=True)
    assert "Only a live page can be offered" in words(answer)
    before = Offer.objects.count()
    for person, page in ((lender, section), (borrower, shared), (borrower, shared.origin), (lender, other)):
        assert is_refused(signed_in(person).post(address("offer", page.pk), sent)), page
    assert Offer.objects.count() == before


def test_somebody_who_types_addresses_gets_nothing(
    made: Offer, theirs: Any, section: Any, other: Any, lender: User, borrower: User
) -> None:
    third = factories.OrganisationFactory()
    offer(theirs, by=lender, at=timezone.now(), to=[third], reference=True, copy=True)
    client = signed_in(borrower)
    assert is_refused(client.get(address("offered", made.pk)))
    assert is_refused(client.post(address("offered", made.pk), {"act": "copy", "sections": [other.pk]}))
    offer(theirs, by=lender, at=timezone.now(), to=None, reference=True, copy=False)
    for sections, act in (([section.pk], "show"), ([other.pk], "copy"), ([theirs.pk], "show"), (["x"], "show")):
        client.post(address("offered", made.pk), {"act": act, "sections": sections})
    assert not SharedPage.objects.exists() and other.get_children().count() == 0
    assert is_refused(client.get(address("changes", theirs.pk)))
    taker = Taker.objects.create(offer=made, organisation=other.organisation)
    own = article(other, title="Ours")
    for page in (theirs, own):  # theirs, and one's own with another one's taker
        assert is_refused(client.post(address("taker", page.pk, taker.pk), {"act": "end"}))
    taker.refresh_from_db()
    assert taker.ended_at is None


def test_a_translator_takes_only_into_the_language_they_write(made: Offer, other: Any, arabic: Any) -> None:
    person = factories.member_of(other.organisation, Role.TRANSLATOR, language="ar")
    client = signed_in(person)
    assert "in a language in which this page is live" in words(client.get(address("offered", made.pk)))
    client.post(address("offered", made.pk), {"act": "show", "sections": [other.pk]})
    assert not SharedPage.objects.exists()


def test_people_of_a_suspended_organisation_take_nothing(made: Offer, other: Any, borrower: User) -> None:
    other.organisation.state = State.SUSPENDED
    other.organisation.save()
    client = signed_in(User.objects.get(pk=borrower.pk))
    assert is_refused(client.post(address("offered", made.pk), {"act": "show", "sections": [other.pk]}))
    assert not SharedPage.objects.exists()


def test_the_list_asks_no_more_for_many_offers(made: Offer, section: Any, lender: User, borrower: User) -> None:
    client = signed_in(borrower)
    client.get(address("offers"))
    with CaptureQueriesContext(connection) as one:
        assert len(soup(client.get(address("offers"))).select("tbody tr")) == 1
    for number in range(3):
        page = article(section, title=f"More {number}")
        offer(page, by=lender, at=timezone.now(), to=None, reference=True, copy=True)
    with CaptureQueriesContext(connection) as many:
        assert len(soup(client.get(address("offers"))).select("tbody tr")) == 4
    assert len(many) == len(one)


def test_asking_into_which_sections_costs_no_more_with_many_organisations(
    made: Offer, home: Any, other: Any, admin: User
) -> None:
    with CaptureQueriesContext(connection) as few:
        assert len(sections_for(made, admin)) == 1
    for _number in range(4):
        factories.OrganisationFactory()  # with its sections
    with CaptureQueriesContext(connection) as many:
        assert len(sections_for(made, admin)) == 5
    assert len(many) <= len(few)
