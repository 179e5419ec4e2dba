"""Whatever people do, in whatever order: readers are never shown content without a valid approval."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import TaskState

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.publishing.door import NotReady
from cms.safety.approving import CannotApprove, approve, proposal_of
from cms.safety.content import content_of, digest_of
from cms.safety.emergencies import CannotWarn, warn_now
from cms.safety.models import Approval, Why, Withdrawal
from cms.safety.sending_back import send_back
from cms.safety.withdrawing import withdraw
from tests import factories
from tests.safety.screen import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.once]
REFUSALS = (NotReady, CannotApprove, CannotWarn, PermissionError)
ACTS = (
    "edit",
    "hand_in",
    "approve",
    "approve_stale",
    "send_back",
    "publish",
    "withdraw",
    "unpublish",
    "warn",
    "revert",
)
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 4)), min_size=3, max_size=14)


class Play:
    """One page and five people: an author who reviews too, two reviewers, a coordinator, an administrator of the installation."""

    def __init__(self, page: GuidancePage, people: list[User]) -> None:
        self.page, self.people, self.count, self.seen = page, people, 0, ""

    def state(self) -> TaskState | None:
        found: TaskState | None = fresh(self.page).current_workflow_task_state
        return found if found is not None and found.status == TaskState.STATUS_IN_PROGRESS else None

    def act(self, name: str, who: int) -> None:
        """One act; a refusal is as good as an act."""
        try:
            with transaction.atomic():
                getattr(self, name)(self.people[who])
        except REFUSALS:
            return
        except Exception as refused:
            if "ermission" not in type(refused).__name__:
                raise

    def edit(self, by: User) -> None:
        page = fresh(self.page).get_latest_revision_as_object()
        self.count += 1
        page.title = f"Words number {self.count}"
        page.save_revision(user=by, log_action=True)

    def hand_in(self, by: User) -> None:
        page = fresh(self.page)
        if not page.workflow_in_progress and page.current_workflow_state is None:
            page.get_workflow().start(page, by)

    def approve(self, by: User) -> None:
        state = self.state()
        if state is not None:
            proposal = proposal_of(state)
            self.seen = proposal.digest
            approve(state, by=by, seen=proposal.digest, answers=list(proposal.questions))

    def approve_stale(self, by: User) -> None:
        state = self.state()
        if state is not None:
            approve(state, by=by, seen=self.seen, answers=list(proposal_of(state).questions))

    def send_back(self, by: User) -> None:
        state = self.state()
        if state is not None:
            send_back(state, by=by, comment="Shorter.")
            fresh(self.page).current_workflow_state.cancel(user=by)

    def publish(self, by: User) -> None:
        fresh(self.page).get_latest_revision().publish(user=by, skip_permission_checks=True)

    def withdraw(self, by: User) -> None:
        withdraw(fresh(self.page), by=by, why=Why.WRONG)

    def unpublish(self, by: User) -> None:
        if fresh(self.page).live:
            fresh(self.page).unpublish()

    def warn(self, by: User) -> None:
        newest = fresh(self.page).get_latest_revision_as_object()
        warn_now(fresh(self.page), by=by, seen=digest_of(content_of(newest)), days=2)

    def revert(self, by: User) -> None:
        oldest = fresh(self.page).revisions.order_by("pk").first()
        oldest.publish(user=by, skip_permission_checks=True)


def shown_title(page: GuidancePage) -> str:
    """What readers are shown at the page's address; empty where it is not found."""
    response = Client().get(f"/p/{page.pk}", follow=True)
    return str(response.context["page"].title) if response.status_code == 200 else ""


def is_approved(page: GuidancePage, title: str, people: list[User]) -> bool:
    """By somebody who did not write it, after the last withdrawal."""
    last = Withdrawal.objects.filter(translation_key=page.translation_key).order_by("-at").first()
    given = Approval.objects.filter(translation_key=page.translation_key, content__fields__title=title)
    for one in given.filter(at__gt=last.at) if last else given:
        wrote = {person["id"] for person in one.contributors}
        if one.kind == "emergency" or one.by_id not in wrote:
            return True
    return False


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=steps)
def test_readers_are_never_shown_what_nobody_else_approved(
    section: Any, hotline: Any, reviewer: User, admin: User, acts: list[tuple[str, int]]
) -> None:
    sid = transaction.savepoint()
    author = factories.member_of(section.organisation, Role.AUTHOR, Role.SAFETY_REVIEWER)
    other = factories.member_of(section.organisation, Role.SAFETY_REVIEWER)
    people = [author, reviewer, other, factories.member_of(None, Role.COORDINATOR), admin]
    page = factories.guidance_draft(section, title="Words number 0")
    factories.give_facts(page)
    page.save()
    page.save_revision(user=author)
    play = Play(page, people)
    for name, who in acts:
        play.act(name, who)
        title = shown_title(page)
        assert not title or is_approved(page, title, people), (name, title)
    transaction.savepoint_rollback(sid)
