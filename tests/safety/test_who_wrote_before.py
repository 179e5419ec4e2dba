"""Who wrote something is forgotten only when the page has gone through a whole review: not by an approval that is void, or not enough."""

from typing import Any

import pytest

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.safety.contributors import contributors_to
from cms.safety.last_pass import completed
from cms.safety.models import Approval, Kind, Why
from cms.safety.withdrawing import withdraw
from tests import factories
from tests.obliging import approve_content
from tests.publishing.page_form import words
from tests.safety.acting import TWO_NEEDED, hand_in, now, reviewer_of, save, sent_back, take_step, turned_away
from tests.safety.letters import ask_authority
from tests.safety.screen import review_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve(section: Any) -> User:
    """A safety reviewer who writes."""
    return reviewer_of(section, "eve")


@pytest.fixture
def bob(section: Any) -> User:
    """Another one."""
    return reviewer_of(section, "bob")


def test_words_that_were_withdrawn_are_still_those_of_who_wrote_them(
    ready_draft: Any, editor: User, eve: User, bob: User
) -> None:
    save(ready_draft, eve, standfirst="Words that are wrong.")
    hand_in(ready_draft, eve)
    take_step(ready_draft, bob)
    withdraw(now(ready_draft), by=bob, why=Why.WRONG)
    save(ready_draft, editor, title="Another heading")
    hand_in(ready_draft, editor)
    turned_away(ready_draft, eve)
    take_step(ready_draft, bob)
    assert now(ready_draft).live


def test_who_wrote_what_needs_two_reviewers_is_not_the_second_of_them(
    section: Any, ready_draft: Any, editor: User, eve: User, bob: User
) -> None:
    save(ready_draft, eve, standfirst=TWO_NEEDED)
    hand_in(ready_draft, eve)
    assert take_step(ready_draft, bob).needs_second
    sent_back(ready_draft, bob)
    save(ready_draft, editor, title="Another heading")
    hand_in(ready_draft, editor)
    turned_away(ready_draft, eve)
    take_step(ready_draft, bob)
    take_step(ready_draft, reviewer_of(section, "dan"))
    assert now(ready_draft).live
    save(ready_draft, editor, title="A third heading")
    hand_in(ready_draft, editor)
    take_step(ready_draft, eve)


def test_who_wrote_it_is_not_the_authority_where_only_the_first_step_was_taken(
    ready_draft: Any, editor: User, bob: User
) -> None:
    eve, other = factories.member_of(None, Role.COORDINATOR), factories.member_of(None, Role.COORDINATOR)
    ask_authority(ready_draft)
    save(ready_draft, eve, standfirst="Words of a coordinator.")
    hand_in(ready_draft, eve)
    take_step(ready_draft, bob)
    sent_back(ready_draft, other)
    save(ready_draft, editor, title="Another heading")
    hand_in(ready_draft, editor)
    take_step(ready_draft, bob)
    turned_away(ready_draft, eve)
    take_step(ready_draft, other)
    assert contributors_to(now(ready_draft)) == []


def test_what_was_live_before_there_were_reviews_was_read_by_nobody(ready_draft: Any, editor: User, eve: User) -> None:
    save(ready_draft, eve, standfirst="Words of long ago.")
    newest = now(ready_draft).get_latest_revision()
    approve_content(newest.as_object(), kind=Kind.CARRIED_OVER, revision_id=newest.pk, by_id=None, by="")
    newest.publish()
    save(ready_draft, editor, title="Another heading")
    hand_in(ready_draft, editor)
    turned_away(ready_draft, eve)


def test_the_reviewer_is_shown_a_page_whole_that_was_never_wholly_approved(
    client: Any, section: Any, ready_draft: Any, editor: User, eve: User, bob: User
) -> None:
    save(ready_draft, eve, standfirst=TWO_NEEDED)
    hand_in(ready_draft, eve)
    take_step(ready_draft, bob)
    client.force_login(reviewer_of(section, "dan"))
    screen = client.get(review_address(now(ready_draft)))
    assert "it says what was approved" not in words(screen)
    assert screen.context["review"].changes is None and screen.context["review"].wrote == ["eve"]


def test_going_back_behind_what_was_approved_brings_back_who_wrote_what_was_not(
    ready_draft: Any, editor: User, eve: User, bob: User
) -> None:
    save(ready_draft, eve, standfirst="Words that nobody approved.")
    never_approved = now(ready_draft).get_latest_revision()
    save(ready_draft, editor, standfirst="Words that were approved.")
    hand_in(ready_draft, editor)
    take_step(ready_draft, bob)
    assert contributors_to(now(ready_draft)) == []
    never_approved.as_object().save_revision(user=editor, log_action=True, previous_revision=never_approved)
    hand_in(ready_draft, editor)
    turned_away(ready_draft, eve)


def test_what_names_who_wrote_outlasts_their_versions(ready_draft: Any, editor: User, eve: User, bob: User) -> None:
    """Wagtail can purge old versions; an approval that was not enough still says who wrote."""
    newest = now(ready_draft).get_latest_revision_as_object()
    newest.standfirst = TWO_NEEDED
    newest.save_revision(user=eve)
    hand_in(ready_draft, editor)
    take_step(ready_draft, bob)
    sent_back(ready_draft, bob)
    now(ready_draft).revisions.filter(user=eve).update(user=None)
    save(ready_draft, editor, title="Another heading")
    hand_in(ready_draft, editor)
    turned_away(ready_draft, eve)


@pytest.mark.parametrize(
    ("given", "passes"),
    [
        ([(Kind.SAFETY, "a", False)], 1),
        ([(Kind.SAFETY, "a", True)], 0),
        ([(Kind.SAFETY, "a", True), (Kind.SAFETY, "b", True)], 0),
        ([(Kind.SAFETY, "a", True), (Kind.SAFETY, "a", True)], 1),
        ([(Kind.LANGUAGE, "a", False)], 0),
        ([(Kind.SAFETY, "b", False), (Kind.SAFETY, "a", True)], 1),
    ],
)
def test_which_approvals_were_enough_when_they_were_given(given: list[tuple[Kind, str, bool]], passes: int) -> None:
    rows = [
        Approval(kind=kind, digest=digest, needs_second=two, by_id=n) for n, (kind, digest, two) in enumerate(given)
    ]
    assert len(completed(rows, original=True, requires_authority=False)) == passes
    assert completed(rows, original=True, requires_authority=True) == []
