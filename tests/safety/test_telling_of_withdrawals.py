"""A page that was taken down does not come back unnoticed: whoever works on it reads why."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.models import Why
from cms.safety.withdrawing import withdraw
from tests import factories
from tests.conftest import signed_in
from tests.obliging import obliging
from tests.publishing.page_form import edit_address, words
from tests.safety.acting import hand_in, now, save
from tests.safety.screen import fresh, review_address

pytestmark = pytest.mark.django_db
NOTE = "The second picture shows a person who did not agree."


@pytest.fixture
def author(section: Any) -> User:
    return factories.member_of(section.organisation, Role.EDITOR, username="writes")


@pytest.fixture
def down(section: Any, hotline: Any, author: User, reviewer: User) -> GuidancePage:
    """A page that was live, and that its reviewer has withdrawn with a note."""
    with obliging():
        page = factories.live_guidance(section, title="Something that was wrong", owner=author)
    withdraw(page, by=reviewer, why=Why.WRONG, note=NOTE)
    return fresh(page)


def test_the_form_says_who_withdrew_it_why_and_with_which_note(down: GuidancePage, author: User) -> None:
    said = words(signed_in(author).get(edit_address(down)))
    assert "This page was withdrawn on" in said and "something in it was wrong or unsafe" in said
    assert NOTE in said and "It comes back only after a review." in said


def test_its_review_says_so_too(down: GuidancePage, author: User, reviewer_desk: Client) -> None:
    save(down, author, standfirst="Mended.")
    hand_in(down, author)
    said = words(reviewer_desk.get(review_address(fresh(down))))
    assert "This page was withdrawn on" in said and NOTE in said


def test_its_history_has_a_row_for_it(down: GuidancePage, author: User) -> None:
    said = words(signed_in(author).get(reverse("wagtailadmin_pages:history", args=[down.pk])))
    assert f"Withdrew the page: something in it was wrong or unsafe. {NOTE}" in said


def test_on_the_start_page_it_is_no_draft_to_finish(down: GuidancePage, author: User) -> None:
    said = words(signed_in(author).get(reverse("wagtailadmin_home")))
    assert "Withdrawn pages of yours" in said
    assert "Your drafts" not in said


def test_once_it_is_shown_again_nothing_is_said(down: GuidancePage, author: User) -> None:
    with obliging():
        now(down).save_revision().publish()
    assert "This page was withdrawn on" not in words(signed_in(author).get(edit_address(down)))


def test_a_draft_that_was_never_live_was_not_withdrawn(section: Any, author: User) -> None:
    draft = factories.guidance_draft(section, title="New", owner=author)
    assert "This page was withdrawn on" not in words(signed_in(author).get(edit_address(draft)))
