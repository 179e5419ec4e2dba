"""The form in which translations are asked for, and who may."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.models import TranslationRequest
from tests import factories
from tests.publishing.page_form import words
from tests.translation_desk.asked import pairs

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
