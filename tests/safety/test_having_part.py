"""A field test that holds a page up is taken back by somebody who has no part in the page, and by nobody else."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.publishing.door import reasons
from cms.safety.field_testing import CannotRecord, mark_as_error
from cms.safety.models import FieldTest, RecordedInError
from tests import factories
from tests.conftest import signed_in
from tests.obliging import approve_content
from tests.publishing.page_form import words
from tests.safety.fieldwork import held, mark, screen
from tests.safety.screen import fresh

pytestmark = pytest.mark.django_db
LINK = "Recorded in error?"


@pytest.fixture
def refusing(ready_draft: GuidancePage) -> FieldTest:
    """Few understood the page, so it may not go live."""
    test = held(ready_draft, 10)
    assert is_held_up(ready_draft)
    return test


def is_held_up(page: Page) -> bool:
    return any("people understood" in str(one) for one in reasons(fresh(page)))


def refused(test: FieldTest, page: Page, person: User) -> bool:
    with pytest.raises(CannotRecord, match="who has written nothing of this page"):
        mark_as_error(test, fresh(page), why="x", by=person, at=timezone.now())
    return is_held_up(page) and not RecordedInError.objects.exists()


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.EDITOR])
def test_who_only_writes_asks_a_reviewer(ready_draft: GuidancePage, refusing: FieldTest, role: Role) -> None:
    person = factories.member_of(fresh(ready_draft).section.organisation, role)
    Page.objects.filter(pk=ready_draft.pk).update(owner=person)
    assert refused(refusing, ready_draft, person)


def test_an_administrator_of_the_installation_who_reviews_nothing_is_not_spared(
    ready_draft: GuidancePage, refusing: FieldTest, admin: User
) -> None:
    assert refused(refusing, ready_draft, admin)


def test_a_reviewer_who_ever_saved_a_version_asks_another(
    ready_draft: GuidancePage, refusing: FieldTest, reviewer: User, editor: User
) -> None:
    fresh(ready_draft).get_latest_revision_as_object().save_revision(user=reviewer)
    newest = fresh(ready_draft).get_latest_revision_as_object()
    approve_content(newest)
    newest.save_revision(user=editor)
    assert refused(refusing, ready_draft, reviewer)


def test_a_reviewer_who_is_named_in_an_approval_asks_another_though_the_version_is_gone(
    ready_draft: GuidancePage, refusing: FieldTest, reviewer: User
) -> None:
    approve_content(fresh(ready_draft), contributors=[{"id": reviewer.pk, "name": "x"}])
    assert refused(refusing, ready_draft, reviewer)


@pytest.mark.parametrize("who", ["reviewer", "coordinator"])
def test_who_has_no_part_in_it_does(ready_draft: GuidancePage, refusing: FieldTest, reviewer: User, who: str) -> None:
    person = reviewer if who == "reviewer" else factories.member_of(None, Role.COORDINATOR)
    desk = signed_in(person)
    assert LINK in words(desk.get(screen(ready_draft)))
    assert mark(desk, refusing).status_code == 302
    assert not is_held_up(ready_draft)


def test_who_wrote_it_finds_the_way_and_is_told_whom_to_ask(
    editor_desk: Client, ready_draft: GuidancePage, refusing: Any
) -> None:
    assert LINK in words(editor_desk.get(screen(ready_draft)))
    said = mark(editor_desk, refusing)
    assert said.status_code == 302
    assert "Ask a reviewer or a coordinator" in words(editor_desk.get(said.url))
    assert not RecordedInError.objects.exists()
