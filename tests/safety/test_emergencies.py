"""A warning that cannot wait: live at once by a coordinator, marked, reviewed afterwards or gone by itself."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.content import content_of, digest_of
from cms.safety.emergencies import CannotWarn, warn_now
from cms.safety.models import Approval, Kind, Passed
from tests import factories
from tests.publishing.page_form import words
from tests.safety.screen import approve, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(db: None) -> User:
    return factories.member_of(None, Role.COORDINATOR, username="coordinator")


@pytest.fixture
def desk(coordinator: User) -> Client:
    client = Client()
    client.force_login(coordinator)
    return client


@pytest.fixture
def warned(desk: Client, ready_draft: GuidancePage) -> GuidancePage:
    """Published by a coordinator as an emergency warning."""
    address = reverse("safety:emergency", args=[ready_draft.pk])
    shown = desk.get(address)
    seen = words(shown)
    assert "nobody has reviewed it yet" in seen
    response = desk.post(address, {"seen": _seen(shown), "days": "3"})
    assert response.status_code == 302
    return GuidancePage.objects.get(pk=ready_draft.pk)


def _seen(response: Any) -> str:
    return str(response.context["form"].initial["seen"])


def readers(page: Page) -> Any:
    return Client().get(f"/p/{page.pk}", follow=True)


def test_it_is_live_at_once_and_says_that_nobody_has_reviewed_it(warned: GuidancePage) -> None:
    response = readers(warned)
    assert response.status_code == 200
    assert "Urgent warning of" in words(response) and "It has not been reviewed yet." in words(response)


def test_its_reviewers_are_asked_at_once_and_their_approval_makes_it_ordinary(
    warned: GuidancePage, reviewer_desk: Client
) -> None:
    assert warned.workflow_in_progress
    assert approve(reviewer_desk, warned).status_code == 302
    assert "Urgent warning" not in words(readers(warned))
    passed = Passed.objects.get(page=warned)
    assert (passed.approval and passed.approval.kind, passed.holds_until) == (Kind.SAFETY, None)


def test_without_a_review_it_ends_by_itself(warned: GuidancePage) -> None:
    passed = Passed.objects.get(page=warned)
    assert passed.holds_until is not None
    assert abs(passed.holds_until - timezone.now() - datetime.timedelta(days=3)) < datetime.timedelta(minutes=5)
    Passed.objects.filter(pk=passed.pk).update(holds_until=timezone.now())
    assert readers(warned).status_code == 404
    assert warned.title not in words(Client().get("/en/"))


def test_only_a_coordinator_may_and_for_no_longer_than_six_weeks(
    ready_draft: GuidancePage, reviewer: User, admin: User, coordinator: User
) -> None:
    for person in (reviewer, admin):
        with pytest.raises(CannotWarn):
            warn_now(ready_draft, by=person, seen="x")
    with pytest.raises(CannotWarn, match="between 1 and 42"):
        warn_now(ready_draft, by=coordinator, seen="x", days=43)


def test_what_changed_after_it_was_read_is_not_published(desk: Client, ready_draft: GuidancePage, editor: User) -> None:
    address = reverse("safety:emergency", args=[ready_draft.pk])
    seen = _seen(desk.get(address))
    page = fresh(ready_draft)
    page.title = "Something else"
    page.save_revision(user=editor)
    response = desk.post(address, {"seen": seen, "days": "3"})
    assert response.status_code == 409
    assert "was changed while you read it" in words(response)
    assert not Approval.objects.filter(kind=Kind.EMERGENCY).exists()


def test_what_the_door_refuses_is_refused_for_a_warning_too(
    desk: Client, ready_draft: GuidancePage, hotline: Any
) -> None:
    address = reverse("safety:emergency", args=[ready_draft.pk])
    seen = _seen(desk.get(address))
    hotline.delete()
    response = desk.post(address, {"seen": seen, "days": "3"})
    assert "No working hotline serves this page" in words(response)
    assert not Page.objects.get(pk=ready_draft.pk).live


def test_a_number_of_days_that_is_none_is_said_beside_its_field(desk: Client, ready_draft: GuidancePage) -> None:
    address = reverse("safety:emergency", args=[ready_draft.pk])
    response: Any = desk.post(address, {"seen": "", "days": "60"})
    assert response.status_code == 400
    assert "less than or equal to 42" in response.content.decode()
    assert not GuidancePage.objects.get(pk=ready_draft.pk).live


def test_a_version_that_is_set_for_later_is_no_warning_now(desk: Client, ready_draft: GuidancePage) -> None:
    ready_draft.go_live_at = timezone.now() + datetime.timedelta(days=1)
    ready_draft.save_revision()
    seen = digest_of(content_of(ready_draft))
    response: Any = desk.post(reverse("safety:emergency", args=[ready_draft.pk]), {"seen": seen, "days": "7"})
    assert response.status_code == 409
    assert not Approval.objects.filter(kind=Kind.EMERGENCY).exists()


def test_whoever_warned_is_led_to_what_readers_see(desk: Client, ready_draft: GuidancePage) -> None:
    address = reverse("safety:emergency", args=[ready_draft.pk])
    said = desk.post(address, {"seen": _seen(desk.get(address)), "days": "3"}, follow=True)
    assert "View live" in words(said)
    assert fresh(ready_draft).url in said.content.decode()
