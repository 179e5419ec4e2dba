"""What the trail says of organisations and their people, and to whose administrators it says it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.organisations.models import Organisation, State
from tests import factories

Told = Callable[..., list[Entry]]


@pytest.fixture
def told(ours: Organisation, theirs: Organisation) -> Told:
    """The entries since the test began, oldest first; of these actions, or all."""
    before = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0

    def of(*actions: str) -> list[Entry]:
        found = Entry.objects.filter(id__gt=before).order_by("id")
        return list(found.filter(action__in=actions) if actions else found)

    return of


def changes(entries: list[Entry]) -> list[tuple[str, list[str]]]:
    return [(entry.action, entry.detail.get("changed", [])) for entry in entries]


# What is done with an organisation


def test_suspending_an_organisation_and_making_it_active_again_have_words_of_their_own(
    ours: Organisation, told: Told
) -> None:
    ours.state = State.SUSPENDED
    ours.save()
    ours.state, ours.contact_phone = State.ACTIVE, "+256 700 000 000"
    ours.save()
    assert changes([entry for entry in told() if entry.kind == "organisations.organisation"]) == [
        ("organisation.suspended", []),
        ("organisation.active", []),
        ("wagtail.edit", ["contact_phone"]),
    ]
    assert {entry.organisation_id for entry in told("organisation.suspended")} == {ours.pk}


def test_other_places_are_told_in_the_entry_that_tells_the_rest(
    client: Client, admin: User, ours: Organisation, told: Told
) -> None:
    place = factories.PlaceFactory()
    client.force_login(admin)
    address = reverse("wagtailsnippets_organisations_organisation:edit", args=[ours.pk])
    for phone, places in [("", [place.pk]), ("+256 700 000 000", [place.pk]), ("+256 700 000 001", [])]:
        form = {"name_en": ours.name, "state": ours.state, "contact_phone": phone, "places": places}
        response = client.post(address, form)
        assert response.status_code == 302, response.context["form"].errors
    assert changes(told("wagtail.edit")) == [
        ("wagtail.edit", ["places"]),
        ("wagtail.edit", ["contact_phone"]),
        ("wagtail.edit", ["contact_phone", "places"]),
    ]


def test_other_places_are_told_whichever_way_they_come(ours: Organisation, told: Told) -> None:
    place = factories.PlaceFactory()
    ours.places.add(place)
    ours.places.add(place)
    ours.places.clear()
    ours.places.clear()
    assert changes(told("wagtail.edit")) == [("wagtail.edit", ["places"])] * 2
