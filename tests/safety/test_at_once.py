"""Two people act at the same moment: what readers find is still only what was approved, and what is withdrawn stays so (PostgreSQL)."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage
from cms.library.models import Picture
from cms.organisations.models import Role
from cms.publishing import door
from cms.publishing.bulk import PublishReadyPages
from cms.publishing.door import NotReady
from cms.publishing.scheduling import run_schedule
from cms.safety.approving import approve, proposal_of
from cms.safety.models import Approval, Passed, Why, Withdrawal
from cms.safety.withdrawing import withdraw
from tests import factories
from tests.at_once import ON_SEVERAL_CONNECTIONS
from tests.conftest import ready
from tests.library.files import encoded, half_red, upload
from tests.obliging import approve_content, obliging

pytestmark = [*ON_SEVERAL_CONNECTIONS, pytest.mark.usefixtures("gated")]
# Longer than PostgreSQL waits before it looks for two that wait for each other.
A_WHILE = 2.0


class Other:
    """Somebody else, on a connection of their own."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.came_of_it = ""
        self.thread = threading.Thread(target=self._run, args=[act])

    def _run(self, act: Callable[[], object]) -> None:
        try:
            act()
            self.came_of_it = "done"
        except Exception as error:  # whatever it is, the test names it
            self.came_of_it = f"{type(error).__name__}: {error}"
        finally:
            connection.close()


@contextmanager
def meanwhile(act: Callable[[], object], wait: float = A_WHILE) -> Iterator[Other]:
    """Once, between the gate's rule and the saving, somebody else begins this; at the end it is done."""
    other = Other(act)

    def rule(page: Page) -> list[Any]:
        if other.thread.ident is None and isinstance(page, GuidancePage):
            other.thread.start()
            other.thread.join(timeout=wait)
        return []

    door._rules.append(rule)
    try:
        yield other
    finally:
        door._rules.remove(rule)
        if other.thread.ident is not None:
            other.thread.join(timeout=30)


@pytest.fixture
def ground(db: None) -> Any:
    factories.HotlineFactory()
    with obliging():
        home = HomePage.objects.get(locale__language_code="en")
        home.save_revision().publish()
        return factories.section_under(HomePage.objects.get(pk=home.pk))


@pytest.fixture
def its_reviewer(ground: Any) -> User:
    return factories.member_of(ground.organisation, Role.SAFETY_REVIEWER)


@pytest.fixture
def unpublished(ground: Any) -> GuidancePage:
    """Approved, and taken offline for a while."""
    page = ready(ground)
    approve_content(page)
    page.get_latest_revision().publish()
    now(page).unpublish()
    return now(page)


def now(page: Page) -> GuidancePage:
    return GuidancePage.objects.get(pk=page.pk)


def status(page: Page) -> int:
    return Client().get(f"/p/{page.pk}", follow=True).status_code


def published(page: GuidancePage, by: User) -> None:
    page.get_latest_revision().publish(user=by)


def in_bulk(page: GuidancePage, by: User) -> None:
    PublishReadyPages.execute_action([page], user=by)


def saved(page: GuidancePage, by: User) -> None:
    page.live = True
    page.save()


def saved_as_a_mere_page(page: GuidancePage, by: User) -> None:
    mere = Page.objects.get(pk=page.pk)
    mere.live = True
    mere.save()


@pytest.mark.parametrize("way", [published, in_bulk, saved, saved_as_a_mere_page])
def test_what_is_withdrawn_while_it_is_published_again_is_gone(
    unpublished: GuidancePage, its_reviewer: User, way: Callable[[GuidancePage, User], None]
) -> None:
    with meanwhile(lambda: withdraw(now(unpublished), by=its_reviewer, why=Why.WRONG)) as other:
        way(unpublished, its_reviewer)
    assert other.came_of_it == "done"
    assert Withdrawal.objects.count() == 1
    assert status(unpublished) == 410
    assert not now(unpublished).live


def test_what_is_published_while_it_is_being_withdrawn_is_refused(
    unpublished: GuidancePage, its_reviewer: User
) -> None:
    other = Other(lambda: published(now(unpublished), its_reviewer))
    with transaction.atomic():
        withdraw(now(unpublished), by=its_reviewer, why=Why.WRONG)
        other.thread.start()
        time.sleep(0.5)
    other.thread.join(timeout=30)
    assert "Nobody has reviewed" in other.came_of_it
    assert status(unpublished) == 410


def test_a_withdrawal_that_meets_the_schedule_does_not_fail(unpublished: GuidancePage, its_reviewer: User) -> None:
    """Two revisions are due to be touched by both."""
    revision = unpublished.get_latest_revision()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=revision.created_at)
    with meanwhile(lambda: withdraw(now(unpublished), by=its_reviewer, why=Why.WRONG)) as other:
        list(run_schedule(timezone.now()))
    assert other.came_of_it == "done"
    assert status(unpublished) == 410


def test_a_withdrawal_is_tried_again_where_two_wait_for_each_other(
    unpublished: GuidancePage, its_reviewer: User
) -> None:
    """Somebody holds a version and then asks for the page, as the editor does when it writes over a version."""
    with obliging():
        published(unpublished, its_reviewer)
    revision, went_on = unpublished.get_latest_revision(), threading.Event()

    def write_over() -> None:
        with transaction.atomic():
            type(revision).objects.filter(pk=revision.pk).update(object_str="Something")
            went_on.set()
            time.sleep(0.5)  # by then the other holds the page
            Page.objects.filter(pk=unpublished.pk).update(locked=False)

    other = Other(write_over)
    other.thread.start()
    assert went_on.wait(timeout=10)
    withdraw(now(unpublished), by=its_reviewer, why=Why.WRONG)
    other.thread.join(timeout=30)
    assert Withdrawal.objects.count() == 1
    assert status(unpublished) == 410


@pytest.fixture
def with_a_picture(ground: Any) -> tuple[GuidancePage, Picture]:
    """Handed in for review."""
    picture = factories.picture("A path")
    page = ready(ground)
    page.cover, page.cover_alt = picture, "A path"
    editor = factories.member_of(ground.organisation, Role.EDITOR)
    page.save_revision(user=editor)
    now(page).get_workflow().start(now(page), editor)
    return now(page), picture


def replace(picture: Picture) -> None:
    other = Picture.objects.get(pk=picture.pk)
    other.file = upload(encoded(half_red(500, 400), "PNG"), "b.png")
    other.save()


def approve_it(page: GuidancePage, by: User) -> None:
    found = proposal_of(page.current_workflow_task_state)
    with transaction.atomic():
        approve(page.current_workflow_task_state, by=by, seen=found.digest, answers=list(found.questions))


def test_a_picture_replaced_while_its_page_is_approved_hides_the_page(
    with_a_picture: tuple[GuidancePage, Picture], its_reviewer: User
) -> None:
    page, picture = with_a_picture
    with meanwhile(lambda: replace(picture)) as other:
        approve_it(page, its_reviewer)
    assert other.came_of_it == "done"
    assert Picture.objects.get(pk=picture.pk).file_hash != picture.file_hash
    assert now(page).live
    assert status(page) == 404
    assert Passed.objects.get(page=page).approval is None


def test_a_page_approved_while_its_picture_is_being_replaced_does_not_go_live(
    with_a_picture: tuple[GuidancePage, Picture], its_reviewer: User
) -> None:
    page, picture = with_a_picture
    other = Other(lambda: approve_it(page, its_reviewer))
    with transaction.atomic():
        replace(picture)
        other.thread.start()
        time.sleep(0.5)
    other.thread.join(timeout=30)
    assert other.came_of_it.startswith(NotReady.__name__)
    assert status(page) == 404
    assert not Approval.objects.filter(page_id=page.pk).exists()


def test_a_picture_deleted_while_its_page_is_approved_hides_the_page(
    with_a_picture: tuple[GuidancePage, Picture], its_reviewer: User
) -> None:
    page, picture = with_a_picture
    with meanwhile(lambda: Picture.objects.get(pk=picture.pk).delete()) as other:
        approve_it(page, its_reviewer)
    assert other.came_of_it
    assert (status(page) == 200) == Picture.objects.filter(pk=picture.pk).exists()
