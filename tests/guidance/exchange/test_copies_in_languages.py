"""A page copied in several languages is one page of the taker's: one original with the facts, the others its translations."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.guidance.exchange.comparing import have_looked
from cms.guidance.exchange.ours import copies_made_by, described_copies
from cms.guidance.exchange.taking import CannotTake, copy_into
from cms.guidance.models import CopiedFrom, HomePage, Offer, OrganisationPage
from cms.taxonomy.facts import facts_of, own_facts
from cms.taxonomy.models import Original, PageAudience
from cms.translation_desk.waiting import waiting_for
from tests import factories
from tests.guidance.articles import published, translated
from tests.guidance.reading import words
from tests.guidance.test_dashboard import waiting
from tests.obliging import approve_as_stored
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
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
    kept = CopiedFrom.objects.filter(translation_key=english.translation_key)
    assert {one.locale.language_code: one.origin_title for one in kept} == {
        "en": "Walk on known paths",
        "ar": "طرق معروفة",
    }
    assert own_facts(english).made_for and not PageAudience.objects.filter(page=arabic.pk).exists()
    published(english)
    assert [one.code for one in facts_of(published(arabic)).made_for] == ["girls"]
    assert english.pk not in [page.pk for page in waiting_for(Locale.objects.get(language_code="ar"), admin)]
    assert "Copied from “طرق معروفة”" in words(client.get(reverse("wagtailadmin_pages:edit", args=[arabic.pk])))


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
    keys = set(CopiedFrom.objects.values_list("translation_key", flat=True))
    assert len(keys) == 2 and CopiedFrom.objects.count() == 3


def test_two_organisations_copy_apart(
    made: Offer, ours: list[OrganisationPage], home: HomePage, arabic: HomePage, borrower: User
) -> None:
    third = factories.section_under(home, organisation=factories.OrganisationFactory())
    pages = [copy_into(section, made, by=borrower, at=timezone.now()) for section in (third, ours[0])]
    assert pages[0].translation_key != pages[1].translation_key


@pytest.fixture
def copies(made: Offer, ours: list[OrganisationPage], borrower: User) -> dict[str, Any]:
    """Live, in both languages; the English one is the original."""
    pages = [copy_into(section, made, by=borrower, at=timezone.now()) for section in (ours[1], ours[0])]
    return {page.locale.language_code: published(page) for page in pages}


def states(copies: dict[str, Any]) -> dict[str, str]:
    """How each language stands with its origin."""
    return {code: Page.objects.get(pk=page.pk).specific.copied_from.state.value for code, page in copies.items()}


def told(user: User) -> set[str]:
    """The language of each live copy that the start page speaks of."""
    group = waiting(user).get("Adapted from others, and changed there since")
    return {str(item.lang) for item in group.items} if group else set()


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_correction_in_one_language_is_told_to_who_copied_that_one(
    copies: dict[str, Any], theirs: Any, theirs_in_arabic: Any, borrower: User, code: str
) -> None:
    assert set(states(copies).values()) == {"same"} and told(borrower) == set()
    origin: Any = Page.objects.get(pk={"en": theirs.pk, "ar": theirs_in_arabic.pk}[code]).specific
    origin.standfirst = "Corrected."
    published(origin)
    other = {"en": "ar", "ar": "en"}[code]
    assert states(copies) == {code: "changed", other: "same"}
    assert told(borrower) == {code}
    client = Client()
    client.force_login(borrower)
    assert "Corrected." in words(client.get(reverse("exchange:changes", args=[copies[code].pk])))
    assert "Corrected." not in words(client.get(reverse("exchange:changes", args=[copies[other].pk])))


def test_who_looked_at_one_language_has_not_looked_at_the_other(
    copies: dict[str, Any], theirs: Any, theirs_in_arabic: Any, borrower: User
) -> None:
    for page in (theirs, theirs_in_arabic):
        published(Page.objects.get(pk=page.pk).specific)
    row = Page.objects.get(pk=copies["ar"].pk).specific.copied_from
    assert have_looked(row, published_at=row.origin.last_published_at)
    assert states(copies) == {"ar": "same", "en": "changed"} and told(borrower) == {"en"}


def test_a_translation_made_here_follows_the_first_copy(
    copies: dict[str, Any], theirs: Any, theirs_in_arabic: Any, other: OrganisationPage, borrower: User
) -> None:
    french = factories.live_home("fr")
    factories.section_under(french, organisation=other.organisation)
    own = translated(copies["en"], "fr", "Chemins connus")
    published(Page.objects.get(pk=theirs_in_arabic.pk).specific)
    assert states({"fr": own}) == {"fr": "same"}
    published(Page.objects.get(pk=theirs.pk).specific)
    assert states({"fr": own}) == {"fr": "changed"} and told(borrower) == {"en", "ar", "fr"}


def test_each_language_is_listed_with_its_own_origin_while_a_page_holds_its_words(
    copies: dict[str, Any], borrower: User
) -> None:
    def listed() -> list[tuple[str, str]]:
        rows = described_copies(copies_made_by(borrower))
        return sorted((row["page"].locale.language_code, row["copied"].origin_title) for row in rows)

    assert listed() == [("ar", "طرق معروفة"), ("en", "Walk on known paths")]
    Page.objects.get(pk=copies["en"].pk).delete()
    assert listed() == [("ar", "طرق معروفة")]


def test_a_language_that_was_deleted_may_be_taken_again(
    copies: dict[str, Any], made: Offer, ours: list[OrganisationPage], theirs_in_arabic: Any, borrower: User
) -> None:
    Page.objects.get(pk=copies["ar"].pk).delete()
    published(Page.objects.get(pk=theirs_in_arabic.pk).specific)
    again = copy_into(ours[0], made, by=borrower, at=timezone.now())
    assert again.translation_key == copies["en"].translation_key
    assert states({"ar": again}) == {"ar": "same"}


def test_readers_of_each_language_are_led_to_the_origin_in_theirs(
    copies: dict[str, Any], theirs_in_arabic: Any, client: Client
) -> None:
    theirs = Page.objects.get(pk=theirs_in_arabic.pk)
    assert f'href="{theirs.url}"' in client.get(copies["ar"].url).content.decode()


def test_what_is_wrong_with_a_page_is_said_in_its_own_words(
    made: Offer, other: OrganisationPage, theirs: Any, borrower: User
) -> None:
    Page.objects.filter(pk=theirs.pk).update(title="")
    approve_as_stored(theirs)
    with pytest.raises((CannotTake, ValidationError)) as said:
        copy_into(other, made, by=borrower, at=timezone.now())
    assert said.type is CannotTake and "Somebody else" not in str(said.value)
