"""A place that something names is not deleted, and whoever tries is told by what: nothing that they may not open."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.directory.models import Hotline
from cms.safety.models import FieldTest
from cms.taxonomy.models import Place
from cms.taxonomy.naming import rows_naming
from tests import factories
from tests.publishing.page_form import words

pytestmark = pytest.mark.django_db
SAID = "cannot be deleted: these name it"


def delete(client: Client, place: Place, follow: bool = True) -> Any:
    return client.post(reverse("wagtailsnippets_taxonomy_place:delete", args=[place.pk]), follow=follow)


def page_in(section: Any, place: Place, title: str = "Know the signs") -> Any:
    page = factories.guidance_draft(section, title=title)
    factories.give_facts(page, places=(place,))
    page.save()
    return page


def test_a_place_that_nothing_names_is_deleted(place: Place, admin_desk: Client) -> None:
    assert rows_naming(place) == []
    assert SAID not in words(delete(admin_desk, place))
    assert not Place.objects.filter(pk=place.pk).exists()


def test_a_number_keeps_its_place_and_does_not_come_to_serve_every_place(
    place: Place, hotline: Hotline, admin_desk: Client
) -> None:
    number = factories.HotlineFactory(places=[place])
    told = delete(admin_desk, place)
    assert SAID in words(told) and number.number in words(told)
    assert reverse("wagtailsnippets_directory_hotline:edit", args=[number.pk]) in told.content.decode()
    assert list(number.places.all()) == [place]


def test_pages_are_named_with_the_way_to_each(section: Any, place: Place, admin_desk: Client) -> None:
    pages = [page_in(section, place, f"Page {number}") for number in range(7)]
    address = reverse("wagtailsnippets_taxonomy_place:delete", args=[place.pk])
    for told in (admin_desk.get(address, follow=True), delete(admin_desk, place)):
        assert SAID in words(told)
        assert [page.title in words(told) for page in pages] == [True] * 5 + [False] * 2
        assert "and 2 more" in words(told)
        assert reverse("wagtailadmin_pages:edit", args=[pages[0].pk]) in told.content.decode()
    assert Place.objects.filter(pk=place.pk).exists()


def test_a_field_test_names_its_page(section: Any, place: Place, admin_desk: Client) -> None:
    page = factories.guidance_draft(section, title="Tested there")
    FieldTest.objects.create(
        at=timezone.now(), translation_key=page.translation_key, language="en", page_id=page.pk, digest="x", by_id=1,
        by="Somebody", place=place, on=timezone.localdate(), women=5, understood=90,
    )  # fmt: skip
    assert "Tested there" in words(delete(admin_desk, place))
    assert Place.objects.filter(pk=place.pk).exists()


def test_a_larger_place_names_its_smaller_ones(place: Place, admin_desk: Client) -> None:
    smaller = factories.PlaceFactory(parent=place, level=1, iso3="XAA", pcode="XA01", name_en="Lower Valley")
    assert "Lower Valley" in words(delete(admin_desk, place))
    assert Place.objects.filter(pk=smaller.pk).exists()


def test_several_at_once_stay_too(place: Place, hotline: Hotline, admin_desk: Client) -> None:
    number, other = (
        factories.HotlineFactory(places=[place]),
        factories.PlaceFactory(iso3="XAB", pcode="XB", name_en="Otherland"),
    )
    address = reverse("wagtail_bulk_action", args=["taxonomy", "place", "delete"])
    back = reverse("wagtailsnippets_taxonomy_place:list")
    told = admin_desk.post(f"{address}?id={place.pk}&id={other.pk}&next={back}", follow=True)
    assert SAID in words(told) and number.number in words(told)
    assert Place.objects.filter(pk__in=[place.pk, other.pk]).count() == 2
