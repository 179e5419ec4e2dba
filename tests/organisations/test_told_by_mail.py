"""Mail about a page goes to who may read it when it is sent, whoever took part before."""

from typing import Any

import pytest
from django.core import mail
from django.test import RequestFactory, TestCase
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from cms.accounts.models import User
from cms.guidance.commenting import TOLD, tell_of_comments
from cms.guidance.explorer import FactsPageViewSet
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.notifying import ToReaders
from cms.safety.sending_back import send_back
from tests import factories
from tests.standing import standing


@standing
def writer(ours: Organisation) -> User:
    """Somebody who writes in English."""
    return factories.member_of(ours, Role.EDITOR, email="writer@example.org")


@standing
def reviewer_here(ours: Organisation) -> User:
    """Somebody who reviews there."""
    return factories.member_of(ours, Role.SAFETY_REVIEWER, email="reviewer@example.org")


@standing
def draft(section: OrganisationPage, writer: User) -> GuidancePage:
    """A draft of theirs."""
    return factories.guidance_draft(section, owner=writer)


def leave(person: User) -> None:
    """Out of every team."""
    person.groups.clear()


def turn_to_arabic(person: User) -> None:
    """Out of the editors, into the translators to Arabic."""
    person.groups.set([Team.objects.get(organisation__isnull=False, role=Role.TRANSLATOR, language="ar").group])


def be_suspended(person: User) -> None:
    """For the time being."""
    User.objects.filter(pk=person.pk).update(is_active=False)


GOING = [leave, turn_to_arabic, be_suspended]


def kept() -> Any:
    """An act that is committed, after which mail goes out."""
    return TestCase.captureOnCommitCallbacks(execute=True)


def recipients() -> set[str]:
    return {to for sent in mail.outbox for to in sent.to}


@pytest.mark.parametrize("go", [None, *GOING])
def test_the_reviewers_words_go_to_who_handed_in_only_while_they_may_read_the_page(
    draft: GuidancePage, writer: User, reviewer_here: User, go: Any
) -> None:
    state = draft.get_workflow().start(draft, writer)
    if go:
        go(writer)
    mail.outbox.clear()
    task_state = state.current_task_state
    with kept():
        send_back(task_state, by=reviewer_here, comment="The hidden village")
    assert recipients() == (set() if go else {"writer@example.org"})


@pytest.mark.parametrize("go", [None, *GOING])
def test_that_a_page_was_approved_is_told_only_to_who_may_read_it(
    draft: GuidancePage, writer: User, reviewer_here: User, go: Any
) -> None:
    state = draft.get_workflow().start(draft, writer)
    if go:
        go(writer)
    mail.outbox.clear()
    with kept():
        workflow_approved.send(type(state), instance=state, user=reviewer_here)
    assert recipients() == (set() if go else {"writer@example.org"})


def test_who_reviews_is_told_once_that_a_page_is_handed_in(
    draft: GuidancePage, writer: User, reviewer_here: User
) -> None:
    with kept():
        draft.get_workflow().start(draft, writer)
        assert not mail.outbox
    assert [sent.to for sent in mail.outbox] == [["reviewer@example.org"]]


def test_every_notifier_of_wagtails_is_one_that_asks_who_may_read() -> None:
    """A release that brings another one, or another name for one, has to be looked at."""
    for signal in (task_submitted, workflow_submitted, workflow_rejected, workflow_approved):
        notifiers = [receiver() for _key, receiver, *_rest in signal.receivers]
        named = [one for one in notifiers if type(one).__name__.endswith("Notifier")]
        assert named and all(isinstance(one, ToReaders) for one in named)


def commented(draft: GuidancePage, by: User, *, reply: User) -> dict[str, Any]:
    """A comment by one, to which the other replies."""
    thread = Comment.objects.create(page=draft, user=by, text="Is this right?", contentpath="title")
    answer = CommentReply.objects.create(comment=thread, user=reply, text="The hidden village")
    return {**{key: [] for key in TOLD}, "new_replies": [(thread, [answer])]}


@pytest.mark.parametrize("go", [None, *GOING])
def test_a_reply_goes_to_who_wrote_in_the_thread_only_while_they_may_read_the_page(
    draft: GuidancePage, writer: User, reviewer_here: User, go: Any
) -> None:
    changes = commented(draft, writer, reply=reviewer_here)
    if go:
        go(writer)
    mail.outbox.clear()
    with kept():
        tell_of_comments(draft, changes, by=reviewer_here)
    assert recipients() == (set() if go else {"writer@example.org"})


@pytest.mark.parametrize("go", [None, *GOING])
def test_comments_go_to_who_follows_the_page_only_while_they_may_read_it(
    draft: GuidancePage, writer: User, reviewer_here: User, go: Any
) -> None:
    PageSubscription.objects.create(page=draft, user=writer, comment_notifications=True)
    thread = Comment.objects.create(page=draft, user=reviewer_here, text="The hidden village", contentpath="title")
    if go:
        go(writer)
    mail.outbox.clear()
    with kept():
        tell_of_comments(draft, {**{key: [] for key in TOLD}, "new_comments": [thread]}, by=reviewer_here)
    assert recipients() == (set() if go else {"writer@example.org"})
    assert all("The hidden village" in sent.body for sent in mail.outbox)


def test_the_editor_tells_of_comments_in_this_way(
    draft: GuidancePage, writer: User, reviewer_here: User, rf: RequestFactory
) -> None:
    leave(writer)
    changes = commented(draft, writer, reply=reviewer_here)
    view = FactsPageViewSet.edit_view_class()
    view.page, view.request = draft, rf.post("/")
    view.request.user = reviewer_here
    mail.outbox.clear()
    with kept():
        view.send_commenting_notifications(changes)
    assert recipients() == set()


def test_who_took_part_in_one_thread_is_told_of_no_other(
    draft: GuidancePage, ours: Organisation, writer: User, reviewer_here: User
) -> None:
    other = factories.member_of(ours, Role.EDITOR, email="other@example.org")
    mine, theirs = commented(draft, writer, reply=reviewer_here), commented(draft, other, reply=reviewer_here)
    theirs["new_replies"][0][1][0].text = "Between us"
    mail.outbox.clear()
    changes = {**mine, "new_replies": mine["new_replies"] + theirs["new_replies"]}
    with kept():
        tell_of_comments(draft, changes, by=reviewer_here)
    told = {sent.to[0]: sent.body for sent in mail.outbox}
    assert set(told) == {"writer@example.org", "other@example.org"}
    assert "Between us" not in told["writer@example.org"] and "hidden village" not in told["other@example.org"]
