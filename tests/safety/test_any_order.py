"""Whatever people do, in whatever order: readers are never shown a sentence that somebody who did not write it has not approved."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import TaskState

from cms.accounts.models import User
from cms.audit.acting import logged_as
from cms.guidance.models import GuidancePage
from cms.library.models import Recording
from cms.organisations.models import Role
from cms.publishing.door import NotReady
from cms.safety.approving import CannotApprove, approve, proposal_of
from cms.safety.content import content_of, digest_of
from cms.safety.emergencies import CannotWarn, warn_now
from cms.safety.models import Why
from cms.safety.sending_back import send_back
from cms.safety.withdrawing import withdraw
from tests import factories
from tests.safety.account import Account, Content
from tests.safety.letters import ask_authority
from tests.safety.screen import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.once]
REFUSALS = (NotReady, CannotApprove, CannotWarn, PermissionError)
AUTHOR, BOB, DAN, COORDINATOR, ADMIN, OTHER_COORDINATOR = range(6)
ACTS = (
    *("write_title", "write_distance", "write_transcript", "go_back", "publish_oldest"),
    *("hand_in", "approve", "approve_stale", "review", "send_back"),
    *("publish", "withdraw", "unpublish", "warn"),
)
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), min_size=3, max_size=14)


class Play:
    """One page with a recording, and six people; beside them an account of what each has written and approved."""

    def __init__(self, page: GuidancePage, recording: Recording, people: list[User], account: Account) -> None:
        self.page, self.recording, self.people, self.account = page, recording, people, account
        self.count, self.seen = 0, ""

    def state(self) -> TaskState | None:
        found: TaskState | None = fresh(self.page).current_workflow_task_state
        return found if found is not None and found.status == TaskState.STATUS_IN_PROGRESS else None

    def newest(self) -> Any:
        return fresh(self.page).get_latest_revision_as_object()

    def said_by(self, page: Any) -> Content:
        """What a version says, with the recording as it is now."""
        return (page.title, page.standfirst, Recording.objects.get(pk=self.recording.pk).transcript)

    def act(self, name: str, who: int) -> None:
        """One act; a refusal is as good as an act."""
        try:
            with transaction.atomic():
                getattr(self, name)(who)
        except REFUSALS:
            return
        except Exception as refused:
            if "ermission" not in type(refused).__name__:
                raise

    def write_title(self, who: int) -> None:
        self._write("title", f"Words number {self._next()}", who)

    def write_distance(self, who: int) -> None:
        self._write("standfirst", f"Stay {self._next()}00 metres away.", who, needs=2)

    def _next(self) -> int:
        self.count += 1
        return self.count

    def _write(self, field: str, sentence: str, who: int, needs: int = 1) -> None:
        page = self.newest()
        setattr(page, field, self.account.write(sentence, who, needs=needs))
        page.save_revision(user=self.people[who], log_action=True)

    def write_transcript(self, who: int) -> None:
        """In the library, whatever becomes of the page."""
        recording = Recording.objects.get(pk=self.recording.pk)
        recording.transcript = self.account.write(f"Somebody says words number {self._next()}.", who)
        with logged_as(self.people[who]):
            recording.save()

    def go_back(self, who: int) -> None:
        """To the oldest version, as the editor does it."""
        oldest = fresh(self.page).revisions.order_by("pk").first()
        oldest.as_object().save_revision(user=self.people[who], log_action=True, previous_revision=oldest)

    def publish_oldest(self, who: int) -> None:
        oldest = fresh(self.page).revisions.order_by("pk").first()
        oldest.publish(user=self.people[who], skip_permission_checks=True)

    def hand_in(self, who: int) -> None:
        page = fresh(self.page)
        if not page.workflow_in_progress and page.current_workflow_state is None:
            page.get_workflow().start(page, self.people[who])

    def review(self, who: int) -> None:
        self.hand_in(who)
        self.approve(who)

    def approve(self, who: int) -> None:
        self._approve(who, anew=True)

    def approve_stale(self, who: int) -> None:
        self._approve(who, anew=False)

    def _approve(self, who: int, *, anew: bool) -> None:
        state = self.state()
        if state is None:
            return
        proposal, said = proposal_of(state), self.said_by(state.revision.as_object())
        self.seen = proposal.digest if anew else self.seen
        approve(state, by=self.people[who], seen=self.seen, answers=list(proposal.questions))
        self.account.approved.append((who, str(proposal.step.kind), said))

    def send_back(self, who: int) -> None:
        state = self.state()
        if state is not None:
            send_back(state, by=self.people[who], comment="Shorter.")
            fresh(self.page).current_workflow_state.cancel(user=self.people[who])

    def publish(self, who: int) -> None:
        fresh(self.page).get_latest_revision().publish(user=self.people[who], skip_permission_checks=True)

    def withdraw(self, who: int) -> None:
        withdraw(fresh(self.page), by=self.people[who], why=Why.WRONG)
        self.account.withdraw()

    def unpublish(self, who: int) -> None:
        if fresh(self.page).live:
            fresh(self.page).unpublish()

    def warn(self, who: int) -> None:
        newest = self.newest()
        warn_now(fresh(self.page), by=self.people[who], seen=digest_of(content_of(newest)), days=2)
        self.account.warned.add(self.said_by(newest))


def begun(section: Any, recording: Recording, reviewer: User, admin: User, authority: bool) -> Play:
    """The author, who reviews too, has written a page; nobody has read it."""
    author = factories.member_of(section.organisation, Role.AUTHOR, Role.SAFETY_REVIEWER)
    author.groups.add(factories.member_of(None, Role.COORDINATOR).groups.get())
    other = factories.member_of(section.organisation, Role.SAFETY_REVIEWER)
    coordinators = [factories.member_of(None, Role.COORDINATOR) for _ in range(2)]
    people = [author, reviewer, other, coordinators[0], admin, coordinators[1]]
    account = Account(authority)
    title = account.write("Words number 0", AUTHOR)
    standfirst = account.write("What tells you that a place may be dangerous.", AUTHOR)
    page = factories.guidance_draft(section, title=title, standfirst=standfirst)
    factories.give_facts(page)
    page.body = [*page.body.raw_data, {"type": "listen", "value": {"recording": recording.pk}}]
    page.save()
    page.save_revision(user=author)
    if authority:
        ask_authority(page)
    play = Play(page, recording, people, account)
    play.write_transcript(AUTHOR)
    return play


def shown_to_readers(play: Play) -> Content:
    """What readers are shown at the page's address; nothing where it is not found."""
    response = Client().get(f"/p/{play.page.pk}", follow=True)
    return play.said_by(response.context["page"]) if response.status_code == 200 else ()


BOB_CHANGES_THE_HEADING = ("write_title", BOB)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=steps, authority=st.booleans())
@example(  # goes live at all
    acts=[("review", BOB), ("write_distance", AUTHOR), ("review", BOB), ("approve", DAN), BOB_CHANGES_THE_HEADING],
    authority=False,
)
@example(  # what was withdrawn
    acts=[("review", BOB), ("withdraw", BOB), BOB_CHANGES_THE_HEADING, ("review", AUTHOR)], authority=False
)
@example(  # one of two
    acts=[
        *(("write_distance", AUTHOR), ("review", BOB), ("send_back", DAN)),
        *(BOB_CHANGES_THE_HEADING, ("review", AUTHOR), ("approve", DAN)),
    ],
    authority=False,
)
@example(  # the first of two steps
    acts=[("review", BOB), ("send_back", COORDINATOR), ("write_title", DAN), ("review", BOB), ("approve", AUTHOR)],
    authority=True,
)
@example(acts=[("hand_in", BOB), ("write_transcript", BOB), ("approve", BOB)], authority=False)
@example(  # behind what was approved
    acts=[BOB_CHANGES_THE_HEADING, ("review", DAN), ("go_back", BOB), ("review", AUTHOR)], authority=False
)
def test_readers_are_never_shown_what_nobody_else_approved(
    section: Any,
    hotline: Any,
    recording: Recording,
    reviewer: User,
    admin: User,
    acts: list[tuple[str, int]],
    authority: bool,
) -> None:
    sid = transaction.savepoint()
    play = begun(section, recording, reviewer, admin, authority)
    for name, who in acts:
        play.act(name, who)
        shown = shown_to_readers(play)
        assert play.account.objections(shown) == [], (name, who, shown)
    transaction.savepoint_rollback(sid)


def test_in_good_order_readers_are_shown_the_words_of_each(
    section: Any, hotline: Any, recording: Recording, reviewer: User, admin: User
) -> None:
    play = begun(section, recording, reviewer, admin, authority=True)
    for name, who in [("review", BOB), ("approve", COORDINATOR)]:
        play.act(name, who)
    assert shown_to_readers(play)[0] == "Words number 0"
    play.act("write_distance", BOB)
    for name, who in [("review", AUTHOR), ("approve", DAN), ("approve", OTHER_COORDINATOR), ("approve", COORDINATOR)]:
        play.act(name, who)
    assert shown_to_readers(play)[1] == "Stay 200 metres away."
