"""Where guidance applies: places that fit under their parents, down to admin 3 and never finer."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cms.accounts.models import User
from cms.taxonomy.models import Level, Place
from tests import factories
from tests.safety.changes import a_second_person_approves


def chain(depth: int = 4) -> list[Place]:
    """A country and one place at each level below it, the smallest last."""
    places: list[Any] = [factories.PlaceFactory()]
    for level in range(1, depth):
        parent = places[-1]
        places.append(factories.PlaceFactory(level=level, parent=parent, pcode=f"{parent.pcode}0{level}"))
    return places


def complaints(place: Place) -> dict[str, list[str]]:
    """Field to messages."""
    with pytest.raises(ValidationError) as refused:
        place.full_clean(exclude=["name"])
    return refused.value.message_dict


def test_a_place_knows_the_larger_ones_it_is_part_of(db: None) -> None:
    country, province, district, town = chain()
    assert town.lineage() == [town, district, province, country]
    assert country.lineage() == [country]


def test_a_country_stands_alone_and_everything_else_is_part_of_something(place: Place) -> None:
    assert (
        "A country is not part of another place"
        in complaints(Place(level=0, iso3="XBB", pcode="XB", parent=place, name_en="B"))["parent"][0]
    )
    assert "Choose the larger place" in complaints(Place(level=1, iso3="XAA", pcode="XA09", name_en="B"))["parent"][0]


@pytest.mark.parametrize("level", [2, 3])
def test_a_place_fits_only_under_the_level_just_above(place: Place, level: int) -> None:
    wrong = Place(level=level, parent=place, iso3="XAA", pcode="XA09", name_en="Wrong")
    assert "Talomira is a place of level “country”; choose one of the level just above." in complaints(wrong)["parent"]


def test_a_place_lies_in_the_country_of_its_parent(place: Place) -> None:
    abroad = Place(level=1, parent=place, iso3="XBB", pcode="XA09", name_en="Abroad")
    assert complaints(abroad)["iso3"] == ["Talomira lies in another country (XAA)."]


def test_a_p_code_begins_with_the_letters_of_its_country(place: Place) -> None:
    stray = Place(level=1, parent=place, iso3="XAA", pcode="XB09", name_en="Stray")
    assert complaints(stray)["pcode"] == ["The P-code must begin with the letters of its country: XA."]


def test_a_place_is_not_part_of_itself_nor_of_what_it_contains(db: None) -> None:
    _country, province, district, _town = chain()
    province.parent = province
    assert "A place cannot be part of itself." in complaints(province)["parent"]
    province.parent = district
    assert "parent" in complaints(province)


def test_a_place_keeps_its_level_while_it_contains_others(db: None) -> None:
    country, province, _district, _town = chain()
    province.level, province.parent = Level.ADMIN_2, country
    with pytest.raises(ValidationError):
        province.save()
    country.level = Level.ADMIN_1
    assert complaints(country)


def test_a_country_keeps_its_code_while_it_contains_others(db: None) -> None:
    country, _province, _district, _town = chain()
    country.iso3 = "XBB"
    assert "iso3" in complaints(country)
    country.iso3, country.pcode = "XAA", "XZ"
    assert "pcode" in complaints(country)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("iso3", "xaa"),
        ("iso3", "XA"),
        ("iso3", "X1A"),
        ("pcode", "xa"),
        ("pcode", "X"),
        ("pcode", "XA-1"),
        ("pcode", "1A"),
    ],
)
def test_codes_are_written_as_the_standards_say(db: None, field: str, value: str) -> None:
    place = Place(level=0, iso3="XAA", pcode="XA", name_en="A")
    setattr(place, field, value)
    assert field in complaints(place)


def test_nothing_finer_than_admin_3_is_stored(db: None) -> None:
    town = chain()[-1]
    finer = Place(level=4, parent=town, iso3="XAA", pcode="XA01020304", name_en="A field")
    assert "level" in complaints(finer)


def test_a_place_that_does_not_fit_is_refused_whatever_the_route(place: Place) -> None:
    with pytest.raises(ValidationError):
        Place.objects.create(level=2, parent=place, iso3="XAA", pcode="XA09", name_en="Wrong")
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.bulk_create([Place(level=1, iso3="XAA", pcode="XA10", name="Loose", name_en="Loose")])


def test_p_codes_are_unique_and_places_with_parts_stay(db: None) -> None:
    country, *_rest = chain(2)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.PlaceFactory()
    with pytest.raises(ProtectedError):
        country.delete()


LEVELS = st.integers(0, 3)


@given(level=LEVELS, parent_level=st.none() | LEVELS, same_country=st.booleans(), prefixed=st.booleans())
def test_a_place_fits_exactly_when_level_country_and_code_follow_from_its_parent(
    level: int, parent_level: int | None, same_country: bool, prefixed: bool
) -> None:
    parent = None if parent_level is None else Place(pk=1, level=parent_level, iso3="XAA", pcode="XA1", name_en="P")
    place = Place(
        level=level,
        parent=parent,
        iso3="XAA" if same_country else "XBB",
        pcode="XA12" if prefixed else "XB12",
        name_en="Place",
    )
    fits = parent is None if level == 0 else parent_level == level - 1 and same_country and prefixed
    try:
        place.clean()
    except ValidationError:
        assert not fits
    else:
        assert fits


def test_the_form_says_where_a_place_does_not_fit(admin: User, client: Client, place: Place) -> None:
    client.force_login(admin)
    values = {"name_en": "Wrong", "level": "2", "parent": str(place.pk), "iso3": "XAA", "pcode": "XA09"}
    response = client.post(reverse("wagtailsnippets_taxonomy_place:add"), values)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["parent"]
    response = client.post(reverse("wagtailsnippets_taxonomy_place:add"), values | {"level": "1"})
    assert response.status_code == 302
    a_second_person_approves()
    assert Place.objects.get(pcode="XA09").parent == place


@pytest.mark.parametrize(
    "wrong", [{"level": "x"}, {"level": "9"}, {"parent": "999999"}, {"pcode": "x" * 500}, {"iso3": ""}]
)
def test_whatever_is_typed_the_form_answers(admin: User, client: Client, place: Place, wrong: dict[str, str]) -> None:
    client.force_login(admin)
    values = {"name_en": "North", "level": "1", "parent": str(place.pk), "iso3": "XAA", "pcode": "XA09"}
    response = client.post(reverse("wagtailsnippets_taxonomy_place:add"), values | wrong)
    assert response.status_code == 200
    assert set(wrong) <= set(response.context["form"].errors)
