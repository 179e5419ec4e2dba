"""No two organisations carry one name: readers and offers go by it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation, Role
from cms.organisations.naming import is_anothers
from cms.publishing.door import NotReady
from tests import factories
from tests.standing import standing

pytestmark = pytest.mark.django_db
WHY_NOT = "Another organisation has this name. Add what tells the two apart."


@standing
def ours(section: OrganisationPage) -> Organisation:
    """Ours."""
    assert section.organisation is not None
    return section.organisation


@standing
def theirs(ours: Organisation) -> Organisation:
    """Theirs, with a name in two languages."""
    return factories.OrganisationFactory(name_en="Together Again", name_ar="معا من جديد")


def renamed(person: User, organisation: Organisation, **names: str) -> Any:
    client = Client()
    client.force_login(person)
    address = reverse("wagtailsnippets_organisations_organisation:edit", args=[organisation.pk])
    values = {"name_en": organisation.name_en, "state": "active"}  # type: ignore[attr-defined]  # a translated field
    return client.post(address, values | names)


@pytest.mark.parametrize("name", ["Together Again", "  together   AGAIN ", "Together\u200b Again", "Ｔogether Again"])
def test_an_organisation_does_not_take_the_name_of_another(name: str, ours: Organisation, theirs: Organisation) -> None:
    keeper = factories.member_of(ours, Role.ADMINISTRATOR)
    answer = renamed(keeper, ours, name_en=name)
    assert answer.context["form"].errors["name_en"] == [WHY_NOT]
    assert renamed(keeper, ours, name_en="Together Again, North").status_code == 302


def test_nor_in_another_language(ours: Organisation, theirs: Organisation, arabic: HomePage, admin: User) -> None:
    assert renamed(admin, ours, name_ar="معا  من جديد").context["form"].errors["name_ar"] == [WHY_NOT]
    assert renamed(admin, ours, name_ar="Together Again").context["form"].errors["name_ar"] == [WHY_NOT]
    assert renamed(admin, ours, name_ar=ours.name_en).status_code == 302  # type: ignore[attr-defined]  # a translated field


def test_a_name_that_two_carry_already_holds_neither_up(theirs: Organisation, admin: User) -> None:
    twin = factories.OrganisationFactory(name_en="Together again")
    assert not is_anothers("Together again", twin)
    assert renamed(admin, twin, name_en="Together again").status_code == 302


def test_no_section_goes_live_under_the_name_of_another(section: OrganisationPage, theirs: Organisation) -> None:
    section.title = "Together again"
    with pytest.raises(NotReady, match="Another organisation has this name"):
        section.save_revision().publish()
    section.title = "Ours, in the north"
    section.save_revision().publish()
