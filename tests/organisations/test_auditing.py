"""What the trail says of organisations and their people, and to whose administrators it says it."""

from collections.abc import Callable

import pytest
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Organisation, Role, State, Team
from cms.organisations.people import installation
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


def test_an_organisation_goes_by_one_name_whatever_language_is_spoken(
    client: Client, admin: User, ours: Organisation, told: Told
) -> None:
    for column, name in (("name_en", "Safe Steps"), ("name_ar", "خطوات آمنة")):
        setattr(ours, column, name)
    ours.save()
    page = factories.guidance_draft(OrganisationPage.objects.get(organisation=ours, locale__language_code="en"))
    person = factories.member_of(ours, Role.EDITOR)
    with override("ar"):
        ours.save()
        page.delete()
        person.delete()
    entries = [entry for entry in told() if entry.organisation_id == ours.pk]
    assert {"wagtail.edit", "wagtail.delete", "people.removed"} <= {entry.action for entry in entries}
    assert {entry.organisation for entry in entries} == {"Safe Steps"}
    assert {entry.label for entry in told("wagtail.edit")} == {"Safe Steps"}


# What is done with its people


def organisations(entries: list[Entry]) -> list[tuple[str, int | None]]:
    return [(entry.action, entry.organisation_id) for entry in entries]


def test_the_organisation_of_somebody_suspended_reads_of_it(
    ours: Organisation, theirs: Organisation, admin: User, told: Told
) -> None:
    person, both = factories.member_of(ours, Role.EDITOR), factories.member_of(ours, Role.EDITOR)
    both.groups.add(Team.objects.get(organisation=theirs, role=Role.EDITOR).group)
    for somebody in (person, both):
        installation.suspend(somebody, by=admin)
        installation.reinstate(somebody, by=admin)
    acts = ["people.deactivated", "people.suspended", "people.activated", "people.reinstated"]
    found = organisations(told(*acts))
    assert found == [(act, ours.pk) for act in acts] + [(act, None) for act in acts]


def test_the_people_of_a_suspended_organisation_are_told_of_as_its_own(ours: Organisation, told: Told) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    Organisation.objects.filter(pk=ours.pk).update(state=State.SUSPENDED)
    person.set_password("another-horse-battery-7")
    person.save()
    assert organisations(told("people.password_changed"))[-1] == ("people.password_changed", ours.pk)


def test_an_account_is_removed_where_it_worked(ours: Organisation, told: Told) -> None:
    factories.member_of(ours, Role.EDITOR).delete()
    assert organisations(told("people.removed")) == [("people.removed", ours.pk)]


def test_an_invitation_to_the_installation_is_not_the_organisations(
    ours: Organisation, admin: User, told: Told
) -> None:
    person = factories.member_of(ours, Role.EDITOR, email="mara@example.org")
    installation.invite(person.email, coordinator=True, superuser=False, by=admin, now=timezone.now())
    assert organisations(told("people.invited")) == [("people.invited", None)]


def test_a_refused_sign_in_is_told_to_the_organisation_with_as_many_questions_as_one_for_nobody(
    client: Client, ours: Organisation, theirs: Organisation, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = timezone.now().replace(hour=12, minute=0, second=0)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)  # all within one minute
    cache.clear()
    authenticate(username="the-first-of-this-minute", password="guess")
    keeper = factories.member_of(ours, Role.ADMINISTRATOR, username="keeper")
    person = factories.member_of(ours, Role.EDITOR, username="mara", is_active=False)
    elsewhere = factories.member_of(theirs, Role.EDITOR, username="ama")
    counts = set()
    for name in (person.username, elsewhere.username, "nobody-here", keeper.username):
        with CaptureQueriesContext(connection) as queries:
            authenticate(username=name, password="guess")
        counts.add(len(queries))
    assert len(counts) == 1
    assert [entry.organisation_id for entry in told("session.refused")] == [None, ours.pk, theirs.pk, None, ours.pk]
    client.force_login(keeper)
    shown = client.get(reverse("audit"), {"action": "session.refused"}).content.decode()
    assert "mara" in shown and ">ama<" not in shown
