"""A copy is the taker's own draft: it remembers whose words it came from, and is told when these change."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.exchange.offering import CannotOffer, offer, recall
from cms.guidance.exchange.taking import CannotTake, copy_into
from cms.guidance.models import CopiedFrom, GuidancePage, HomePage, Offer
from cms.taxonomy.facts import own_facts
from cms.taxonomy.models import PageFacts
from tests import factories
from tests.guidance.articles import article, described, picture, published, translated
from tests.guidance.conftest import path
from tests.guidance.reading import found, soup, words
from tests.publishing.page_form import SAVE, edit_address, send
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def copied(made: Offer, other: Any, borrower: User) -> Any:
    """A draft of the other organisation."""
    return copy_into(other, made, by=borrower, at=timezone.now())


@pytest.fixture
def client(borrower: User) -> Client:
    """Somebody of the other organisation, signed in."""
    client = Client()
    client.force_login(borrower)
    return client


def changes_of(page: Any) -> str:
    return reverse("exchange:changes", args=[page.pk])


def test_it_is_a_draft_with_the_live_words_and_facts_of_its_own(
    theirs: Any, made: Offer, other: Any, borrower: User
) -> None:
    theirs.standfirst = "Nobody has reviewed this."
    theirs.save_revision()
    page: Any = copy_into(other, made, by=borrower, at=timezone.now())
    draft = page.get_latest_revision_as_object()
    assert not page.live and page.owner == borrower and page.first_published_at is None
    assert page.translation_key != theirs.translation_key
    assert draft.standfirst == "What tells you that a place may be dangerous."
    facts = own_facts(draft)
    assert [one.code for one in facts.made_for] == ["girls"] and facts.everywhere
    assert [one.slug for one in facts.topics] == ["safe-paths"]
    assert own_facts(GuidancePage.objects.get(pk=theirs.pk)).topics == facts.topics
    assert Client().get(path(page)).status_code == 404


def test_readers_see_whom_it_was_adapted_from_also_when_the_origin_is_gone(copied: Any, theirs: Any) -> None:
    name = theirs.section.title
    published(copied)
    shown = found(path(copied))
    assert f"Adapted from {name}" in words(shown)
    assert soup(shown).select_one(f'.opening a[href="{path(theirs)}"]')
    theirs.delete()
    shown = found(path(copied))
    assert f"Adapted from {name}" in words(shown)
    assert not soup(shown).select_one(f'.opening a[href="{path(theirs)}"]')


def test_its_translation_says_so_too(copied: Any, theirs: Any, other: Any, arabic: HomePage) -> None:
    factories.section_under(arabic, organisation=other.organisation)
    version = translated(published(copied), "ar", "طرق معروفة")
    assert theirs.section.title in words(found(path(version)))


def test_a_translation_is_copied_with_the_facts_of_its_original(
    theirs: Any, made: Offer, other: Any, borrower: User, arabic: HomePage
) -> None:
    factories.section_under(arabic, organisation=theirs.section.organisation)
    translated(theirs, "ar", "طرق معروفة")
    into = factories.section_under(arabic, organisation=other.organisation)
    page = copy_into(into, made, by=borrower, at=timezone.now())
    assert page.title == "طرق معروفة"
    assert [one.code for one in own_facts(page).made_for] == ["girls"]
    published(page)


def test_who_reads_the_origin_again_has_nothing_to_do_with_the_copy(
    other: Any, borrower: User, lender: User, section: Any, hotline: Any
) -> None:
    keeping = {"review_owner": lender, "ends_overdue": True, "grace_days": 3}
    origin = factories.live_guidance(section, title="Kept", review_by=timezone.localdate(), **keeping)
    offered = offer(origin, by=lender, at=timezone.now(), to=None, reference=True, copy=True)
    (sheet,) = copy_into(other, offered, by=borrower, at=timezone.now()).fact_sheet.all()
    assert (sheet.review_owner_id, sheet.ends_overdue, sheet.grace_days) == (None, False, PageFacts.GRACE_DAYS)


def test_numbers_that_answer_for_the_origin_alone_are_left_out(
    section: Any, other: Any, lender: User, borrower: User, hotline: Any
) -> None:
    own = factories.HotlineFactory(organisation=section.organisation)
    parts = [factories.card(), ("hotline", {"hotline": own}), ("hotline", {"hotline": hotline})]
    page = article(section, title="Whom to call", body=parts)
    offered = offer(page, by=lender, at=timezone.now(), to=None, reference=False, copy=True)
    copied: Any = copy_into(other, offered, by=borrower, at=timezone.now())
    assert [part.block_type for part in copied.body] == ["do", "hotline"]
    assert copied.body[1].value["hotline"] == hotline


def test_its_writers_keep_the_pictures_that_came_with_it_and_a_withdrawn_one_vanishes(
    section: Any, other: Any, lender: User, borrower: User, client: Client, hotline: Any
) -> None:
    shown = picture()
    shown.collection = section.organisation.collection
    shown.save()
    body = [factories.card(picture=described(shown))]
    page = article(section, title="With a picture", cover=shown, cover_alt="A path", body=body)
    offered = offer(page, by=lender, at=timezone.now(), to=None, reference=False, copy=True)
    copied: Any = copy_into(other, offered, by=borrower, at=timezone.now())
    assert send(client, edit_address(copied), SAVE, title="Ours now").status_code == 302
    draft = GuidancePage.objects.get(pk=copied.pk).get_latest_revision_as_object()
    assert (draft.title, draft.cover) == ("Ours now", shown)
    published(copied)
    assert soup(found(path(copied))).select(".card img")
    shown.consent = "withdrawn"
    shown.save()
    assert not soup(found(path(copied))).select(".card img")


def test_its_editor_is_told_of_a_change_sees_it_and_says_that_it_was_seen(
    copied: Any, theirs: Any, client: Client
) -> None:
    assert "has not changed since" in words(client.get(edit_address(copied)))
    theirs.standfirst = "Ask who walked there today."
    published(theirs)
    theirs.standfirst = "A draft that nobody has reviewed."
    theirs.save_revision()
    said = words(client.get(edit_address(copied)))
    assert "The origin has changed since." in said
    shown = client.get(changes_of(copied))
    assert "Ask who walked there today." in words(shown) and "nobody has reviewed" not in words(shown)
    sent = soup(shown).select_one("input[name=published_at]")
    assert sent is not None
    seen = {"published_at": str(sent["value"])}
    theirs = GuidancePage.objects.get(pk=theirs.pk)
    theirs.standfirst = "Once more."
    published(theirs)  # while it was read
    assert client.post(changes_of(copied), seen).headers["Location"] == changes_of(copied)
    again = soup(client.get(changes_of(copied))).select_one("input[name=published_at]")
    assert again is not None
    client.post(changes_of(copied), {"published_at": str(again["value"])})
    assert "has not changed since" in words(client.get(edit_address(copied)))
    assert client.post(changes_of(copied), {"published_at": "nonsense"}).status_code == 302


def test_an_origin_taken_offline_or_deleted_is_said_and_neither_is_held_up(
    copied: Any, theirs: Any, client: Client
) -> None:
    theirs.unpublish()
    assert "The origin was taken offline." in words(client.get(edit_address(copied)))
    assert "Readers cannot see the origin any more." in words(client.get(changes_of(copied)))
    theirs.delete()
    assert "The origin was deleted." in words(client.get(edit_address(copied)))
    assert "was deleted" in words(client.get(reverse("exchange:ours")))


def test_a_copy_is_taken_only_where_that_is_offered_and_is_not_offered_on(
    copied: Any, theirs: Any, made: Offer, other: Any, lender: User, borrower: User
) -> None:
    with pytest.raises(CannotOffer):
        offer(published(copied), by=borrower, at=timezone.now(), to=None, reference=True, copy=True)
    offer(theirs, by=lender, at=timezone.now(), to=None, reference=True, copy=False)
    with pytest.raises(CannotTake):
        copy_into(other, made, by=borrower, at=timezone.now())
    recall(made)
    with pytest.raises(CannotTake):
        copy_into(other, made, by=borrower, at=timezone.now())


def test_what_colleagues_said_to_each_other_is_neither_copied_nor_kept(
    theirs: Any, made: Offer, lender: User, other: Any, borrower: User
) -> None:
    theirs.wagtail_admin_comments.create(user=lender, text="Not for others", contentpath="title")
    page: Any = copy_into(other, made, by=borrower, at=timezone.now())
    assert not page.wagtail_admin_comments.exists()
    assert "Not for others" not in str(CopiedFrom.objects.get().seen)


def test_a_deleted_copy_is_forgotten(copied: Any) -> None:
    copied.delete()
    assert not CopiedFrom.objects.exists()
