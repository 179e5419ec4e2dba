"""Asking for translations: pages, sections, campaigns, in several languages at once; nothing is asked for twice."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.safety.models import Weight
from cms.translation_desk.asking import CannotAsk
from cms.translation_desk.choosing_pages import choices_at
from cms.translation_desk.fulfilling import fulfilled, needed
from cms.translation_desk.models import TranslationRequest
from tests import factories
from tests.translation_desk.asked import ask_for, change, pairs, request_for

NOON = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)
AN_HOUR = datetime.timedelta(hours=1)


def related(*pages: Page) -> tuple[str, Any]:
    """A part that leads to other pages."""
    return "related", {"pages": list(pages)}


# The rules


@pytest.mark.parametrize(
    ("live", "published_at", "expected"),
    [(True, NOON + AN_HOUR, True), (True, NOON, False), (True, None, False), (False, NOON + AN_HOUR, False)],
)
def test_a_request_is_fulfilled_by_what_was_published_after_it(live: bool, published_at: Any, expected: bool) -> None:
    assert fulfilled(live=live, published_at=published_at, asked_at=NOON) is expected


@pytest.mark.parametrize(
    ("live", "outdated", "expected"), [(True, False, False), (True, True, True), (False, False, True)]
)
def test_what_is_live_and_up_to_date_needs_nobody(live: bool, outdated: bool, expected: bool) -> None:
    assert needed(live=live, outdated=outdated) is expected


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("hours", [-1, 0, 1, None])
def test_the_database_says_the_same_as_the_rule(
    original: GuidancePage, arabic: HomePage, editor: User, live: bool, hours: int | None
) -> None:
    version = factories.live_translation(original, arabic.locale)
    published_at = None if hours is None else NOON + hours * AN_HOUR
    Page.objects.filter(pk=version.pk).update(live=live, last_published_at=published_at)
    TranslationRequest.objects.create(
        translation_key=original.translation_key, language="ar", asked_by=editor, asked_at=NOON
    )
    said = fulfilled(live=live, published_at=published_at, asked_at=NOON)
    assert TranslationRequest.objects.fulfilled().exists() is said
    assert TranslationRequest.objects.open().exists() is not said


# What is asked for


def test_a_page_is_asked_for_in_several_languages_with_a_day_and_a_note(
    original: GuidancePage, editor: User, arabic: HomePage, french: HomePage, today: datetime.date
) -> None:
    asked = ask_for(original, by=editor, languages=["ar", "fr"], due=today, note="Before the harvest")
    assert (asked.made, asked.open_already, asked.not_needed, asked.of_others) == (2, 0, 0, 0)
    rows = TranslationRequest.objects.order_by("language")
    assert [(row.language, row.due, row.note, row.asked_by) for row in rows] == [
        ("ar", today, "Before the harvest", editor),
        ("fr", today, "Before the harvest", editor),
    ]


def test_what_is_asked_for_already_stays_as_it_is(
    original: GuidancePage, editor: User, reviewer: User, arabic: HomePage, french: HomePage
) -> None:
    first = request_for(original, editor, note="First")
    asked = ask_for(original, by=reviewer, languages=["ar", "fr"], note="Second")
    assert (asked.made, asked.open_already) == (1, 1)
    assert TranslationRequest.objects.get(pk=first.pk).note == "First"


def test_what_is_live_and_up_to_date_is_not_asked_for_and_what_is_outdated_is(
    original: GuidancePage, editor: User, arabic: HomePage
) -> None:
    factories.live_translation(original, arabic.locale)
    assert ask_for(original, by=editor).not_needed == 1
    change(original, "Signs tell you that a place may be dangerous.", Weight.SMALL)
    assert ask_for(original, by=editor).not_needed == 1
    change(original, "Signs that tell you to turn back.")
    assert ask_for(original, by=editor).made == 1


def test_the_language_of_the_page_itself_is_left_out(original: GuidancePage, editor: User, arabic: HomePage) -> None:
    asked = ask_for(original, by=editor, languages=["en", "ar"])
    assert (asked.made, asked.not_needed) == (1, 0)


def test_once_it_was_done_it_can_be_asked_for_again(original: GuidancePage, editor: User, arabic: HomePage) -> None:
    request_for(original, editor)
    factories.live_translation(original, arabic.locale)
    assert not TranslationRequest.objects.open().exists()
    change(original, "Signs that tell you to turn back.")
    assert ask_for(original, by=editor).made == 1
    assert TranslationRequest.objects.open().count() == 1


def test_once_it_was_called_off_it_can_be_asked_for_again(
    original: GuidancePage, editor: User, arabic: HomePage
) -> None:
    TranslationRequest.objects.filter(pk=request_for(original, editor).pk).update(closed_at=timezone.now())
    assert ask_for(original, by=editor).made == 1


def test_a_page_and_language_is_asked_for_once_whoever_writes_it(original: GuidancePage, editor: User) -> None:
    row = {"translation_key": original.translation_key, "language": "ar", "asked_at": NOON}
    TranslationRequest.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        TranslationRequest.objects.create(**row)
    TranslationRequest.objects.update(closed_at=NOON)
    TranslationRequest.objects.create(**row)


def test_everything_live_and_original_below_a_section_is_chosen(
    original: GuidancePage, section: OrganisationPage, editor: User, arabic: HomePage, french: HomePage
) -> None:
    factories.guidance_draft(section, title="Draft")
    second = factories.live_guidance(section, title="Second")
    factories.live_translation(original, french.locale)
    (choice,) = choices_at(section)
    assert set(choice.pages.values_list("pk", flat=True)) == {original.pk, second.pk}
    french_section = OrganisationPage.objects.get(organisation=section.organisation, locale=french.locale)
    assert not choices_at(french_section)[0].pages.exists()


def test_with_a_page_go_those_that_its_related_parts_lead_to(
    original: GuidancePage, section: OrganisationPage, arabic: HomePage
) -> None:
    version = factories.live_translation(original, arabic.locale)
    draft = factories.guidance_draft(section, title="Draft")
    body = [factories.card(), related(version, draft)]
    page = factories.live_guidance(section, title="Campaign", body=body)
    alone, referred = choices_at(page)
    assert list(alone.pages) == [Page.objects.get(pk=page.pk)]
    assert set(referred.pages.values_list("pk", flat=True)) == {page.pk, original.pk}
    assert [choice.code for choice in choices_at(original)] == ["page"]


def test_pages_of_other_organisations_are_counted_and_not_asked_for(
    original: GuidancePage, home: HomePage, editor: User, arabic: HomePage
) -> None:
    other = factories.section_under(home, organisation=factories.OrganisationFactory())
    theirs = factories.live_guidance(other, title="Theirs")
    asked = ask_for(original, theirs, by=editor)
    assert (asked.made, asked.of_others) == (1, 1)
    assert pairs() == {(original.title, "ar")}
    with pytest.raises(CannotAsk, match="no live page"):
        ask_for(theirs, by=editor)


def test_too_much_at_once_is_refused_whole(
    original: GuidancePage, editor: User, arabic: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.translation_desk.asking.AT_MOST", 0)
    with pytest.raises(CannotAsk, match="Choose fewer languages"):
        ask_for(original, by=editor)
    assert not TranslationRequest.objects.exists()


def test_asking_is_one_entry_of_the_trail(
    original: GuidancePage, section: OrganisationPage, editor: User, arabic: HomePage, told: Any
) -> None:
    ask_for(original, by=editor)
    ask_for(original, by=editor)
    (entry,) = told("desk.asked")
    assert entry.label == original.title
    assert entry.detail["languages"] == ["ar"] and entry.detail["requests"] == 1
    assert section.organisation is not None and entry.organisation_id == section.organisation.pk


def test_asking_for_many_pages_takes_queries_by_the_batch(
    original: GuidancePage, section: OrganisationPage, editor: User, arabic: HomePage, french: HomePage
) -> None:
    pages = [original, *(factories.live_guidance(section, title=f"Page {number}") for number in range(5))]
    asked = []
    for some in (pages[:1], pages[1:]):
        with CaptureQueriesContext(connection) as queries:
            ask_for(*some, by=User.objects.get(pk=editor.pk), languages=["ar", "fr"])
        asked.append(len(queries))
    assert asked[1] <= asked[0]
