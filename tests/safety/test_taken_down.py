"""What readers are told of a withdrawn page, and that nothing of it comes back by another language, another clock or another hand."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.publishing.door import NotReady
from cms.safety.models import Approval, Kind, Passed, Why
from cms.safety.passing import keep
from cms.safety.withdrawing import withdraw
from cms.safety.writing_down import write_down
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.obliging import approve_content, obliging

pytestmark = pytest.mark.django_db
AHEAD = datetime.timedelta(minutes=5)


@pytest.fixture
def page(section: Any, hotline: Any) -> GuidancePage:
    with obliging():
        return factories.live_guidance(section, title="Something that was wrong", slug="something-wrong")


@pytest.fixture
def in_arabic(page: GuidancePage, arabic: Any) -> Any:
    with obliging():
        return factories.live_translation(page, Locale.objects.get(language_code="ar"))


def status(page: Page) -> int:
    return Client().get(f"/p/{page.pk}", follow=True).status_code


def approved_again(page: Page, **values: Any) -> Approval:
    return approve_content(Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object(), **values)


def live_again(page: Page) -> None:
    approved_again(page)
    Page.objects.get(pk=page.pk).specific.get_latest_revision().publish()


def test_an_approval_that_is_not_enough_does_not_end_what_readers_are_told(
    gated: None, page: GuidancePage, reviewer: User
) -> None:
    withdraw(page, by=reviewer, why=Why.WRONG)
    approved_again(page, needs_second=True)
    assert status(page) == 410


def test_an_approval_alone_does_not_either(gated: None, page: GuidancePage, reviewer: User) -> None:
    withdraw(page, by=reviewer, why=Why.WRONG)
    approved_again(page)
    assert status(page) == 410


def test_an_approval_of_another_language_does_not_either(
    gated: None, page: GuidancePage, in_arabic: Any, reviewer: User
) -> None:
    withdraw(page, by=reviewer, why=Why.WRONG)
    approved_again(in_arabic)
    assert (status(page), status(in_arabic)) == (410, 410)


def test_a_language_in_which_it_is_not_shown_again_is_told_further(
    gated: None, page: GuidancePage, in_arabic: Any, reviewer: User
) -> None:
    withdraw(page, by=reviewer, why=Why.WRONG)
    live_again(page)
    assert (status(page), status(in_arabic)) == (200, 410)


def test_once_shown_again_and_unpublished_for_a_while_it_is_not_found(
    gated: None, page: GuidancePage, reviewer: User
) -> None:
    withdraw(page, by=reviewer, why=Why.WRONG)
    live_again(page)
    GuidancePage.objects.get(pk=page.pk).unpublish()
    assert status(page) == 404


def test_a_language_that_nobody_has_read_is_not_found(
    gated: None, page: GuidancePage, section: Any, arabic: Any, reviewer: User
) -> None:
    with obliging():
        factories.live_translation(section, arabic.locale)
    draft = draft_in(page, arabic.locale, by=None).page
    withdraw(page, by=reviewer, why=Why.WRONG)
    assert (status(page), status(draft)) == (410, 404)


def test_a_clock_that_is_slow_withdraws_what_was_approved_before(
    gated: None, page: GuidancePage, reviewer: User
) -> None:
    """Approved on a server whose clock is ahead of the one that takes it down."""
    approved_again(page, at=timezone.now() + AHEAD)
    withdraw(page, by=reviewer, why=Why.WRONG)
    with pytest.raises(NotReady):
        GuidancePage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert status(page) == 410


def test_an_approval_after_a_withdrawal_counts_whatever_the_clock_says(page: GuidancePage, reviewer: User) -> None:
    made = withdraw(page, by=reviewer, why=Why.WRONG)
    early = made.at - AHEAD
    given = write_down(page, {}, kind=Kind.SAFETY, revision_id=None, by=reviewer, at=early)
    assert given.at > made.at


def test_a_note_written_by_hand_under_a_void_approval_shows_nothing(
    gated: None, page: GuidancePage, reviewer: User
) -> None:
    noted = Passed.objects.get(page=page)
    withdraw(page, by=reviewer, why=Why.WRONG)
    with transaction.atomic():
        Passed(page_id=page.pk, digest=noted.digest, approval_id=noted.approval_id).save()
        Page.objects.filter(pk=page.pk).update(live=True)
        Passed.objects.filter(page=page.pk).update(stale=False)
        assert not Passed.objects.filter(page=page.pk).holding_at(timezone.now()).exists()
        assert status(page) == 410
        if connection.vendor == "postgresql":
            with pytest.raises(DatabaseError, match="did not pass the gate"), transaction.atomic():
                connection.check_constraints()
        transaction.set_rollback(True)


def test_a_page_said_to_be_in_another_language_shows_nothing(gated: None, page: GuidancePage, arabic: Any) -> None:
    Page.objects.filter(pk=page.pk).update(locale=arabic.locale)
    Passed.objects.filter(page=page.pk).update(stale=False)
    assert not Passed.objects.filter(page=page.pk).holding_at(timezone.now()).exists()
    assert keep(GuidancePage.objects.get(pk=page.pk)).approval is None


def test_translations_go_with_the_section_of_their_original(page: GuidancePage, in_arabic: Any, section: Any) -> None:
    assert status(in_arabic) == 200
    section.unpublish()
    assert (status(page), status(in_arabic)) == (404, 404)
