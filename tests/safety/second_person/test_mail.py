"""Who is told by mail that a change waits for a second person."""

from typing import Any

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Role
from tests import factories
from tests.safety.changes import save_number

OTHER = "+1 555 555 0199"


def to_whom(mailoutbox: list[Any]) -> set[str]:
    return {address for mail in mailoutbox for address in mail.to}


@pytest.fixture(autouse=True)
def strangers(section: OrganisationPage) -> None:
    """Somebody who may decide nothing here: of the same organisation, and of another."""
    factories.member_of(section.organisation, Role.AUTHOR, username="author")
    factories.member_of(factories.OrganisationFactory(), Role.SAFETY_REVIEWER, username="elsewhere")
    factories.member_of(None, Role.COORDINATOR, username="overseer")


def test_other_reviewers_of_the_organisation_are_told_once_the_change_is_kept(
    reviewer_desk: Client, number: Hotline, second: User, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        save_number(reviewer_desk, number, number=OTHER)
        assert mailoutbox == []
    assert to_whom(mailoutbox) == {second.email}
    sent = mailoutbox[0].body + mailoutbox[0].subject
    assert "/admin/gate/changes/" in sent
    assert not any(said in sent for said in ("Safety line", OTHER, number.number))


def test_a_change_that_is_changed_again_is_told_once(
    reviewer_desk: Client, number: Hotline, second: User, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    for digits in (OTHER, "+1 555 555 0198"):
        with django_capture_on_commit_callbacks(execute=True):
            save_number(reviewer_desk, number, number=digits)
    assert len(mailoutbox) == 1


def test_where_the_organisation_has_no_second_person_an_overseer_is_told(
    reviewer_desk: Client, number: Hotline, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        save_number(reviewer_desk, number, number=OTHER)
    assert to_whom(mailoutbox) == {User.objects.get(username="overseer").email}


def test_each_is_told_in_their_own_language(
    reviewer_desk: Client, number: Hotline, second: User, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    UserProfile.objects.update_or_create(user=second, defaults={"preferred_language": "ar"})
    with django_capture_on_commit_callbacks(execute=True):
        save_number(reviewer_desk, number, number=OTHER)
    assert "Somebody has changed" not in mailoutbox[0].body
