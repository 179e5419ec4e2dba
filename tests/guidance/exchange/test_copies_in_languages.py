"""A page copied in several languages is one page of the taker's: one original with the facts, the others its translations."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.guidance.exchange.taking import CannotTake, copy_into
from cms.guidance.models import CopiedFrom, HomePage, Offer, OrganisationPage
from cms.taxonomy.facts import facts_of, own_facts
from cms.taxonomy.models import Original, PageAudience
from cms.translation_desk.waiting import waiting_for
from tests import factories
from tests.guidance.articles import published, translated
from tests.guidance.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs_in_arabic(theirs: Any, arabic: HomePage) -> Any:
    """The Arabic version of the page that is offered."""
    factories.section_under(arabic, organisation=theirs.section.organisation)
    return translated(theirs, "ar", "طرق معروفة")


@pytest.fixture
def ours(theirs_in_arabic: Any, other: OrganisationPage, arabic: HomePage) -> list[OrganisationPage]:
    """The taker's sections: Arabic, English."""
    return [factories.section_under(arabic, organisation=other.organisation), other]


def copied_in(section: OrganisationPage) -> Any:
    return Page.objects.child_of(section).get().specific


def test_ticking_two_languages_makes_one_page_with_its_translation(
    made: Offer, ours: list[OrganisationPage], borrower: User, admin: User
) -> None:
    client = Client()
    client.force_login(borrower)
    sections = [section.pk for section in ours]
    answer = client.post(reverse("exchange:offered", args=[made.pk]), {"act": "copy", "sections": sections})
    assert answer.status_code == 302, words(answer)
    arabic, english = (copied_in(section) for section in ours)
    assert arabic.title == "طرق معروفة" and arabic.translation_key == english.translation_key
    assert Original.objects.get(translation_key=english.translation_key).page_id == english.pk
    assert CopiedFrom.objects.get().translation_key == english.translation_key
    assert own_facts(english).made_for and not PageAudience.objects.filter(page=arabic.pk).exists()
    published(english)
    assert [one.code for one in facts_of(published(arabic)).made_for] == ["girls"]
    assert english.pk not in [page.pk for page in waiting_for(Locale.objects.get(language_code="ar"), admin)]
    assert "Copied from “Walk on known paths”" in words(
        client.get(reverse("wagtailadmin_pages:edit", args=[arabic.pk]))
    )


def test_so_does_taking_the_second_language_on_another_day(
    made: Offer, ours: list[OrganisationPage], borrower: User
) -> None:
    english: Any = copy_into(ours[1], made, by=borrower, at=timezone.now())
    arabic: Any = copy_into(ours[0], made, by=borrower, at=timezone.now())
    assert arabic.translation_key == english.translation_key
    assert Original.objects.get(translation_key=english.translation_key).page_id == english.pk


def test_a_second_copy_in_one_language_is_a_page_of_its_own(
    made: Offer, ours: list[OrganisationPage], borrower: User
) -> None:
    pages = [copy_into(section, made, by=borrower, at=timezone.now()) for section in (ours[1], ours[1], ours[0])]
    assert pages[0].translation_key != pages[1].translation_key == pages[2].translation_key
    assert CopiedFrom.objects.count() == 2


def test_two_organisations_copy_apart(
    made: Offer, ours: list[OrganisationPage], home: HomePage, arabic: HomePage, borrower: User
) -> None:
    third = factories.section_under(home, organisation=factories.OrganisationFactory())
    pages = [copy_into(section, made, by=borrower, at=timezone.now()) for section in (third, ours[0])]
    assert pages[0].translation_key != pages[1].translation_key


def test_what_is_wrong_with_a_page_is_said_in_its_own_words(
    made: Offer, other: OrganisationPage, theirs: Any, borrower: User
) -> None:
    Page.objects.filter(pk=theirs.pk).update(title="")
    with pytest.raises((CannotTake, ValidationError)) as said:
        copy_into(other, made, by=borrower, at=timezone.now())
    assert said.type is CannotTake and "Somebody else" not in str(said.value)
