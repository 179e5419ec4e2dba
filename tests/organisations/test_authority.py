"""Whether an authority approves an organisation's pages is said by those who see everything, and by nobody of the organisation itself."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.organisations.models import Organisation, Role
from tests import factories
from tests.conftest import signed_in

NAME = "requires_authority"


def address(organisation: Organisation) -> str:
    """Where an organisation is described."""
    return reverse("wagtailsnippets_organisations_organisation:edit", args=[organisation.pk])


def offered(desk: Client, organisation: Organisation) -> set[str]:
    """The names of the fields of its form."""
    shown = BeautifulSoup(desk.get(address(organisation)).content, "html.parser")
    return {str(one["name"]) for one in shown.select("form [name]")} - {"csrfmiddlewaretoken", "next"}


def sent(desk: Client, organisation: Organisation, **more: Any) -> Organisation:
    """What has become of it after a form that asks for everything."""
    desk.post(address(organisation), {"name_en": "Forged", "slug": "forged", "state": "suspended", NAME: "on"} | more)
    return Organisation.objects.get(pk=organisation.pk)


def test_a_coordinator_says_that_an_authority_approves_the_pages_and_changes_nothing_else(ours: Organisation) -> None:
    desk = signed_in(factories.member_of(None, Role.COORDINATOR))
    assert NAME in offered(desk, ours)
    assert not offered(desk, ours) & {"name_en", "slug", "state", "logo", "places", "languages", "contact_email"}
    after = sent(desk, ours)
    assert after.requires_authority
    assert (after.name, after.slug, after.state) == (ours.name, ours.slug, ours.state)


def test_an_administrator_of_the_installation_says_it_too(ours: Organisation, admin_desk: Client) -> None:
    assert sent(admin_desk, ours, slug=ours.slug, state=ours.state).requires_authority


def test_an_administrator_of_the_organisation_does_not(ours: Organisation, as_keeper: Client) -> None:
    assert NAME not in offered(as_keeper, ours)
    after = sent(as_keeper, ours)
    assert not after.requires_authority
    assert after.name == "Forged"
    Organisation.objects.filter(pk=ours.pk).update(requires_authority=True)
    as_keeper.post(address(ours), {"name_en": "Another name"})
    assert Organisation.objects.get(pk=ours.pk).requires_authority


def test_who_administers_one_organisation_and_coordinates_describes_only_that_one(
    ours: Organisation, theirs: Organisation, keeper: User
) -> None:
    keeper.groups.add(factories.member_of(None, Role.COORDINATOR).groups.get())
    desk = signed_in(keeper)
    assert {"name_en", NAME} <= offered(desk, ours)
    assert "name_en" not in offered(desk, theirs)
    assert sent(desk, theirs).name == theirs.name


@pytest.mark.parametrize("role", [one for one in Role if one not in (Role.COORDINATOR, Role.ADMINISTRATOR)])
def test_nobody_else_opens_the_form(ours: Organisation, role: Role) -> None:
    desk = signed_in(factories.member_of(ours, role, language="ar"))
    assert NAME not in offered(desk, ours)
    assert not sent(desk, ours).requires_authority


def test_both_ways_have_words_of_their_own_in_the_trail(ours: Organisation) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR)
    desk = signed_in(coordinator)
    sent(desk, ours)
    desk.post(address(ours), {})
    told = Entry.objects.filter(action__startswith="organisation.", kind="organisations.organisation").order_by("pk")
    assert [(one.action, one.actor_id) for one in told] == [
        ("organisation.authority", coordinator.pk),
        ("organisation.no_authority", coordinator.pk),
    ]
