"""Who counts as having written what is to be approved."""

from typing import Any

import pytest

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.safety.contributors import contributors_to
from tests import factories
from tests.obliging import approve_content
from tests.safety.screen import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def writers(db: None) -> list[User]:
    return [factories.UserFactory(username=name) for name in ("ana", "ben", "cleo")]


def save(page: GuidancePage, title: str, by: User) -> Any:
    page = fresh(page)
    page.title = title
    return page.save_revision(user=by, log_action=True)


def test_everybody_who_saved_a_version(ready_draft: GuidancePage, writers: list[User]) -> None:
    for number, person in enumerate(writers):
        save(ready_draft, f"Version {number}", person)
    assert contributors_to(fresh(ready_draft)) == writers


def test_after_an_approval_only_those_who_saved_since(ready_draft: GuidancePage, writers: list[User]) -> None:
    first, second, _third = writers
    approved = save(ready_draft, "One", first)
    approve_content(approved.as_object(), revision_id=approved.pk)
    assert contributors_to(fresh(ready_draft)) == []
    save(ready_draft, "Two", second)
    assert contributors_to(fresh(ready_draft)) == [second]


def test_who_saved_a_newer_version_before_an_older_one_was_approved(
    ready_draft: GuidancePage, writers: list[User]
) -> None:
    """Their words are on the page all the same, under those that come later."""
    first, second, third = writers
    approved = save(ready_draft, "One", first)
    save(ready_draft, "Two", second)
    approve_content(approved.as_object(), revision_id=approved.pk)
    save(ready_draft, "Three", third)
    assert contributors_to(fresh(ready_draft)) == [second, third]


def test_a_deleted_account_hinders_nobody(ready_draft: GuidancePage, writers: list[User]) -> None:
    save(ready_draft, "One", writers[0])
    writers[0].delete()
    assert contributors_to(fresh(ready_draft)) == []
