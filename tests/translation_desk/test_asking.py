"""Asking for translations: pages, sections, campaigns, in several languages at once; nothing is asked for twice."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk.asking import CannotAsk
from cms.translation_desk.choosing_pages import choices_at
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.fulfilling import fulfilled, needed
from cms.translation_desk.models import TranslationRequest
from tests import factories
from tests.publishing.page_form import words
from tests.translation_desk.asked import ask_for, request_for

NOON = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)
AN_HOUR = datetime.timedelta(hours=1)


def related(*pages: Page) -> tuple[str, Any]:
    """A part that leads to other pages."""
    return "related", {"pages": list(pages)}


def pairs() -> set[tuple[str, str]]:
    """What is open, as titles and languages."""
    titles = dict(Page.objects.filter(locale__language_code="en").values_list("translation_key", "title"))
    return {(titles[row.translation_key], row.language) for row in TranslationRequest.objects.open()}


# The rules


@pytest.mark.parametrize(
    ("live", "published_at", "expected"),
    [(True, NOON + AN_HOUR, True), (True, NOON, False), (True, None, False), (False, NOON + AN_HOUR, False)],
)
def test_a_request_is_fulfilled_by_what_was_published_after_it(live: bool, published_at: Any, expected: bool) -> None:
    assert fulfilled(live=live, published_at=published_at, asked_at=NOON) is expected


@pytest.mark.parametrize(
    ("live", "published_at", "expected"),
    [(True, NOON + AN_HOUR, False), (True, NOON, False), (True, NOON - AN_HOUR, True), (False, NOON, True)],
)
def test_what_is_live_and_not_older_than_its_original_is_not_needed(
    live: bool, published_at: Any, expected: bool
) -> None:
    assert needed(live=live, published_at=published_at, source_published_at=NOON) is expected


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


def test_what_is_live_and_up_to_date_is_not_asked_for_and_what_is_older_is(
    original: GuidancePage, editor: User, arabic: HomePage
) -> None:
    factories.live_translation(original, arabic.locale)
    assert ask_for(original, by=editor).not_needed == 1
    GuidancePage.objects.get(pk=original.pk).save_revision().publish()
    assert ask_for(original, by=editor).made == 1


def test_the_language_of_the_page_itself_is_left_out(original: GuidancePage, editor: User, arabic: HomePage) -> None:
    asked = ask_for(original, by=editor, languages=["en", "ar"])
    assert (asked.made, asked.not_needed) == (1, 0)


def test_once_it_was_done_it_can_be_asked_for_again(original: GuidancePage, editor: User, arabic: HomePage) -> None:
    request_for(original, editor)
    factories.live_translation(original, arabic.locale)
    assert not TranslationRequest.objects.open().exists()
    GuidancePage.objects.get(pk=original.pk).save_revision().publish()
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


# The form


def asking_form(**values: Any) -> dict[str, Any]:
    """What an editor fills in."""
    return {"what": "page", "languages": ["ar"], "due": "", "note": "", **values}


def test_the_form_asks_and_says_what_came_of_it(
    editor_desk: Client, original: GuidancePage, arabic: HomePage, french: HomePage
) -> None:
    address = reverse("translation_desk:ask_for", args=[original.pk])
    said = words(editor_desk.get(address))
    assert "العربية" in said and "Français" in said and "English" not in said.split("Into which languages?")[1]
    said = words(editor_desk.post(address, asking_form(), follow=True))
    assert "1 translation was asked for." in said
    said = words(editor_desk.post(address, asking_form(languages=["ar", "fr"]), follow=True))
    assert "1 translation was asked for." in said and "1 was asked for already" in said
    said = words(editor_desk.post(address, asking_form(), follow=True))
    assert "Nothing new was asked for." in said


def test_from_a_translation_its_original_is_asked_for(
    editor_desk: Client, original: GuidancePage, arabic: HomePage, french: HomePage
) -> None:
    version = factories.live_translation(original, arabic.locale)
    editor_desk.post(reverse("translation_desk:ask_for", args=[version.pk]), asking_form(languages=["fr"]))
    assert pairs() == {(original.title, "fr")}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"languages": []}, "languages"),
        ({"languages": ["xx"]}, "languages"),
        ({"what": "everything"}, "what"),
        ({"due": "2001-01-01"}, "due"),
        ({"due": "soon"}, "due"),
        ({"note": "x" * 501}, "note"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_asked_for(
    editor_desk: Client, original: GuidancePage, arabic: HomePage, values: dict[str, Any], field: str
) -> None:
    response = editor_desk.post(reverse("translation_desk:ask_for", args=[original.pk]), asking_form(**values))
    assert field in response.context["form"].errors
    assert not TranslationRequest.objects.exists()


def test_a_page_that_is_not_live_is_not_asked_for(
    editor_desk: Client, section: OrganisationPage, arabic: HomePage
) -> None:
    draft = factories.guidance_draft(section, title="Draft")
    response = editor_desk.post(reverse("translation_desk:ask_for", args=[draft.pk]), asking_form(), follow=True)
    assert "Publish it first" in words(response)
    assert not TranslationRequest.objects.exists()


def test_sections_and_pages_to_begin_with_are_found_by_words_of_their_title(
    editor_desk: Client, original: GuidancePage, home: HomePage
) -> None:
    other = factories.section_under(home, organisation=factories.OrganisationFactory())
    factories.live_guidance(other, title="Their warning signs")
    address = reverse("translation_desk:ask_where")
    said = words(editor_desk.get(address, {"q": "signs warning"}))
    assert original.title in said and "Their warning" not in said
    assert "No section and no live page" in words(editor_desk.get(address, {"q": "nothing like it"}))


# Who may


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.EDITOR, True),
        (Role.SAFETY_REVIEWER, True),
        (Role.COORDINATOR, True),
        (Role.AUTHOR, False),
        (Role.TRANSLATOR, False),
        (Role.LANGUAGE_REVIEWER, False),  # of Arabic: the original is English
        (Role.ADMINISTRATOR, False),
    ],
)
def test_who_may_change_or_publish_the_original_asks_and_nobody_else(
    client: Client, original: GuidancePage, section: OrganisationPage, arabic: HomePage, role: Role, may: bool
) -> None:
    organisation = None if role == Role.COORDINATOR else section.organisation
    client.force_login(factories.member_of(organisation, role, language="ar"))
    for place, what in ((original, "page"), (section, "below")):
        address = reverse("translation_desk:ask_for", args=[place.pk])
        assert (client.get(address).status_code == 200) is may
        client.post(address, asking_form(what=what))
    assert TranslationRequest.objects.exists() is may
    # A language reviewer asks for what is written in their language first.
    asks_somewhere = may or role == Role.LANGUAGE_REVIEWER
    assert (client.get(reverse("translation_desk:ask_where")).status_code == 200) is asks_somewhere


def test_people_of_other_organisations_and_strangers_ask_for_nothing(
    client: Client, original: GuidancePage, section: OrganisationPage, home: HomePage, arabic: HomePage
) -> None:
    other = factories.section_under(home, organisation=factories.OrganisationFactory())
    for sign_in in (True, False):
        client.logout()
        if sign_in:
            client.force_login(factories.member_of(other.organisation, Role.EDITOR, Role.SAFETY_REVIEWER))
        for page in (original, section):
            address = reverse("translation_desk:ask_for", args=[page.pk])
            assert client.get(address).status_code == 302
            client.post(address, asking_form(what="below"))
    assert not TranslationRequest.objects.exists()


def test_the_button_is_there_for_who_may_ask(
    editor_desk: Client, desk: Client, original: GuidancePage, arabic: HomePage
) -> None:
    ask = reverse("translation_desk:ask_for", args=[original.pk])
    assert ask in editor_desk.get(reverse("wagtailadmin_pages:edit", args=[original.pk])).content.decode()
    draft = draft_in(original, arabic.locale, by=None).page
    own = reverse("translation_desk:ask_for", args=[draft.pk])
    assert own not in desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
