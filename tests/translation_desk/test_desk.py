"""The translator's place: what waits, “Translate into …”, and whom it refuses."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.permissions import desk_of, target_locales
from cms.translation_desk.waiting import waiting_for
from tests import factories
from tests.conftest import signed_in
from tests.publishing.page_form import words


def start(client: Client, page: Page, home: HomePage) -> Any:
    """Press Start."""
    return client.post(reverse("translation_desk:translate", args=[page.pk]), {"locale": home.locale_id}, follow=True)


def versions(page: Page) -> set[str]:
    """The languages a page exists in."""
    return set(
        Page.objects.filter(translation_key=page.translation_key).values_list("locale__language_code", flat=True)
    )


def test_starting_makes_the_draft_and_opens_it(desk: Client, original: GuidancePage, arabic: HomePage) -> None:
    response = start(desk, original, arabic)
    draft = Page.objects.get(translation_key=original.translation_key, locale=arabic.locale)
    assert response.redirect_chain[-1][0] == reverse("translation_desk:side_by_side", args=[draft.pk])
    assert "A draft in العربية is ready" in words(response)


def test_who_comes_for_a_language_finds_it_chosen(
    editor: User, original: GuidancePage, arabic: HomePage, french: HomePage
) -> None:
    address = reverse("translation_desk:translate", args=[original.pk])
    form = signed_in(editor).get(address, {"language": "ar"}).context["form"]
    assert form.fields["locale"].initial == arabic.locale_id
    assert signed_in(editor).get(address, {"language": "x"}).context["form"].fields["locale"].initial is None


def test_starting_twice_opens_the_same_draft(desk: Client, original: GuidancePage, arabic: HomePage) -> None:
    start(desk, original, arabic)
    response = start(desk, original, arabic)
    assert response.status_code == 200
    assert versions(original) == {"en", "ar"}
    assert Page.objects.filter(translation_key=original.translation_key).count() == 2


def test_a_translator_of_arabic_cannot_draft_french(
    desk: Client, translator: User, original: GuidancePage, arabic: HomePage, french: HomePage
) -> None:
    assert [locale.language_code for locale in target_locales(original, translator)] == ["ar"]
    response = start(desk, original, french)
    assert "locale" in response.context["form"].errors
    assert versions(original) == {"en"}


def test_a_translator_of_arabic_cannot_read_an_english_draft_through_the_desk(
    desk: Client, section: OrganisationPage, arabic: HomePage
) -> None:
    secret = factories.guidance_draft(section, title="Not ready for anybody")
    response = desk.get(reverse("translation_desk:translate", args=[secret.pk]), follow=True)
    assert "Not ready for anybody" not in words(response)
    start(desk, secret, arabic)
    assert versions(secret) == {"en"}


def test_somebody_who_may_write_nowhere_is_refused(
    client: Client, section: OrganisationPage, original: GuidancePage, arabic: HomePage
) -> None:
    client.force_login(factories.member_of(section.organisation, Role.ADMINISTRATOR))
    for address in (reverse("translation_desk:waiting"), reverse("translation_desk:translate", args=[original.pk])):
        assert client.get(address).status_code == 302
    start(client, original, arabic)
    assert versions(original) == {"en"}


def test_a_stranger_is_asked_to_sign_in(client: Client, original: GuidancePage, arabic: HomePage) -> None:
    response = client.post(reverse("translation_desk:translate", args=[original.pk]), {"locale": arabic.locale_id})
    assert response.status_code == 302
    assert "/login/" in response.headers["Location"]
    assert versions(original) == {"en"}


def test_looking_makes_nothing(desk: Client, original: GuidancePage, arabic: HomePage) -> None:
    response = desk.get(reverse("translation_desk:translate", args=[original.pk]))
    assert "العربية · Arabic" in words(response)
    assert versions(original) == {"en"}


@pytest.mark.parametrize("page_id", [1, 999_999])
def test_the_root_and_a_page_that_is_gone_are_not_found(desk: Client, page_id: int) -> None:
    root = Page.get_first_root_node().pk
    response = desk.get(reverse("translation_desk:translate", args=[root if page_id == 1 else page_id]))
    assert response.status_code in {302, 404}


@pytest.mark.parametrize("value", ["", "0", "x", "9" * 30])
def test_a_language_that_is_none_is_refused_and_makes_nothing(desk: Client, original: GuidancePage, value: str) -> None:
    response = desk.post(reverse("translation_desk:translate", args=[original.pk]), {"locale": value})
    assert response.status_code == 200
    assert versions(original) == {"en"}


def test_editors_write_in_every_language_and_translators_in_theirs(
    editor: User, translator: User, arabic: HomePage, french: HomePage
) -> None:
    assert set(desk_of(editor).languages()) == {"en", "ar", "fr"}
    assert set(desk_of(translator).languages()) == {"ar"}


# What waits


def test_live_pages_without_a_version_wait_and_drafts_sections_and_homes_do_not(
    admin: User, original: GuidancePage, section: OrganisationPage, arabic: HomePage
) -> None:
    factories.guidance_draft(section, title="Draft")
    assert [page.title for page in waiting_for(arabic.locale, admin)] == [original.title]


def test_a_page_no_longer_waits_once_its_draft_was_started(
    admin: User, original: GuidancePage, arabic: HomePage
) -> None:
    draft_in(original, arabic.locale, by=None)
    assert list(waiting_for(arabic.locale, admin)) == []


def test_a_translation_does_not_wait_beside_its_original(
    admin: User, original: GuidancePage, arabic: HomePage, french: HomePage
) -> None:
    factories.live_translation(original, arabic.locale)
    assert [page.pk for page in waiting_for(french.locale, admin)] == [original.pk]


def test_an_arabic_original_waits_for_english(
    admin: User, arabic: HomePage, home: HomePage, original: GuidancePage
) -> None:
    page = factories.live_guidance(factories.section_under(arabic), title="علامات الخطر")
    assert [waiting.pk for waiting in waiting_for(home.locale, admin)] == [page.pk]


def test_the_list_names_what_waits_in_the_translators_language(desk: Client, original: GuidancePage) -> None:
    said = words(desk.get(reverse("translation_desk:waiting")))
    assert original.title in said
    assert "العربية" in said


def test_the_list_ignores_a_language_that_is_not_the_translators(
    desk: Client, original: GuidancePage, french: HomePage
) -> None:
    said = words(desk.get(reverse("translation_desk:waiting"), {"language": "fr"}))
    assert "Français" not in said


def test_the_list_costs_the_same_with_many_pages(
    desk: Client, section: OrganisationPage, original: GuidancePage, django_assert_max_num_queries: Any
) -> None:
    address = reverse("translation_desk:waiting")
    desk.get(address)
    with django_assert_max_num_queries(60) as few:
        desk.get(address)
    for number in range(6):
        factories.live_guidance(section, title=f"Page {number}")
    with django_assert_max_num_queries(len(few)):
        assert "Page 5" in words(desk.get(address))


def test_the_button_is_offered_where_a_language_is_missing_and_only_there(
    desk: Client, original: GuidancePage, arabic: HomePage, editor: User, client: Client
) -> None:
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[original.pk])
    assert reverse("translation_desk:translate", args=[original.pk]) in client.get(address).content.decode()
    draft_in(original, arabic.locale, by=None)
    assert reverse("translation_desk:translate", args=[original.pk]) not in client.get(address).content.decode()
