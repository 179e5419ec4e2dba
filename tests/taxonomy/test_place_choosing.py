"""Choosing places: searched, told apart, many at a time, and without loading those that were not chosen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.taxonomy.models import Place
from tests import factories
from tests.publishing.page_form import words
from tests.safety.changes import a_second_person_approves
from tests.standing import standing

CHOOSER = "wagtailsnippetchoosers_taxonomy_place"


@standing
def bridge(place: Place) -> Place:
    """A district Banoka in a province of Talomira."""
    province = factories.PlaceFactory(level=1, parent=place, pcode="XA01", name_en="Northern hills")
    return factories.PlaceFactory(level=2, parent=province, pcode="XA0101", name_en="Banoka", name_ar="بانوكا")


@standing
def namesake(bridge: Place) -> Place:
    """Another Banoka, elsewhere in the same country."""
    south = factories.PlaceFactory(level=1, parent=bridge.lineage()[-1], pcode="XA02", name_en="Southern plain")
    return factories.PlaceFactory(level=2, parent=south, pcode="XA0201", name_en="Banoka")


@pytest.fixture
def desk(admin: User) -> Client:
    """Somebody who may change everything."""
    client = Client()
    client.force_login(admin)
    return client


def found(client: Client, **query: Any) -> list[str]:
    """P-codes of what the chooser offers."""
    shown = client.get(reverse(f"{CHOOSER}:choose_results"), {"multiple": 1, **query})
    assert shown.status_code == 200
    return [place.pcode for place in shown.context["results"]]


def test_places_are_found_by_words_in_any_language_by_the_larger_place_by_code_and_by_level(
    editor_desk: Client, arabic: Any, namesake: Place
) -> None:
    assert found(editor_desk, q="banok") == ["XA0101", "XA0201"]
    assert found(editor_desk, q="بانوكا") == ["XA0101"]
    assert found(editor_desk, q="banoka southern") == ["XA0201"]
    assert found(editor_desk, q="north") == ["XA01", "XA0101"]
    assert found(editor_desk, q="xa02") == ["XA02", "XA0201"]
    assert found(editor_desk, q="talomira", level=1) == ["XA01", "XA02"]
    assert found(editor_desk, q="\"; %_'") == []
    said = words(editor_desk.get(reverse(f"{CHOOSER}:choose_results"), {"q": "banoka"}))
    assert "admin 2 (district) Southern plain, Talomira XA0201" in said


def test_what_was_chosen_is_told_apart(editor_desk: Client, namesake: Place) -> None:
    chosen = editor_desk.get(reverse(f"{CHOOSER}:chosen_multiple"), {"id": namesake.pk, "multiple": 1})
    assert chosen.json()["result"][0]["string"] == "Banoka (XA0201) · Southern plain, Talomira"


def form_of(hotline: Hotline, **changes: Any) -> dict[str, Any]:
    """A hotline's form as a browser sends it."""
    return {
        "name_en": "Line", "purpose_en": "Report", "number": hotline.number, "tier": "public", "cost": "free",
        "assured_until": "2030-01-01", "organisation": "", **changes,
    }  # fmt: skip


def test_a_hotline_takes_places_by_key_and_by_code_and_gives_them_back(
    desk: Client, hotline: Hotline, bridge: Place, namesake: Place
) -> None:
    address = reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk])
    sent = form_of(hotline, **{"places": [bridge.pk], "places-codes": "xa0201, XA01"})
    assert desk.post(address, sent).status_code == 302
    a_second_person_approves()
    assert set(hotline.places.values_list("pcode", flat=True)) == {"XA0101", "XA0201", "XA01"}
    shown = desk.get(address).content.decode()
    assert f'name="places" value="{bridge.pk}" checked' in shown
    assert "Southern plain, Talomira" in shown
    assert desk.post(address, form_of(hotline)).status_code == 302
    a_second_person_approves()
    assert not hotline.places.exists()


def test_a_code_that_nobody_knows_is_complained_of_and_kept_to_be_mended(
    desk: Client, hotline: Hotline, bridge: Place
) -> None:
    address = reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk])
    response = desk.post(address, form_of(hotline, **{"places": [bridge.pk], "places-codes": "xa9999"}))
    assert response.status_code == 200
    assert "No place has the P-code “XA9999”" in response.context["form"].errors["places"][0]
    shown = response.content.decode()
    assert f'name="places" value="{bridge.pk}" checked' in shown
    assert 'value="XA9999"' in shown


@pytest.mark.parametrize("typed", ["{key}", "123456", "-1", "9" * 25, "xa\x00"])
def test_a_number_typed_as_a_code_is_complained_of_and_taken_for_no_key(
    desk: Client, hotline: Hotline, bridge: Place, typed: str
) -> None:
    address = reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk])
    response = desk.post(address, form_of(hotline, **{"places-codes": typed.format(key=bridge.pk)}))
    if "\x00" not in typed:
        assert "No place has the P-code" in str(response.context["form"].errors["places"])
    assert bridge not in hotline.places.all()


def test_a_place_that_went_while_the_form_was_open_is_complained_of(
    desk: Client, hotline: Hotline, bridge: Place
) -> None:
    address, gone = reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk]), bridge.pk
    bridge.delete()
    response = desk.post(address, form_of(hotline, places=[gone]))
    assert f"No place has the P-code “{gone}”" in response.context["form"].errors["places"][0]


def test_a_form_asks_no_more_with_five_thousand_places(
    desk: Client, hotline: Hotline, place: Place, django_assert_max_num_queries: Any
) -> None:
    Place.objects.bulk_create(
        Place(level=1, parent=place, iso3="XAA", pcode=f"XA{number:04}", name_en=f"Place {number}")
        for number in range(5000)
    )
    hotline.places.add(place)
    shown = desk.get(reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk]))
    assert "Talomira (XA)" in words(shown)
    assert "Place 17" not in words(shown)
    with django_assert_max_num_queries(20):
        assert len(found(desk, q="place 49")) == 25
