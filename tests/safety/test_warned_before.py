"""One coordinator's warning holds once: it is not renewed by who gave it, nor against a reviewer, nor in place of what was withdrawn."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.approving import approve, proposal_of
from cms.safety.content import content_of, digest_of
from cms.safety.emergencies import CannotWarn, warn_now
from cms.safety.models import Kind, Passed, Why
from cms.safety.sending_back import send_back
from cms.safety.warned_before import Before, objection
from cms.safety.withdrawing import withdraw
from tests import factories
from tests.conftest import signed_in
from tests.obliging import obliging
from tests.publishing.page_form import words
from tests.safety.letters import ask_authority
from tests.safety.screen import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(db: None) -> User:
    return factories.member_of(None, Role.COORDINATOR, username="first")


@pytest.fixture
def other(db: None) -> User:
    return factories.member_of(None, Role.COORDINATOR, username="other")


def warn(page: Any, by: User, days: int = 42) -> None:
    now = fresh(page)
    warn_now(now, by=by, seen=digest_of(content_of(now.get_latest_revision_as_object())), days=days)


def ends(page: Any) -> None:
    """Its days are over."""
    Passed.objects.filter(page=page).update(holds_until=timezone.now())


def is_sent_back(page: Any, by: User) -> None:
    send_back(fresh(page).current_workflow_task_state, by=by, comment="Say it shorter.")


def is_reviewed(page: Any, by: User) -> None:
    state = fresh(page).current_workflow_task_state
    found = proposal_of(state)
    approve(state, by=by, seen=found.digest, answers=list(found.questions))


def says(page: Any, words: str, by: User) -> None:
    newest = fresh(page).get_latest_revision_as_object()
    newest.standfirst = words
    newest.save_revision(user=by, log_action=True)


def status(page: Any) -> int:
    return Client().get(f"/p/{page.pk}", follow=True).status_code


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (Before(), ""),
        (Before(warned_by=2, sent_back=frozenset({"other"})), ""),
        (Before(warned_by=1), "ask another coordinator"),
        (Before(sent_back=frozenset({"x"})), "Change what they asked for"),
        (Before(is_taken_down=True), "only after a review"),
        (Before(warned_by=1, is_taken_down=True), "only after a review"),
    ],
)
def test_what_was_said_before_decides(before: Before, said: str) -> None:
    found = objection(before, by_id=1, digest="x")
    assert said in found if said else not found


def test_nobody_renews_their_own_warning_and_another_coordinator_does(
    ready_draft: GuidancePage, first: User, other: User, editor: User
) -> None:
    warn(ready_draft, first)
    fresh(ready_draft).current_workflow_state.cancel()
    says(ready_draft, "Other words.", editor)
    ends(ready_draft)
    with pytest.raises(CannotWarn, match="ask another coordinator"):
        warn(ready_draft, first)
    assert status(ready_draft) == 404
    warn(ready_draft, other)
    assert status(ready_draft) == 200
    with pytest.raises(CannotWarn, match="ask another coordinator"):
        warn(ready_draft, other)


def test_what_a_reviewer_has_sent_back_nobody_publishes_as_a_warning_until_it_says_something_else(
    ready_draft: GuidancePage, first: User, other: User, editor: User, reviewer: User
) -> None:
    warn(ready_draft, first)
    is_sent_back(ready_draft, reviewer)
    ends(ready_draft)
    with pytest.raises(CannotWarn, match="Change what they asked for"):
        warn(ready_draft, other)
    says(ready_draft, "Shorter.", editor)
    warn(ready_draft, other)
    assert fresh(ready_draft).workflow_in_progress and status(ready_draft) == 200


def test_words_that_were_sent_back_stay_known_when_their_author_writes_over_the_version_and_back(
    ready_draft: GuidancePage, first: User, other: User, editor: User, reviewer: User
) -> None:
    says(ready_draft, "The danger.", editor)
    warn(ready_draft, first)
    is_sent_back(ready_draft, reviewer)
    ends(ready_draft)
    refused = fresh(ready_draft).get_latest_revision()
    page = refused.as_object()
    page.standfirst = "Something harmless."
    page.save_revision(user=editor, overwrite_revision=refused)
    says(ready_draft, "The danger.", editor)
    with pytest.raises(CannotWarn, match="Change what they asked for"):
        warn(ready_draft, other)


def test_words_that_were_sent_back_before_any_warning_are_none(
    ready_draft: GuidancePage, first: User, editor: User, reviewer: User
) -> None:
    fresh(ready_draft).get_workflow().start(fresh(ready_draft), editor)
    is_sent_back(ready_draft, reviewer)
    with pytest.raises(CannotWarn, match="Change what they asked for"):
        warn(ready_draft, first)


def test_once_a_review_has_passed_the_page_the_same_coordinator_may_warn_anew(
    ready_draft: GuidancePage, first: User, editor: User, reviewer: User
) -> None:
    warn(ready_draft, first)
    is_reviewed(ready_draft, reviewer)
    says(ready_draft, "Another danger.", editor)
    warn(ready_draft, first)
    assert Passed.objects.filter(page=ready_draft, approval__kind=Kind.EMERGENCY).exists()


def test_half_a_review_is_none(ready_draft: GuidancePage, first: User, editor: User, reviewer: User) -> None:
    ask_authority(ready_draft)
    warn(ready_draft, first)
    is_reviewed(ready_draft, reviewer)
    fresh(ready_draft).current_workflow_state.cancel()
    says(ready_draft, "Another danger.", editor)
    with pytest.raises(CannotWarn, match="ask another coordinator"):
        warn(ready_draft, first)


def test_what_was_withdrawn_comes_back_by_a_review_and_by_no_warning(
    ready_draft: GuidancePage, first: User, editor: User, reviewer: User
) -> None:
    with obliging():
        ready_draft.get_latest_revision().publish()
    withdraw(fresh(ready_draft), by=reviewer, why=Why.PERSON)
    with pytest.raises(CannotWarn, match="only after a review"):
        warn(ready_draft, first)
    says(ready_draft, "Other words.", editor)
    with pytest.raises(CannotWarn, match="only after a review"):
        warn(ready_draft, first)
    assert status(ready_draft) == 410
    fresh(ready_draft).get_workflow().start(fresh(ready_draft), editor)
    is_reviewed(ready_draft, reviewer)
    says(ready_draft, "A danger.", editor)
    warn(ready_draft, first)
    assert status(ready_draft) == 200


def test_the_screen_says_so_before_anybody_reads_and_offers_no_button(
    ready_draft: GuidancePage, first: User, other: User
) -> None:
    warn(ready_draft, first)
    fresh(ready_draft).current_workflow_state.cancel()
    address = reverse("safety:emergency", args=[ready_draft.pk])
    shown = signed_in(first).get(address)
    assert "ask another coordinator to publish the next one" in words(shown)
    assert "Publish now, before its review" not in words(shown)
    assert "Publish now, before its review" in words(signed_in(other).get(address))
