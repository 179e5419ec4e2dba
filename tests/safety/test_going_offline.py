"""What nobody has read again in time goes offline where that was chosen, and whoever answers for it is told."""

from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.publishing.door import reasons
from cms.safety.models import Passed
from cms.safety.reminding import run
from cms.taxonomy.models import PageFacts
from tests import factories
from tests.obliging import obliging
from tests.publishing.page_form import words
from tests.safety.reading_again import days, due, on, to_whom


@pytest.fixture(autouse=True)
def pages_go_live(only_real_reviews: None) -> Any:
    """Reviewing is not what is tested here."""
    with obliging():
        yield


def test_a_page_that_nobody_has_read_again_goes_offline_after_the_days_that_were_given(
    section: OrganisationPage, hotline: Any, reviewer: User, arabic: Any
) -> None:
    page = due(section, ends_overdue=True, grace_days=3)
    arabic_page = factories.live_translation(page, arabic.locale)
    on(3)
    assert Page.objects.get(pk=page.pk).live
    mail.outbox.clear()
    assert f"Taken offline: {page.title}" in on(4)
    assert not Page.objects.get(pk=page.pk).live
    assert not Page.objects.get(pk=arabic_page.pk).live
    (sent,) = mail.outbox
    assert "they are offline now" in sent.body
    assert page.title in sent.body
    entry = Entry.objects.get(action="safety.ended_unread")
    assert (entry.object_id, entry.detail["days"]) == (str(page.pk), 4)
    mail.outbox.clear()
    assert on(5) == []


def test_where_it_was_not_chosen_a_page_stays_and_readers_are_told(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    page = due(section, -100)
    on(0)
    assert Page.objects.get(pk=page.pk).live
    assert "This page was to be checked again by" in words(Client().get(page.url))


def test_the_mail_says_beforehand_when_a_page_goes_offline(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    due(section, 20, ends_overdue=True, grace_days=0)
    on(0)
    assert "It goes offline on" in mail.outbox[0].body


def test_one_that_cannot_be_taken_offline_does_not_hold_up_the_others(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    first, second = (due(section, -9, title=title, ends_overdue=True, grace_days=0) for title in ("First", "Second"))

    def end(page: Page) -> None:
        if page.pk == first.pk:
            raise RuntimeError("not today")
        page.unpublish()

    said = [outcome for outcome in run(timezone.now(), end=end) if outcome.failed]
    assert [one.words for one in said] == ["Not taken offline: First. RuntimeError: not today"]
    assert Page.objects.get(pk=first.pk).live
    assert not Page.objects.get(pk=second.pk).live
    assert not Entry.objects.filter(action="safety.ended_unread", object_id=str(first.pk)).exists()


def test_what_gets_a_new_date_while_the_command_runs_stays_and_nobody_is_told_otherwise(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    _first, second = (due(section, -9, title=title, ends_overdue=True, grace_days=0) for title in ("First", "Second"))

    def end(page: Page) -> None:
        PageFacts.objects.filter(page=second).update(review_by=days(90))
        page.unpublish()

    said = [outcome.words for outcome in run(timezone.now(), end=end)]
    assert said[:2] == ["Taken offline: First", "Read again in time: Second"]
    assert Page.objects.get(pk=second.pk).live
    (sent,) = mail.outbox
    assert "First" in sent.body
    assert "Second" not in sent.body


def test_a_page_that_is_to_end_has_a_date(ready_draft: GuidancePage) -> None:
    factories.give_facts(ready_draft, ends_overdue=True)
    assert [one.field for one in reasons(ready_draft)] == ["review_by"]


def test_a_person_who_is_deleted_leaves_the_page_to_the_reviewers_and_what_it_shows_as_it_was(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    owner = factories.member_of(section.organisation, Role.EDITOR)
    page = due(section, review_owner=owner)
    digest = Passed.objects.get(page=page).digest
    owner.delete()
    assert PageFacts.objects.get(page=page).review_owner is None
    passed = Passed.objects.get(page=page)
    assert (passed.digest, passed.stale) == (digest, False)
    page.save_revision()
    on(0)
    assert to_whom() == [reviewer.email]


def test_whoever_could_not_be_told_that_a_page_went_offline_is_told_by_the_next_run(
    section: OrganisationPage, hotline: Any, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = due(section, ends_overdue=True, grace_days=3)
    on(3)
    mail.outbox.clear()

    def refused(server: EmailBackend, letters: Any) -> Any:
        raise OSError("no way to the server")

    with monkeypatch.context() as without_mail:
        without_mail.setattr(EmailBackend, "send_messages", refused)
        on(4)
    assert (Page.objects.get(pk=page.pk).live, mail.outbox) == (False, [])
    on(5)
    (sent,) = mail.outbox
    assert "they are offline now" in sent.body and sent.to == [reviewer.email]
    mail.outbox.clear()
    on(6)
    assert mail.outbox == []
