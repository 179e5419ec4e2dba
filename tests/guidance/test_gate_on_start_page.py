"""What the start page tells of the gate: what readers miss, what ends, what waits for a second person."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import groups_of
from cms.guidance.dashboard.items import SHOWN
from cms.guidance.models import HomePage
from cms.organisations.models import Role
from cms.safety.content import content_of, digest_of
from cms.safety.models import Kind, Passed, ProposedChange
from tests import factories
from tests.obliging import approve_content
from tests.safety.letters import ask_authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(section: Any, hotline: Hotline) -> Any:
    return factories.live_guidance(section, title="Walk on known paths")


def waiting(person: User) -> dict[str, str]:
    """What waits for somebody: the first line of each group, by its heading."""
    groups = groups_of(Day(person, timezone.localdate(), timezone.now()))
    return {str(group.title): group.items[0].text for group in groups}


def test_a_page_that_readers_miss_is_told(page: Any, reviewer: User, editor: User) -> None:
    title = "Hidden from readers until they are reviewed"
    assert title not in waiting(reviewer)
    Passed.objects.filter(page=page).update(approval=None)
    assert waiting(reviewer)[title] == waiting(editor)[title] == "Walk on known paths"


def test_what_readers_miss_is_told_however_much_else_waits(page: Any, section: Any, reviewer: User) -> None:
    for number in range(SHOWN + 2):
        other = factories.live_guidance(section, title=f"Never reviewed {number}", slug=f"never-{number}")
        Passed.objects.filter(page=other).update(approval=approve_content(other, kind=Kind.CARRIED_OVER))
    Passed.objects.filter(page=page).update(approval=None)
    assert waiting(reviewer)["Hidden from readers until they are reviewed"] == "Walk on known paths"
    groups = groups_of(Day(reviewer, timezone.localdate(), timezone.now()))
    (rest,) = [group for group in groups if group.title == "Never reviewed yet"]
    assert (len(rest.items), rest.left) == (SHOWN, 2)


def test_warnings_and_what_was_never_reviewed(page: Any, reviewer: User) -> None:
    warning = approve_content(page, kind=Kind.EMERGENCY, expires_at=timezone.now() + datetime.timedelta(days=2))
    Passed.objects.filter(page=page).update(approval=warning, holds_until=warning.expires_at)
    assert waiting(reviewer)["Emergency warnings"] == "Walk on known paths"
    Passed.objects.filter(page=page).update(approval=approve_content(page, kind=Kind.CARRIED_OVER), holds_until=None)
    assert waiting(reviewer)["Never reviewed yet"] == "Walk on known paths"


def test_a_change_of_a_number_that_somebody_else_proposed(hotline: Hotline, section: Any, reviewer: User) -> None:
    title = "Changes of numbers and words that wait for a second person"
    Hotline.objects.filter(pk=hotline.pk).update(organisation=section.organisation)
    other = factories.member_of(section.organisation, Role.SAFETY_REVIEWER)
    proposed = ProposedChange.objects.create(
        at=timezone.now(), by=other, kind="directory.hotline", row_id=hotline.pk, title="Safety line", data="",
        fields=["number"], digest="",
    )  # fmt: skip
    assert waiting(reviewer)[title] == "Safety line"
    ProposedChange.objects.filter(pk=proposed.pk).update(by=reviewer)
    assert title not in waiting(reviewer)


def test_what_was_handed_in_for_a_coordinator_waits_for_them(home: Any, admin: User) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR)
    changed = HomePage.objects.get(pk=home.pk)
    changed.standfirst = "What to do first."
    changed.save_revision(user=admin)
    changed.get_workflow().start(changed, admin)
    assert waiting(coordinator)["Waiting for your review"] == home.title


def hidden(person: User, title: str = "Hidden from readers until the authority approves them") -> Any:
    groups = groups_of(Day(User.objects.get(pk=person.pk), timezone.localdate(), timezone.now()))
    return next((group for group in groups if group.title == title), None)


def test_where_only_the_authority_is_missing_that_is_said_with_what_to_do(
    page: Any, reviewer: User, editor: User
) -> None:
    ask_authority(page)
    assert "Hidden from readers until they are reviewed" not in waiting(reviewer)
    for person in (reviewer, editor):
        group = hidden(person)
        assert [item.text for item in group.items] == ["Walk on known paths"]
        assert "Hand them in for review, as they are." in group.hint


def test_where_its_own_review_is_missing_too_that_comes_first(page: Any, reviewer: User) -> None:
    ask_authority(page)
    Passed.objects.filter(page=page).update(digest="of other words")
    assert waiting(reviewer)["Hidden from readers until they are reviewed"] == "Walk on known paths"
    assert hidden(reviewer) is None


def test_one_of_two_reviewers_is_not_all_but_the_authority(page: Any, reviewer: User) -> None:
    page.title = "Stay 500 metres away"
    approve_content(page, needs_second=True, by_id=77)
    Passed.objects.filter(page=page).update(digest=digest_of(content_of(page)), approval=None)
    ask_authority(page)
    Passed.objects.filter(page=page).update(digest=digest_of(content_of(page)), approval=None)
    assert hidden(reviewer) is None
    approve_content(page, needs_second=True, by_id=78)
    assert hidden(reviewer) is not None


def test_a_page_handed_in_already_says_for_whom_it_waits(page: Any, editor: User, reviewer: User) -> None:
    ask_authority(page)
    page.get_workflow().start(page, editor)
    (item,) = hidden(editor).items
    assert item.note == "waits for its reviewer"


def test_a_coordinator_is_told_what_they_can_do_and_led_where_they_may_go(page: Any) -> None:
    ask_authority(page)
    group = hidden(factories.member_of(None, Role.COORDINATOR))
    assert "Ask their organisation to hand them in" in group.hint
    assert [item.url for item in group.items] == [f"/admin/pages/{page.pk}/history/"]
