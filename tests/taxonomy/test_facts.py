"""What a page is about, as readers are told: the live original's facts, in every language, and nobody's drafts."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Page

from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.taxonomy.facts import Facts, facts_of, facts_of_many, original_of, own_facts
from cms.taxonomy.keys import keys_for_audience
from cms.taxonomy.models import (
    Audience,
    Fit,
    MessageCategory,
    PageAudience,
    PageFacts,
    PageTopic,
    Place,
    Scope,
    Topic,
)
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.obliging import approve_as_stored


def fits(facts: Facts) -> dict[str, str]:
    """Audience to fit."""
    made = {audience.code: "made_for" for audience in facts.made_for}
    return made | {audience.code: "suitable_for" for audience in facts.suitable_for}


def test_a_page_says_for_whom_about_what_and_where(
    section: OrganisationPage, hotline: Hotline, place: Place, today: datetime.date
) -> None:
    category = MessageCategory.objects.first()
    page = factories.live_guidance(
        section,
        made_for=("men", "women"),
        suitable_for=("boys",),
        scope="places",
        places=(place,),
        topics=("reporting",) if Topic.objects.filter(slug="reporting").exists() else (),
        message_category=category,
        review_by=today,
        sample=True,
    )
    facts = facts_of(page)
    assert [audience.code for audience in facts.made_for] == ["women", "men"]
    assert [audience.code for audience in facts.suitable_for] == ["boys"]
    assert (facts.places, facts.everywhere) == ([place], False)
    assert (facts.message_category, facts.review_by, facts.sample) == (category, today, True)


def test_a_page_that_is_not_live_tells_readers_nothing(section: OrganisationPage) -> None:
    draft = factories.guidance_draft(section)
    factories.give_facts(draft, made_for=("girls",), suitable_for=())
    draft.save()
    assert facts_of(draft) == Facts()
    assert fits(facts_of_many([draft], drafts=True)[draft.pk]) == {"girls": "made_for"}


def test_a_draft_of_a_live_page_tells_readers_nothing_new(page: GuidancePage, place: Place) -> None:
    factories.give_facts(page, made_for=("men",), suitable_for=(), scope="places", places=(place,), sample=True)
    page.save_revision()
    facts = facts_of(page)
    assert fits(facts) == {"girls": "made_for", "boys": "suitable_for"}
    assert (facts.everywhere, facts.places, facts.sample) == (True, [], False)
    assert fits(own_facts(page.get_latest_revision_as_object())) == {"men": "made_for"}


def test_publishing_the_draft_changes_what_readers_are_told(page: GuidancePage) -> None:
    factories.give_facts(page, made_for=("men",), suitable_for=())
    page.save_revision().publish()
    assert fits(facts_of(page)) == {"men": "made_for"}
    assert PageFacts.objects.filter(page=page).count() == 1


def test_facts_come_back_with_an_older_revision(page: GuidancePage) -> None:
    first = page.latest_revision
    factories.give_facts(page, made_for=("men",), suitable_for=())
    page.save_revision().publish()
    assert first is not None
    first.publish()
    assert fits(facts_of(page)) == {"girls": "made_for", "boys": "suitable_for"}


def test_facts_survive_many_revisions_without_doubling(page: GuidancePage) -> None:
    for number in range(3):
        fresh = GuidancePage.objects.get(pk=page.pk).get_latest_revision_as_object()
        fresh.title = f"Title {number}"
        fresh.save_revision().publish()
    assert fits(facts_of(page)) == {"girls": "made_for", "boys": "suitable_for"}
    assert PageAudience.objects.filter(page=page).count() == 2


# Translations


def test_a_translation_tells_the_facts_of_its_live_original(page: GuidancePage, arabic: HomePage) -> None:
    translation = factories.live_translation(page, arabic.locale)
    assert fits(facts_of(translation)) == {"girls": "made_for", "boys": "suitable_for"}
    factories.give_facts(page, made_for=("men",), suitable_for=())
    page.save_revision()
    assert fits(facts_of(translation)) == {"girls": "made_for", "boys": "suitable_for"}
    page.save_revision().publish()
    assert fits(facts_of(translation)) == {"men": "made_for"}


def test_rows_left_on_a_translation_are_never_told(page: GuidancePage, arabic: HomePage) -> None:
    translation = factories.live_translation(page, arabic.locale)
    men = Audience.objects.get(code="men")
    PageAudience.objects.create(page=translation, audience=men, fit=Fit.MADE_FOR)
    PageFacts.objects.create(page=translation, scope=Scope.PLACES, sample=True)
    approve_as_stored(translation)
    facts = facts_of(translation)
    assert fits(facts) == {"girls": "made_for", "boys": "suitable_for"}
    assert (facts.everywhere, facts.sample) == (True, False)
    assert not keys_for_audience("men", Fit.MADE_FOR).exists()


def test_a_translation_tells_nothing_once_its_original_is_offline(page: GuidancePage, arabic: HomePage) -> None:
    translation = draft_in(page, arabic.locale, by=None).page
    Page.objects.filter(pk=page.pk).update(live=False)
    assert facts_of(translation) == Facts()


def test_pages_are_found_by_audience_through_their_original(page: GuidancePage, arabic: HomePage) -> None:
    factories.live_translation(page, arabic.locale)
    made = keys_for_audience("girls", Fit.MADE_FOR)
    assert Page.objects.live().filter(translation_key__in=made).count() == 2
    assert not keys_for_audience("girls", Fit.SUITABLE_FOR).exists()


def test_the_original_is_the_page_itself_until_it_is_translated(page: GuidancePage, arabic: HomePage) -> None:
    assert original_of(page) == page
    translation = draft_in(page, arabic.locale, by=None).page
    assert original_of(translation).pk == original_of(page).pk == page.pk


def test_a_copy_of_a_translation_has_no_facts_to_borrow(page: GuidancePage, arabic: HomePage) -> None:
    translation = factories.live_translation(page, arabic.locale)
    copied = translation.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert original_of(copied) == copied
    assert facts_of(copied) == Facts()


# Cost and integrity


def test_the_facts_of_many_pages_cost_no_more_queries_than_those_of_one(
    section: OrganisationPage, hotline: Hotline, place: Place, django_assert_max_num_queries: Any
) -> None:
    pages = [
        factories.live_guidance(section, title=f"Page {number}", scope="places", places=(place,))
        for number in range(12)
    ]
    with django_assert_max_num_queries(6) as one:
        facts_of_many(pages[:1])
    with django_assert_max_num_queries(len(one)):
        facts = facts_of_many(pages)
        assert [found.places[0].lineage()[-1].pcode for found in facts.values()] == ["XA"] * 12
    assert set(facts) == {page.pk for page in pages}


def test_no_pages_cost_no_facts(db: None, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(1):
        assert facts_of_many([]) == {}


def test_an_audience_is_named_once_a_page_and_there_is_one_sheet(page: GuidancePage) -> None:
    girls = Audience.objects.get(code="girls")
    with pytest.raises(IntegrityError), transaction.atomic():
        PageAudience.objects.create(page=page, audience=girls, fit=Fit.SUITABLE_FOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        PageFacts.objects.create(page=page)


def test_deleting_a_page_takes_its_facts_along(page: GuidancePage) -> None:
    page.delete()
    assert not PageAudience.objects.exists()
    assert not PageTopic.objects.exists()
    assert not PageFacts.objects.exists()
