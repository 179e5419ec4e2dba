"""Which changes of a number take one person, and which take two."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation, Role
from cms.safety.change_screen import screen_of
from cms.safety.models import DecidedChange, ProposedChange
from cms.taxonomy.models import Place
from tests import factories
from tests.publishing.page_form import words
from tests.safety.changes import (
    address_of,
    approve,
    in_menu,
    listed,
    new_number_form,
    save_number,
)


def test_confirming_a_number_takes_one_person(reviewer_desk: Client, number: Hotline) -> None:
    until = timezone.localdate() + datetime.timedelta(days=200)
    assert save_number(reviewer_desk, number, assured_until=until.isoformat()).status_code == 302
    assert not ProposedChange.objects.exists()
    assert Hotline.objects.get(pk=number.pk).assured_until == until


@pytest.mark.parametrize("tier", ["staff", "hidden"])
def test_taking_a_number_away_takes_one_person_and_bringing_it_back_takes_two(
    reviewer_desk: Client, second_desk: Client, number: Hotline, tier: str
) -> None:
    save_number(reviewer_desk, number, tier=tier)
    number.refresh_from_db()
    assert (number.tier, ProposedChange.objects.count()) == (tier, 0)
    save_number(reviewer_desk, number, tier="public")
    number.refresh_from_db()
    assert (number.tier, ProposedChange.objects.count()) == (tier, 1)
    approve(second_desk, ProposedChange.objects.get())
    number.refresh_from_db()
    assert number.tier == "public"


def test_what_is_typed_beside_hiding_a_number_waits_and_the_number_is_hidden_at_once(
    reviewer_desk: Client, second_desk: Client, number: Hotline
) -> None:
    response = save_number(reviewer_desk, number, tier="hidden", number="+1 555 555 0199", purpose_en="Ask.")
    assert "waits until a second person approves it" in words(reviewer_desk.get(response.url))
    now = Hotline.objects.get(pk=number.pk)
    assert (now.tier, now.number) == ("hidden", number.number)
    proposed = ProposedChange.objects.get()
    assert proposed.fields == ["number", "purpose_en"]
    assert approve(second_desk, proposed).status_code == 302
    now = Hotline.objects.get(pk=number.pk)
    assert (now.tier, now.number) == ("hidden", "+1 555 555 0199")


def test_hiding_it_stands_in_the_history_of_the_number(reviewer_desk: Client, number: Hotline, reviewer: User) -> None:
    save_number(reviewer_desk, number, tier="staff", number="+1 555 555 0199")
    assert ModelLogEntry.objects.for_instance(number).filter(action="wagtail.edit", user=reviewer).count() == 1


def test_who_wrote_the_digits_while_a_number_was_hidden_is_not_the_second_person_for_them(
    reviewer_desk: Client, second_desk: Client, number: Hotline
) -> None:
    save_number(reviewer_desk, number, tier="hidden")
    number.refresh_from_db()
    save_number(reviewer_desk, number, number="+1 555 555 0199")
    assert Hotline.objects.get(pk=number.pk).number == number.number
    save_number(second_desk, number, tier="public")
    opening = ProposedChange.objects.get(by__username="second")
    assert approve(reviewer_desk, opening).status_code == 302
    now = Hotline.objects.get(pk=number.pk)
    assert (now.tier, now.number) == ("public", number.number)
    digits = ProposedChange.objects.get()
    assert approve(reviewer_desk, digits, "x").status_code == 409
    assert Hotline.objects.get(pk=number.pk).number == number.number


def test_a_change_that_waits_never_brings_back_a_number_that_was_hidden_meanwhile(
    reviewer_desk: Client, second_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    save_number(second_desk, number, tier="hidden")
    assert approve(second_desk, proposed).status_code == 302
    now = Hotline.objects.get(pk=number.pk)
    assert (now.number, now.tier) == ("+1 555 555 0199", "hidden")


def test_a_confirmation_with_other_words_is_no_mere_confirmation(reviewer_desk: Client, number: Hotline) -> None:
    until = timezone.localdate() + datetime.timedelta(days=200)
    save_number(reviewer_desk, number, assured_until=until.isoformat(), purpose_en="Ask for help.")
    assert ProposedChange.objects.get().fields == ["assured_until", "purpose_en"]
    assert Hotline.objects.get(pk=number.pk).assured_until == number.assured_until


def test_saving_a_form_as_it_is_proposes_nothing(reviewer_desk: Client, number: Hotline) -> None:
    assert save_number(reviewer_desk, number).status_code == 302
    assert not ProposedChange.objects.exists()


def test_places_languages_cost_and_organisation_wait_too(
    reviewer_desk: Client, second_desk: Client, number: Hotline, place: Place, arabic: Any
) -> None:
    save_number(
        reviewer_desk, number, **{"places-codes": "xa", "languages": ["ar", "en"], "cost": "local", "hours_ar": "دائماً"}
    )
    proposed = ProposedChange.objects.get()
    assert set(proposed.fields) == {"places", "languages", "cost", "hours_ar"}
    screen = words(second_desk.get(address_of(proposed)))
    assert "Talomira" in screen and "العربية" in screen and "دائماً" in screen and "local rate" in screen
    approve(second_desk, proposed)
    now: Any = Hotline.objects.get(pk=number.pk)
    assert (now.languages, now.cost, now.hours_ar) == (["ar", "en"], "local", "دائماً")
    assert list(now.places.all()) == [place]


@pytest.mark.parametrize("tier", ["public", "hidden"])
def test_a_new_number_waits_whoever_is_to_see_it(
    reviewer_desk: Client, second_desk: Client, section: OrganisationPage, tier: str
) -> None:
    address = reverse("wagtailsnippets_directory_hotline:add")
    sent = new_number_form(section.organisation, number="+1 555 555 0141", tier=tier)
    assert reviewer_desk.post(address, sent).status_code == 302
    assert not Hotline.objects.filter(number="+1 555 555 0141").exists()
    proposed = ProposedChange.objects.get()
    assert (proposed.row_id, proposed.organisation_id) == (None, section.organisation_id)
    assert approve(second_desk, proposed).status_code == 302
    assert Hotline.objects.get(number="+1 555 555 0141").organisation == section.organisation
    assert DecidedChange.objects.get().row_id == Hotline.objects.get(number="+1 555 555 0141").pk


def test_a_new_number_of_one_organisation_is_no_business_of_anothers_reviewers(
    reviewer_desk: Client, client: Client, section: OrganisationPage
) -> None:
    reviewer_desk.post(reverse("wagtailsnippets_directory_hotline:add"), new_number_form(section.organisation))
    other = factories.OrganisationFactory()
    client.force_login(factories.member_of(other, Role.SAFETY_REVIEWER))
    assert not in_menu(client) and "New line" not in listed(client)
    assert client.get(address_of(ProposedChange.objects.get())).status_code == 302


def test_a_number_is_not_given_away_by_a_second_person_who_does_not_keep_both(
    admin_desk: Client, second_desk: Client, number: Hotline
) -> None:
    other: Organisation = factories.OrganisationFactory()
    save_number(admin_desk, number, organisation=other.pk)
    proposed = ProposedChange.objects.get()
    response = approve(second_desk, proposed)
    assert response.status_code == 409 and "ask somebody who does" in words(response)
    assert Hotline.objects.get(pk=number.pk).organisation_id == number.organisation_id
    assert DecidedChange.objects.count() == 0


def test_a_form_tells_of_the_change_that_waits(
    reviewer_desk: Client, second_desk: Client, number: Hotline, proposed: ProposedChange
) -> None:
    address = reverse("wagtailsnippets_directory_hotline:edit", args=[number.pk])
    assert "What you save now takes its place" in words(reviewer_desk.get(address))
    assert "that somebody else proposed waits" in words(second_desk.get(address))


def test_a_deleted_number_leaves_nothing_waiting(number: Hotline, proposed: ProposedChange) -> None:
    number.delete()
    assert not ProposedChange.objects.exists()


def test_what_waits_is_led_to_by_a_button_in_the_form(reviewer_desk: Client, proposed: ProposedChange) -> None:
    reviewer_desk.get(reverse("wagtailadmin_home"))  # where what saving it said is read
    form = reverse("wagtailsnippets_directory_hotline:edit", args=[proposed.row_id])
    shown = BeautifulSoup(reviewer_desk.get(form).content, "html.parser")
    (button,) = shown.select(f'.messages .warning a.button[href="{reverse("safety:change", args=[proposed.pk])}"]')
    assert "".join(button.stripped_strings) == "See what waits"


@pytest.mark.parametrize(("interface", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_several_names_stand_in_the_direction_of_the_interface_each_by_itself(
    arabic: HomePage, second: User, reviewer_desk: Client, number: Hotline, interface: str, direction: str
) -> None:
    save_number(reviewer_desk, number, languages=["ar", "en"])
    proposed = ProposedChange.objects.get()
    with override(interface):
        found = screen_of(proposed, second).fields
    (field,) = [one for one in found if "\u2068" in one.after]
    assert field.dir == direction
    assert "\u2068العربية\u2069" in field.after and "\u2068English\u2069" in field.after
