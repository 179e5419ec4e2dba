"""Where two reviewers are needed: the first one's start page does not ask again, the second one is told who was first."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import groups_of
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.models import Approval
from tests import factories
from tests.conftest import signed_in
from tests.safety.acting import TWO_NEEDED, hand_in, now, save, take_step
from tests.safety.screen import review_address

TITLE = "Waiting for your review"


@pytest.fixture
def second(reviewer: User) -> User:
    return factories.member_of(reviewer.groups.get().team.organisation, Role.SAFETY_REVIEWER, username="second")


@pytest.fixture
def page(ready_draft: GuidancePage, editor: User) -> GuidancePage:
    save(ready_draft, editor, standfirst=TWO_NEEDED)
    hand_in(ready_draft, editor)
    return ready_draft


def waits_for(person: User) -> bool:
    day = Day(User.objects.get(pk=person.pk), timezone.localdate(), timezone.now())
    return any(group.title == TITLE for group in groups_of(day))


def test_who_has_approved_it_is_not_asked_again_and_the_other_is(
    page: GuidancePage, reviewer: User, second: User
) -> None:
    assert waits_for(reviewer) and waits_for(second)
    take_step(page, reviewer)
    assert (waits_for(reviewer), waits_for(second)) == (False, True)


def test_a_new_version_waits_for_both_again(page: GuidancePage, reviewer: User, second: User, editor: User) -> None:
    take_step(page, reviewer)
    now(page).current_workflow_state.cancel(user=editor)
    save(page, editor, standfirst=TWO_NEEDED + " Warn others.")
    hand_in(page, editor)
    assert waits_for(reviewer) and waits_for(second)


def test_if_the_other_read_something_else_it_waits_for_the_first_one_again(
    page: GuidancePage, reviewer: User, second: User
) -> None:
    first = take_step(page, reviewer)
    Approval.objects.bulk_create(
        [
            Approval(
                **{
                    field.attname: getattr(first, field.attname)
                    for field in Approval._meta.concrete_fields
                    if field.attname != "id"
                }
                | {"by_id": second.pk, "digest": "of a replaced picture", "at": timezone.now()}
            )
        ]
    )
    assert (waits_for(reviewer), waits_for(second)) == (True, False)


def test_the_second_is_told_who_was_first(page: GuidancePage, reviewer: User, second: User) -> None:
    take_step(page, reviewer)

    def told(client: Client) -> str:
        shown: Any = client.get(review_address(now(page)))
        return " ".join(render_to_string("safety/approved_by.html", {"approved": shown.context["approved"]}).split())

    assert "reviewer has approved this version on" in told(signed_in(second))
    assert "You have approved this version on" in told(signed_in(reviewer))


def test_where_one_is_enough_nobody_is_named(ready_draft: GuidancePage, editor: User, reviewer_desk: Client) -> None:
    hand_in(ready_draft, editor)
    shown: Any = reviewer_desk.get(review_address(now(ready_draft)))
    assert shown.context["approved"] == []
