"""A page of another organisation in one's own section: its live words, its name, one's own numbers; gone the moment it is gone."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from cms.accounts.models import User
from cms.coverage.matrix import coverage_matrix
from cms.guidance.exchange.offering import close, end, let_again, offer, recall
from cms.guidance.exchange.taking import CannotTake, show_in
from cms.guidance.models import HomePage, Offer, OrganisationPage, SharedPage, Taker
from cms.organisations.models import Role, State
from cms.publishing.door import NotReady
from cms.search.indexing import rebuild
from cms.translation_desk.drafting import CannotTranslate, draft_in
from tests import factories
from tests.guidance.articles import article, published, translated
from tests.guidance.conftest import path
from tests.guidance.reading import found, picker, soup, titles, words

pytestmark = pytest.mark.django_db


def is_found(page: Any) -> bool:
    return Client().get(path(page)).status_code == 200


def taken(section: Any, made: Offer, by: User) -> SharedPage:
    return show_in(section, made, by=by, at=timezone.now())


def test_a_reader_gets_their_words_under_our_address_with_their_name(
    shared: SharedPage, theirs: Any, other: Any
) -> None:
    response = found(path(shared))
    page = soup(response)
    origin = path(theirs)
    assert path(shared) == f"/en/{other.slug}/walk-on-known-paths/"
    assert page.h1 is not None and page.h1.text == "Walk on known paths"
    assert f"From: {theirs.section.title}" in words(response)
    assert page.select_one(f'.opening p.titled a[href="{origin}"]')
    assert page.select_one(f'.kicker a[href="/en/{other.slug}/"]')
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None and str(canonical["href"]).endswith(origin)
    publisher = page.select_one('[itemprop="publisher"] meta')
    assert publisher is not None and publisher["content"] == theirs.section.title
    short = page.select_one("a.short")
    assert short is not None and str(short["href"]).endswith(f"/p/{shared.pk}")
    assert Client().get(f"/p/{shared.pk}").headers["Location"] == path(shared)
    assert not response.cookies and "no-store" not in response.headers.get("Cache-Control", "")


def test_a_change_and_a_new_title_are_there_at_once_a_draft_is_not(shared: SharedPage, theirs: Any) -> None:
    theirs.title, theirs.standfirst = "Stay on known paths", "Ask who walked there today."
    published(theirs)
    theirs.standfirst = "A draft that nobody has reviewed."
    theirs.save_revision()
    said = words(found(path(shared)))
    assert "Stay on known paths" in said and "Ask who walked there today." in said and "nobody has reviewed" not in said
    shared.refresh_from_db()
    assert (shared.title, shared.draft_title) == ("Stay on known paths", "Stay on known paths")


def test_in_lists_it_stands_in_our_section_only_marked_with_their_name(
    shared: SharedPage, theirs: Any, section: Any, other: Any
) -> None:
    rebuild()
    card = soup(found(path(other))).select("li.tile")
    assert [one.select_one("a")["href"] for one in card] == [path(shared)]  # type: ignore[index]
    assert f"From: {section.title}" in card[0].get_text(" ", strip=True)
    for address in ("/en/", "/en/for/girls/", "/en/topics/safe-paths/", "/en/search/?q=paths", path(section)):
        assert titles(found(address)) == ["Walk on known paths"], address
        assert path(shared) not in found(address).content.decode(), address
    assert path(shared) not in found("/en/feeds/").content.decode()
    assert path(shared) not in found("/sitemap-pages-en.xml").content.decode()
    assert sum(cell.count for row in coverage_matrix() for cell in row.cells) == 4


def test_readers_call_our_numbers_and_those_of_the_place_not_theirs(
    shared: SharedPage, section: Any, other: Any
) -> None:
    factories.HotlineFactory(name_en="Line of the origin", organisation=section.organisation)
    factories.HotlineFactory(name_en="Line of the section", organisation=other.organisation)
    said = words(found(path(shared)))
    assert "Line of the section" in said and "Line of the origin" not in said


@pytest.mark.parametrize(
    "act", ["unpublish", "expire", "delete", "section offline", "recall", "end", "lent to another"]
)
def test_what_takes_the_origin_away_takes_the_reference_off_at_the_next_request(
    act: str, shared: SharedPage, theirs: Any, made: Offer, other: Any, home: HomePage
) -> None:
    assert is_found(shared) and titles(found(path(other)))
    if act == "unpublish":
        theirs.unpublish()
    elif act == "expire":
        type(theirs).objects.filter(pk=theirs.pk).update(expire_at=timezone.now())
    elif act == "delete":
        theirs.delete()
    elif act == "section offline":
        OrganisationPage.objects.filter(pk=theirs.section.pk).update(live=False)
    elif act == "recall":
        recall(made)
    elif act == "end":
        end(made.takers.get(), at=timezone.now())
    else:  # as where the reference stands in a section whose organisation has no permission
        Taker.objects.update(organisation=factories.OrganisationFactory())
    assert not is_found(shared)
    assert titles(found(path(other))) == []
    with pytest.raises(NotReady):
        published(SharedPage.objects.get(pk=shared.pk))
    there = act in {"recall", "end", "lent to another"}  # whoever has the printed address is led to the page itself
    assert Client().get(f"/p/{shared.pk}").status_code == (302 if there else 404)


def test_it_is_not_moved_into_the_section_of_somebody_else(shared: SharedPage, home: HomePage) -> None:
    with pytest.raises(NotReady):
        shared.move(factories.section_under(home), pos="last-child")
    assert is_found(SharedPage.objects.get(pk=shared.pk))


def test_it_comes_back_when_the_origin_does(shared: SharedPage, theirs: Any, made: Offer) -> None:
    theirs.unpublish()
    assert not is_found(shared)
    published(theirs)
    assert is_found(shared)
    end(made.takers.get(), at=timezone.now())
    let_again(made.takers.get())
    assert is_found(shared)


def test_a_closed_offer_takes_nobody_new_and_leaves_those_who_show_it(
    shared: SharedPage, made: Offer, home: HomePage
) -> None:
    close(made)
    late = factories.section_under(home)
    person = factories.member_of(late.organisation, Role.SAFETY_REVIEWER)
    with pytest.raises(CannotTake):
        taken(late, made, person)
    assert is_found(shared)


def test_another_language_is_shown_once_taken_there_and_led_to_the_origin_till_then(
    shared: SharedPage, theirs: Any, made: Offer, other: Any, borrower: User, arabic: HomePage
) -> None:
    factories.section_under(arabic, organisation=theirs.section.organisation)
    version = translated(theirs, "ar", "طرق معروفة")
    ours = factories.section_under(arabic, organisation=other.organisation)
    assert str(picker(found(path(shared)))["ar"]["href"]) == path(version)
    mine = published(taken(ours, made, borrower))
    assert str(picker(found(path(shared)))["ar"]["href"]) == path(mine)
    assert soup(found(path(mine))).html["dir"] == "rtl"  # type: ignore[index]
    version.unpublish()
    assert is_found(shared)
    missing = Client().get(path(mine))
    assert missing.status_code == 404 and path(theirs) in missing.content.decode()


def test_a_draft_of_theirs_in_our_language_is_never_shown(
    shared: SharedPage, theirs: Any, made: Offer, other: Any, borrower: User, arabic: HomePage
) -> None:
    factories.section_under(arabic, organisation=theirs.section.organisation)
    draft_in(theirs, arabic.locale, by=None)
    with pytest.raises(CannotTake):
        taken(factories.section_under(arabic, organisation=other.organisation), made, borrower)


def test_taking_twice_gives_the_same_draft_and_a_second_one_never_goes_live(
    shared: SharedPage, made: Offer, other: Any, borrower: User
) -> None:
    assert taken(other, made, borrower).pk == shared.pk
    assert Taker.objects.count() == 1
    second = SharedPage(title="x", slug="second", taker=shared.taker, locale=shared.locale, live=False)
    other.add_child(instance=second)
    with pytest.raises(NotReady):
        published(second)


def test_a_draft_is_for_nobody_and_a_draft_section_holds_it_back(made: Offer, other: Any, borrower: User) -> None:
    page = taken(other, made, borrower)
    assert not page.live and not is_found(page)
    other.unpublish()
    with pytest.raises(NotReady):
        published(page)


def test_without_a_number_that_works_here_it_does_not_go_live(
    made: Offer, other: Any, borrower: User, hotline: Any
) -> None:
    page = taken(other, made, borrower)
    hotline.delete()
    with pytest.raises(NotReady):
        published(page)


@pytest.mark.parametrize("act", ["named to another", "suspended", "own", "not to be shown", "ended"])
def test_what_is_not_offered_to_us_is_not_taken(
    act: str,
    made: Offer,
    theirs: Any,
    section: Any,
    other: Any,
    lender: User,
    borrower: User,
) -> None:
    into = other
    if act == "named to another":
        third = factories.OrganisationFactory()
        offer(theirs, by=lender, at=timezone.now(), to=[third], reference=True, copy=True)
    elif act == "suspended":
        section.organisation.state = State.SUSPENDED
        section.organisation.save()
    elif act == "own":
        into = section
    elif act == "not to be shown":
        offer(theirs, by=lender, at=timezone.now(), to=None, reference=False, copy=True)
    else:
        taken(other, made, borrower)
        end(made.takers.get(), at=timezone.now())
    before = SharedPage.objects.count()
    with pytest.raises(CannotTake):
        taken(into, made, borrower)
    assert SharedPage.objects.count() == before


def test_it_has_no_words_to_translate_and_is_not_made_or_copied_by_hand(
    shared: SharedPage, borrower: User, other: Any, arabic_locale: Locale
) -> None:
    assert not SharedPage.can_create_at(other)
    assert not shared.permissions_for_user(borrower).can_copy()
    with pytest.raises(CannotTranslate):
        draft_in(shared, arabic_locale, by=borrower)
    assert not issubclass(CannotTranslate, PermissionDenied)


def asked(address: str) -> int:
    """How often a request asks the database, in a process that has answered before."""
    Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        Client().get(address)
    return len(captured.captured_queries)


def test_a_reference_asks_no_more_than_its_origin_and_a_section_no_more_for_five_than_for_one(
    section: Any, theirs: Any, other: Any, lender: User, borrower: User, shared: SharedPage
) -> None:
    assert asked(path(shared)) <= asked(path(theirs)) <= 18
    one = asked(path(other))
    for number in range(4):
        page = article(section, title=f"More {number}")
        made = offer(page, by=lender, at=timezone.now(), to=None, reference=True, copy=False)
        published(taken(other, made, borrower))
    assert len(titles(found(path(other)))) == 5
    assert asked(path(other)) == one
