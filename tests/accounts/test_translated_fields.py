"""Words in the admin: a tab for each enabled language, written in that language's direction."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms import languages
from cms.accounts.models import User
from cms.accounts.translated_fields import enabled_codes
from cms.organisations.models import Organisation
from cms.taxonomy.models import Topic
from tests import factories
from tests.safety.changes import a_second_person_approves


@pytest.fixture
def desk(admin: User, client: Client) -> Client:
    """Where the vocabulary is looked after."""
    client.force_login(admin)
    return client


@pytest.fixture
def topic(db: None) -> Any:
    """A topic of the list, with its labels in six languages."""
    found = Topic.objects.first()
    assert found is not None
    return found


def edit_address(topic: Any) -> str:
    """Where a topic is worded."""
    return reverse("wagtailsnippets_taxonomy_topic:edit", args=[topic.pk])


def shown(client: Client, address: str) -> BeautifulSoup:
    """The form."""
    return BeautifulSoup(client.get(address).content.decode(), "html.parser")


def columns(page: BeautifulSoup, field: str = "name") -> dict[str, Tag]:
    """Language code to the input of its column."""
    inputs = page.find_all("input", {"name": re.compile(f"^{field}_")})
    return {str(one["lang"]): one for one in inputs}


def values(topic: Any, **more: Any) -> dict[str, Any]:
    """The form of a topic as it stands."""
    return {
        "name_en": topic.name_en,
        "slug": topic.slug,
        "position": topic.position,
        "pictogram": topic.pictogram,
        **more,
    }


def test_english_has_a_column_even_where_nothing_else_is_enabled(desk: Client, topic: Any) -> None:
    assert enabled_codes() == {"en"}
    assert set(columns(shown(desk, edit_address(topic)))) == {"en"}


def test_enabling_a_language_shows_its_column_at_once(desk: Client, topic: Any) -> None:
    Locale.objects.create(language_code="ar")
    Locale.objects.create(language_code="id")
    page = shown(desk, edit_address(topic))
    assert set(columns(page)) == {"en", "ar", "id"}
    assert columns(page)["id"]["name"] == "name_ind"
    assert columns(page)["ar"]["value"] == topic.name_ar


def test_each_language_has_a_tab_in_its_own_name(desk: Client, topic: Any) -> None:
    Locale.objects.create(language_code="my")
    found = shown(desk, edit_address(topic)).find_all(role="tab")
    tabs = [str(tab.contents[0]).strip() for tab in found]
    assert [tab for tab in tabs if tab in {"English", "မြန်မာဘာသာ", "العربية"}] == ["English", "မြန်မာဘာသာ"]


def test_disabling_a_language_hides_its_column_and_keeps_its_words(desk: Client, topic: Any) -> None:
    locale = Locale.objects.create(language_code="ar")
    locale.delete()
    before = topic.name_ar
    assert set(columns(shown(desk, edit_address(topic)))) == {"en"}
    response = desk.post(edit_address(topic), values(topic, name_en="Signs of danger"))
    assert response.status_code == 302, response.context["form"].errors
    a_second_person_approves()
    topic.refresh_from_db()
    assert (topic.name_en, topic.name_ar) == ("Signs of danger", before)


@pytest.mark.parametrize("code", ["en", "ar", "ps", "my", "ur"])
def test_every_column_is_written_in_its_own_direction(desk: Client, topic: Any, code: str) -> None:
    Locale.objects.get_or_create(language_code=code)
    column = columns(shown(desk, edit_address(topic)))[code]
    assert (column["lang"], column["dir"]) == (code, languages.direction(code))


def test_the_column_without_a_language_is_never_in_the_form(desk: Client, topic: Any) -> None:
    assert shown(desk, edit_address(topic)).find("input", {"name": "name"}) is None


def test_columns_posted_for_languages_that_are_not_enabled_are_ignored(desk: Client, topic: Any) -> None:
    before = topic.name_fr
    response = desk.post(edit_address(topic), values(topic, name_fr="Piraté", name="Overwritten"))
    assert response.status_code == 302, response.context["form"].errors
    topic.refresh_from_db()
    assert (topic.name_fr, topic.name_en) == (before, values(topic)["name_en"])
    assert topic.name == topic.name_en


def test_an_english_label_is_required_and_the_others_are_not(desk: Client, topic: Any) -> None:
    Locale.objects.create(language_code="ar")
    response = desk.post(edit_address(topic), values(topic, name_en="", name_ar=""))
    assert list(response.context["form"].errors) == ["name_en"]


def test_an_organisation_is_made_with_its_names_in_the_enabled_languages(desk: Client, db: None) -> None:
    Locale.objects.create(language_code="ar")
    address = reverse("wagtailsnippets_organisations_organisation:add")
    assert set(columns(shown(desk, address))) == {"en", "ar"}
    response = desk.post(
        address, {"name_en": "Safe Steps", "name_ar": "خطوات آمنة", "slug": "safe-steps", "state": "active"}
    )
    assert response.status_code == 302, response.context["form"].errors
    made: Any = Organisation.objects.get(slug="safe-steps")
    assert (made.name_en, made.name_ar) == ("Safe Steps", "خطوات آمنة")


def test_two_organisations_never_share_an_address(desk: Client, db: None) -> None:
    factories.OrganisationFactory(slug="safe-steps")
    response = desk.post(
        reverse("wagtailsnippets_organisations_organisation:add"), {"name_en": "Another", "slug": "safe-steps"}
    )
    assert "slug" in response.context["form"].errors
    assert Organisation.objects.count() == 1


def test_an_organisation_with_a_section_cannot_be_deleted_and_nothing_breaks(desk: Client, section: Any) -> None:
    address = reverse("wagtailsnippets_organisations_organisation:delete", args=[section.organisation_id])
    response = desk.post(address)
    assert response.status_code < 500
    assert Organisation.objects.filter(pk=section.organisation_id).exists()
