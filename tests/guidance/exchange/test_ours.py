"""“What we have taken”, with what we have offered: whose it is, how it stands, a screen at a time."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.exchange import views
from cms.guidance.exchange.offering import close, end, offer, recall
from cms.guidance.exchange.taking import copy_into, show_in
from cms.guidance.models import Offer, OrganisationPage, SharedPage, Taker
from cms.organisations.models import Role
from tests import factories
from tests.guidance.articles import article, published
from tests.guidance.reading import soup, words
from tests.publishing.page_form import edit_address

pytestmark = pytest.mark.django_db


def seen_by(person: User, query: str = "", address: str = "exchange:ours") -> Any:
    client = Client()
    client.force_login(person)
    return client.get(reverse(address) + query)


def test_it_says_whose_page_is_shown_and_why_readers_do_not_see_it(
    shared: SharedPage, made: Offer, theirs: Any, borrower: User
) -> None:
    name = theirs.section.title
    assert name in words(seen_by(borrower))
    end(Taker.objects.get(), at=timezone.now())
    assert f"no: {name} ended this for you on" in words(seen_by(borrower))
    recall(made)
    Taker.objects.update(ended_at=None)
    assert f"no: {name} recalled it from everybody" in words(seen_by(borrower))
    Offer.objects.update(state="open")
    theirs.unpublish()
    assert f"no: {name} took its page offline" in words(seen_by(borrower))
    theirs.delete()
    assert "no: the page was deleted" in words(seen_by(borrower))


def test_ones_own_section_that_is_offline_is_no_fault_of_others(
    shared: SharedPage, other: OrganisationPage, borrower: User
) -> None:
    OrganisationPage.objects.filter(pk=other.pk).update(live=False)
    assert "no: your section, or this page in it, is offline" in words(seen_by(borrower))


def test_what_was_offered_is_listed_with_who_took_it(
    shared: SharedPage, made: Offer, theirs: Any, other: Any, borrower: User, lender: User
) -> None:
    copy_into(other, made, by=borrower, at=timezone.now())
    closed = article(theirs.section, title="Ask who knows the place")
    close(offer(closed, by=lender, at=timezone.now(), to=[other.organisation], reference=True, copy=False))
    rows = [
        [cell.get_text(strip=True) for cell in row.select("td")] for row in soup(seen_by(lender)).select("tbody tr")
    ]
    named = other.organisation.name
    assert rows == [
        ["Ask who knows the place", named, "closed: nobody new may take it", "show it", "0", "0"],
        ["Walk on known paths", "all organisations", "open", "show it or copy it", "1", "1"],
    ]
    assert soup(seen_by(lender)).select_one(f'td a[href="{reverse("exchange:offer", args=[theirs.pk])}"]')
    recall(made)
    assert "recalled: no other section shows it" in words(seen_by(lender))


def test_only_who_makes_offers_is_shown_what_was_offered(made: Offer, section: Any, borrower: User) -> None:
    author = factories.member_of(section.organisation, Role.AUTHOR)
    for address in ("exchange:ours", "exchange:offers"):
        assert "What we have offered" not in words(seen_by(author, address=address))
        assert "What we have offered" in words(seen_by(borrower, address=address))
    assert "Nothing yet." in words(seen_by(borrower))


def take_two_more(section: Any, other: Any, lender: User, borrower: User) -> None:
    """Two more pages, each offered, shown and copied."""
    for number in range(2):
        page = article(section, title=f"More {number}")
        made = offer(page, by=lender, at=timezone.now(), to=None, reference=True, copy=True)
        published(show_in(other, made, by=borrower, at=timezone.now()))
        copy_into(other, made, by=borrower, at=timezone.now())


def test_each_list_comes_a_screen_at_a_time_and_costs_no_more_for_many(
    shared: SharedPage, section: Any, other: Any, lender: User, borrower: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_into(other, Offer.objects.get(), by=borrower, at=timezone.now())
    seen_by(borrower)
    with CaptureQueriesContext(connection) as few:
        assert len(soup(seen_by(borrower)).select("tbody tr")) == 2
    take_two_more(section, other, lender, borrower)
    with CaptureQueriesContext(connection) as many:
        assert len(soup(seen_by(borrower)).select("tbody tr")) == 6
    assert len(many) == len(few)
    monkeypatch.setattr(views, "PER_SCREEN", 1)
    first = soup(seen_by(borrower))
    assert len(first.select("tbody tr")) == 2 and first.select_one('a[href="?shown=2#shown"]')
    assert words(seen_by(borrower, "?shown=3")).count("Walk on known paths") >= 1
    offered = soup(seen_by(lender))
    assert len(offered.select("tbody tr")) == 1 and offered.select_one('a[href="?offered=2#offered"]')


def test_who_sees_everything_is_told_that_these_are_all_organisations(shared: SharedPage, borrower: User) -> None:
    said = "here stands what all organisations have taken and offered"
    coordinator = factories.member_of(None, Role.COORDINATOR)
    assert said in words(seen_by(coordinator)) and said not in words(seen_by(borrower))


def table(response: Any, name: str) -> Any:
    """The table under a heading."""
    heading = soup(response).select_one(f"h2#{name}")
    assert heading is not None
    return heading.find_next("table")


def cells(response: Any, name: str) -> list[list[str]]:
    """What stands in it, line by line, the heading included."""
    return [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in table(response, name).select("tr")]


def test_who_sees_everything_reads_in_whose_section_each_row_stands_and_others_need_not(
    shared: SharedPage, made: Offer, section: Any, other: Any, borrower: User, lender: User, admin: User
) -> None:
    copy_into(other, made, by=borrower, at=timezone.now())
    for overseer in (admin, factories.member_of(None, Role.COORDINATOR)):
        response = seen_by(overseer)
        for name, owner in (("shown", other), ("copied", other), ("offered", section)):
            heading, row = cells(response, name)
            assert heading[1] == "Organisation"
            assert row[1] == owner.organisation.name
    assert "Organisation" not in cells(seen_by(borrower), "shown")[0]
    assert "Organisation" not in cells(seen_by(lender), "offered")[0]


def test_coordinators_read_what_was_offered_and_are_led_only_where_they_may_go(
    shared: SharedPage, made: Offer, other: Any, borrower: User
) -> None:
    copy_into(other, made, by=borrower, at=timezone.now())
    coordinator = factories.member_of(None, Role.COORDINATOR)
    response = seen_by(coordinator)
    assert [row[0] for row in cells(response, "offered")[1:]] == ["Walk on known paths"]
    client = Client()
    client.force_login(coordinator)
    for name in ("shown", "copied", "offered"):
        for link in table(response, name).select("a[href]"):
            assert client.get(link["href"]).status_code == 200, link
    assert "What we have offered" in words(seen_by(coordinator, address="exchange:offers"))
    Offer.objects.all().delete()
    assert "Nothing has been offered yet." in words(seen_by(coordinator))


def test_who_writes_one_language_is_not_led_to_pages_in_another(
    shared: SharedPage, other: Any, arabic: Any, borrower: User
) -> None:
    translator = factories.member_of(other.organisation, Role.TRANSLATOR, language="ar")
    assert cells(seen_by(translator), "shown")[1][0] == "Walk on known paths"
    assert not table(seen_by(translator), "shown").select("a")
    assert table(seen_by(borrower), "shown").select("a")


def test_overseers_lists_cost_no_more_for_many(
    shared: SharedPage, section: Any, other: Any, lender: User, borrower: User
) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR)
    copy_into(other, Offer.objects.get(), by=borrower, at=timezone.now())
    seen_by(coordinator)
    with CaptureQueriesContext(connection) as few:
        assert len(soup(seen_by(coordinator)).select("tbody tr")) == 3
    take_two_more(section, other, lender, borrower)
    with CaptureQueriesContext(connection) as many:
        assert len(soup(seen_by(coordinator)).select("tbody tr")) == 9
    assert len(many) == len(few)


def test_who_may_not_delete_a_page_of_others_is_told_whom_to_ask(
    shared: SharedPage, made: Offer, other: OrganisationPage, borrower: User
) -> None:
    recall(made)
    editor = factories.member_of(other.organisation, Role.EDITOR)
    client = Client()
    for person, may in ((editor, False), (borrower, True)):
        client.force_login(person)
        said = words(client.get(edit_address(shared)))
        assert "recalled it from everybody" in said and "Take it offline" in said
        assert ("You can delete this page" in said) == may
        assert ("ask a safety reviewer to delete it" in said) != may
