"""The editor saves into the version it has made; what was read, approved or written by somebody else is never written over."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Page, Revision

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, OrganisationPage
from tests import factories
from tests.publishing.page_form import SAVE, SUBMIT, edit_address, send
from tests.standing import standing

pytestmark = pytest.mark.django_db


def desk(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def saved_by_itself(person: User, page: Page, over: Revision, title: str) -> Any:
    """As the editor's script does it."""
    headers = {"Accept": "application/json"}
    return send(desk(person), edit_address(page), SAVE, headers=headers, title=title, overwrite_revision_id=over.pk)


def goes_on_in_a_new_version(person: User, page: Page, over: Revision) -> int:
    """The number of the version with which the editor goes on."""
    before = Revision.objects.get(pk=over.pk).content
    entries = Entry.objects.filter(action="wagtail.edit").count()
    answer = saved_by_itself(person, page, over, "Typed after that").json()
    assert answer["success"], answer
    assert Revision.objects.get(pk=over.pk).content == before
    assert Revision.objects.get(pk=answer["revision_id"]).content["title"] == "Typed after that"
    assert Entry.objects.filter(action="wagtail.edit").count() == entries + 1
    return int(answer["revision_id"])


@standing
def live(section: OrganisationPage, hotline: Any) -> GuidancePage:
    """Live, with a version of nobody's."""
    return factories.live_guidance(section)


@pytest.fixture
def own(live: GuidancePage, editor: User) -> Revision:
    """The editor's draft of it."""
    live.title = "A draft"
    with LogContext(user=editor):  # as the admin's requests have it
        return live.save_revision(user=editor, log_action=True)


def test_ones_own_draft_is_written_over_and_told_once(live: GuidancePage, own: Revision, editor: User) -> None:
    entries = Entry.objects.filter(action="wagtail.edit").count()
    answer = saved_by_itself(editor, live, own, "More of it").json()
    assert answer["revision_id"] == own.pk
    assert Revision.objects.get(pk=own.pk).content["title"] == "More of it"
    assert Entry.objects.filter(action="wagtail.edit").count() == entries


def test_a_version_that_is_live_stays_as_it_was_approved(live: GuidancePage, own: Revision, editor: User) -> None:
    own.publish()
    new = goes_on_in_a_new_version(editor, live, own)
    assert saved_by_itself(editor, live, Revision.objects.get(pk=new), "Goes on").json()["revision_id"] == new


def test_a_version_that_was_live_stays_too(live: GuidancePage, own: Revision, editor: User) -> None:
    own.publish()
    GuidancePage.objects.get(pk=live.pk).unpublish()
    goes_on_in_a_new_version(editor, live, own)


def test_a_version_that_was_handed_in_stays(live: GuidancePage, editor: User) -> None:
    send(desk(editor), edit_address(live), SUBMIT, title="To be read")
    page = GuidancePage.objects.get(pk=live.pk)
    page.current_workflow_state.cancel(user=editor)
    goes_on_in_a_new_version(editor, live, page.latest_revision)


def test_a_version_that_waits_for_its_day_stays(live: GuidancePage, reviewer: User) -> None:
    live.go_live_at = timezone.now() + datetime.timedelta(days=1)
    waiting = live.save_revision(user=reviewer)
    waiting.publish(user=reviewer)
    assert saved_by_itself(reviewer, live, waiting, "Now").json()["error_code"] == "locked"
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[live.pk, waiting.pk])
    desk(reviewer).post(address)
    assert Revision.objects.get(pk=waiting.pk).approved_go_live_at is None
    goes_on_in_a_new_version(reviewer, live, waiting)


def test_somebody_elses_version_stays(live: GuidancePage, own: Revision, reviewer: User) -> None:
    goes_on_in_a_new_version(reviewer, live, own)
