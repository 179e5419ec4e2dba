"""The reviewer and the authority of a version are two people, in whatever order they come."""

from typing import Any

import pytest

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.approving import CannotApprove, approve, proposal_of
from cms.safety.models import Approval, Kind
from tests import factories
from tests.conftest import signed_in
from tests.obliging import approve_content
from tests.publishing.page_form import words
from tests.safety import screen
from tests.safety.screen import fresh, review_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(reviewer: User) -> User:
    """The reviewer, who is a coordinator too."""
    reviewer.groups.add(factories.member_of(None, Role.COORDINATOR).groups.get())
    return User.objects.get(pk=reviewer.pk)


def approves(page: Any, by: User) -> Approval:
    state = fresh(page).current_workflow_task_state
    found = proposal_of(state)
    return approve(state, by=by, seen=found.digest, answers=list(found.questions))


def test_who_gave_the_review_is_not_the_authority(waiting: GuidancePage, both: User) -> None:
    with pytest.raises(CannotApprove, match="Somebody else has to take this one"):
        approves(waiting, both)
    assert not fresh(waiting).live
    approves(waiting, factories.member_of(None, Role.COORDINATOR, username="another"))
    assert fresh(waiting).live


def test_the_screen_says_so_before_anybody_reads(waiting: GuidancePage, both: User) -> None:
    assert "Somebody else has to take this one" in words(signed_in(both).get(review_address(waiting)))
    assert screen.approve(signed_in(both), waiting, seen="x").status_code == 409


def test_who_was_the_authority_does_not_give_the_review(submitted: GuidancePage, both: User) -> None:
    approve_content(fresh(submitted).get_latest_revision_as_object(), kind=Kind.AUTHORITY, by_id=both.pk)
    with pytest.raises(CannotApprove, match="Somebody else has to take this one"):
        approves(submitted, both)


def test_of_other_words_the_reviewer_may_be_the_authority(waiting: GuidancePage, both: User) -> None:
    found = Approval.objects.filter(page_id=waiting.pk, kind=Kind.SAFETY)
    assert found.count() == 1
    page = fresh(waiting)
    page.current_workflow_state.cancel()
    newest = page.get_latest_revision_as_object()
    newest.title = "Other words"
    newest.save_revision()
    page.get_workflow().start(fresh(waiting), None)
    approves(waiting, factories.member_of(page.section.organisation, Role.SAFETY_REVIEWER, username="other"))
    approves(waiting, both)
    assert fresh(waiting).live and fresh(waiting).title == "Other words"
