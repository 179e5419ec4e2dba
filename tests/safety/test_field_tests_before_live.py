"""What field tests mean for a page that is to go live: reviewers are warned, and under fifty per cent it does not."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.guidance.models import GuidancePage
from cms.publishing.door import NotReady, reasons
from tests.obliging import obliging
from tests.publishing.page_form import SAVE, SUBMIT, edit_address, send, words
from tests.safety.fieldwork import held, screen
from tests.safety.screen import approve, fresh, review_address

UNTESTED = "Nobody has tested it in this language yet"


@pytest.fixture
def live(ready_draft: GuidancePage) -> GuidancePage:
    """Live as it was drafted."""
    with obliging():
        ready_draft.get_latest_revision().publish()
    return GuidancePage.objects.get(pk=ready_draft.pk)


def reworded(page: GuidancePage, title: str = "Know the signs of danger") -> GuidancePage:
    """A newer draft."""
    page.title = title
    page.save_revision()
    return GuidancePage.objects.get(pk=page.pk)


def told(desk: Client, page: Page) -> str:
    return words(desk.get(review_address(page)))


def test_a_reviewer_is_warned_that_nobody_has_tested_the_page_and_may_approve_it(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    assert "Nobody has tested this page in this language" in told(reviewer_desk, submitted)
    assert approve(reviewer_desk, submitted).status_code == 302
    assert Page.objects.get(pk=submitted.pk).live


@pytest.mark.parametrize(("share", "warned"), [(84, True), (85, False)])
def test_a_reviewer_is_warned_under_eighty_five_per_cent(
    submitted: GuidancePage, reviewer_desk: Client, share: int, warned: bool
) -> None:
    held(submitted, share)
    said = told(reviewer_desk, submitted)
    assert ("less than 85 per cent" in said) == warned
    assert f"{share} % understood , of this version" in said
    assert approve(reviewer_desk, submitted).status_code == 302


def test_a_reviewer_is_told_that_the_text_was_changed_since(
    ready_draft: GuidancePage, editor_desk: Client, reviewer_desk: Client
) -> None:
    held(ready_draft, 95)
    send(editor_desk, edit_address(ready_draft), SUBMIT, title="Know the signs of danger")
    said = told(reviewer_desk, fresh(ready_draft))
    assert "The text was changed since it was tested." in said
    assert "95 % understood , text changed since" in said


def test_under_fifty_per_cent_nothing_goes_live(submitted: GuidancePage, reviewer_desk: Client) -> None:
    held(submitted, 49)
    response = approve(reviewer_desk, submitted)
    assert response.status_code == 409
    assert "people understood 49 % of this text" in words(response)
    assert not Page.objects.get(pk=submitted.pk).live


def test_under_fifty_per_cent_it_is_not_even_handed_in(editor_desk: Client, ready_draft: GuidancePage) -> None:
    held(ready_draft, 10)
    assert "people understood 10 % of this text" in words(send(editor_desk, edit_address(ready_draft), SUBMIT))
    assert fresh(ready_draft).current_workflow_state is None


def test_no_script_publishes_it_either(ready_draft: GuidancePage) -> None:
    held(ready_draft, 10)
    with obliging(), pytest.raises(NotReady, match="10 % of this text"):
        ready_draft.get_latest_revision().publish()


def test_the_newest_test_of_exactly_this_text_counts(ready_draft: GuidancePage) -> None:
    page, day = ready_draft, datetime.timedelta(days=1)
    first = held(page, 90, on=timezone.localdate() - 3 * day)
    with obliging():
        assert not reasons(page)
        held(page, 10, on=timezone.localdate() - 2 * day)
        assert reasons(page)
        held(page, 90, digest=first.digest[::-1])
        assert reasons(page)
        held(page, 51)
        assert not reasons(page)
        held(page, 10, on=timezone.localdate() - 5 * day)
        assert not reasons(page)
        page.title = "Know the signs of danger"
        held(page, 10)
        assert not reasons(page)


def test_a_live_page_that_few_understood_says_so_to_colleagues(editor_desk: Client, live: GuidancePage) -> None:
    held(live, 40)
    assert "Change the page, or take it offline." in words(editor_desk.get(screen(live)))
    assert "Change the page, or take it offline." in words(editor_desk.get(screen(reworded(live))))
    live.refresh_from_db()
    live.unpublish()
    assert not Page.objects.get(pk=live.pk).live


def test_whoever_hands_in_what_nobody_tested_is_told_and_hands_it_in(
    ready_draft: GuidancePage, editor_desk: Client
) -> None:
    send(editor_desk, edit_address(ready_draft), SAVE)
    assert UNTESTED not in words(editor_desk.get(reverse("wagtailadmin_home")))
    send(editor_desk, edit_address(ready_draft), SUBMIT)
    assert UNTESTED in words(editor_desk.get(reverse("wagtailadmin_home")))
    assert fresh(ready_draft).workflow_in_progress


def test_nobody_is_told_so_of_what_was_tested(ready_draft: GuidancePage, editor_desk: Client) -> None:
    held(ready_draft, 95)
    send(editor_desk, edit_address(ready_draft), SUBMIT)
    assert fresh(ready_draft).workflow_in_progress
    assert UNTESTED not in words(editor_desk.get(reverse("wagtailadmin_home")))
