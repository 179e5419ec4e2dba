"""What waits for an authority's letter: said by the message, in the list, on the start page."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cms.accounts.models import User
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import groups_of
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.safety.listing_letters import described_waiting, waiting_for_letters
from tests import factories
from tests.publishing.page_form import words
from tests.safety.acting import hand_in, take_step
from tests.safety.letters import ask_authority, bring, in_days, organisation_of, person_in, reviewed_digest
from tests.safety.screen import approve, review_address


def on_start_page(person: User) -> dict[str, Any]:
    day = Day(User.objects.get(pk=person.pk), timezone.localdate(), timezone.now())
    return {str(group.title): group for group in groups_of(day)}


def test_whoever_approved_it_reads_that_the_authority_is_next_and_where_its_letter_is_recorded(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    ask_authority(submitted)
    said = words(approve(reviewer_desk, submitted, follow=True))
    assert "It waits for the authority now: a coordinator approves it, or its letter is recorded on the screen" in said
    assert reverse("safety:letters") in reviewer_desk.get(reverse("wagtailadmin_home")).content.decode()


def test_the_list_says_of_each_in_which_language_whose_which_version_and_since_when(
    waiting: GuidancePage, reviewer_desk: Client
) -> None:
    shown = reviewer_desk.get(reverse("safety:letters"))
    said = words(shown)
    day = date_format(timezone.localdate(), "DATE_FORMAT")
    version = reviewed_digest(waiting)[:12]
    assert f"{waiting.title} English {organisation_of(waiting)} {version} {day}" in said
    assert review_address(waiting) in shown.content.decode()


@pytest.mark.parametrize("role", ["safety_reviewer", "administrator"])
def test_who_may_record_the_letter_finds_it_on_the_start_page(waiting: GuidancePage, role: str) -> None:
    (item,) = on_start_page(person_in(organisation_of(waiting), role))["Waiting for an authority"].items
    assert (item.text, item.url) == (waiting.title, review_address(waiting))
    assert item.note.startswith("waits since ")


@pytest.mark.parametrize("role", ["editor", "author", "translator", "language_reviewer", "other", "coordinator"])
def test_nobody_else_does(waiting: GuidancePage, role: str) -> None:
    person = person_in(organisation_of(waiting), role)
    assert "Waiting for an authority" not in on_start_page(person)
    assert not waiting_for_letters(person).exists()


def test_nothing_waits_once_no_authority_is_asked(waiting: GuidancePage, keeper: User) -> None:
    ask_authority(waiting, wanted=False)
    assert not waiting_for_letters(User.objects.get(pk=keeper.pk)).exists()


def test_ten_are_listed_in_as_many_queries_as_one(
    waiting: GuidancePage,
    section: OrganisationPage,
    keeper: User,
    editor: User,
    reviewer: User,
    make_ready: Any,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(9):
        page = make_ready(f"Page {number}")
        hand_in(page, editor)
        take_step(page, reviewer)
    fresh = User.objects.get(pk=keeper.pk)
    with django_assert_max_num_queries(9):
        assert len(described_waiting(waiting_for_letters(fresh), fresh)) == 10


def test_the_start_page_names_the_day_that_the_list_of_letters_names(
    waiting: GuidancePage, reviewer: User, reviewer_desk: Client
) -> None:
    assert bring(reviewer_desk, waiting, valid_until=in_days(14)).status_code == 302
    day = date_format(timezone.localdate() + datetime.timedelta(days=14), "DATE_FORMAT")
    (item,) = on_start_page(reviewer)["An authority's approval ends"].items
    assert item.note == f"until {day}"
    assert day in words(reviewer_desk.get(reverse("safety:letters")))


def test_a_suspended_person_keeps_no_letters(waiting: GuidancePage, keeper: User) -> None:
    User.objects.filter(pk=keeper.pk).update(is_active=False)
    assert not waiting_for_letters(User.objects.get(pk=keeper.pk)).exists()


def test_the_list_of_another_organisation_names_none(waiting: GuidancePage) -> None:
    stranger = factories.member_of(factories.OrganisationFactory(), Role.ADMINISTRATOR)
    client = Client()
    client.force_login(stranger)
    assert waiting.title not in words(client.get(reverse("safety:letters")))
