"""Reviews by a date: whoever is to read a page again is reminded, once for each day that asks for it; else it goes offline."""

import datetime
import io
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.publishing.door import reasons
from cms.safety.models import Passed, Reminded
from cms.safety.reminding import run
from cms.taxonomy.models import PageFacts
from tests import factories
from tests.obliging import obliging
from tests.publishing.page_form import edit_address, words


@pytest.fixture(autouse=True)
def pages_go_live(only_real_reviews: None) -> Any:
    """Reviewing is not what is tested here."""
    with obliging():
        yield


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def on(number: int) -> list[str]:
    """What the command says so many days from now."""
    return [outcome.words for outcome in run(timezone.now() + datetime.timedelta(days=number))]


def to_whom() -> list[str]:
    return sorted(one for sent in mail.outbox for one in sent.to)


def due(section: OrganisationPage, number: int = 0, **values: Any) -> GuidancePage:
    """A live page that is to be read again so many days from now."""
    return factories.live_guidance(section, review_by=days(number), **values)


# Whom, and when


def test_the_safety_reviewers_of_the_organisation_are_reminded_where_nobody_is_named(
    section: OrganisationPage, hotline: Any, reviewer: User, editor: User
) -> None:
    factories.member_of(factories.OrganisationFactory(), Role.SAFETY_REVIEWER)
    page = due(section)
    on(0)
    assert to_whom() == [reviewer.email]
    assert page.title in mail.outbox[0].body
    assert edit_address(page) in mail.outbox[0].body


def test_whoever_is_named_is_reminded_alone(
    section: OrganisationPage, hotline: Any, reviewer: User, editor: User
) -> None:
    due(section, review_owner=editor)
    on(0)
    assert to_whom() == [editor.email]


@pytest.mark.parametrize("gone", ["left", "inactive"])
def test_when_the_one_named_has_gone_the_reviewers_are_reminded(
    section: OrganisationPage, hotline: Any, reviewer: User, editor: User, gone: str
) -> None:
    due(section, review_owner=editor)
    if gone == "left":
        editor.groups.clear()
    else:
        User.objects.filter(pk=editor.pk).update(is_active=False)
    on(0)
    assert to_whom() == [reviewer.email]


def test_nobody_of_another_organisation_is_told_however_they_came_to_be_named(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    stranger = factories.member_of(factories.OrganisationFactory(), Role.EDITOR)
    due(section, review_owner=stranger)
    on(0)
    assert to_whom() == [reviewer.email]


def test_thirty_days_before_on_the_day_and_every_week_after_never_twice(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    due(section, 40)
    told = []
    for number in (9, 10, 10, 11, 30, 40, 40, 46, 47, 53, 54):
        mail.outbox.clear()
        on(number)
        told += [number] * len(mail.outbox)
    assert told == [10, 40, 47, 54]
    assert Reminded.objects.count() == 1


def test_a_day_on_which_the_command_did_not_run_is_made_up_for(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    due(section, 40)
    on(13)
    assert len(mail.outbox) == 1
    on(14)
    assert len(mail.outbox) == 1


def test_all_pages_of_a_person_come_in_one_mail_the_most_overdue_first(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    for number, title in ((5, "Soon"), (-3, "Late"), (-9, "Very late")):
        due(section, number, title=title)
    on(0)
    (sent,) = mail.outbox
    places = [sent.body.index(title) for title in ("Very late", "– Late", "– Soon")]
    assert places == sorted(places)
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_mail_is_in_the_language_of_whoever_gets_it(
    section: OrganisationPage, hotline: Any, reviewer: User
) -> None:
    profile = UserProfile.get_for_user(reviewer)
    profile.preferred_language = "fr"
    profile.save()
    page = due(section, title="Ne touchez pas", review_owner=reviewer)
    on(0)
    (sent,) = mail.outbox
    assert page.title in sent.body
    assert f"{days(0).day} " in sent.body  # the day comes first
    assert str(days(0).strftime("%B")) not in sent.body or days(0).strftime("%B") in ("Mars",)


def test_drafts_translations_and_pages_without_a_date_remind_nobody(
    section: OrganisationPage, hotline: Any, reviewer: User, arabic: Any
) -> None:
    draft = factories.guidance_draft(section)
    factories.give_facts(draft, review_by=days(-3))
    draft.save()
    original = factories.live_guidance(section, title="No date")
    factories.live_translation(original, arabic.locale)
    assert on(0) == []
    assert mail.outbox == []


def test_a_mail_that_cannot_be_sent_holds_nobody_up_and_is_sent_by_the_next_run(
    section: OrganisationPage, hotline: Any, reviewer: User, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(section, review_owner=editor)
    due(section, title="Another")
    sends = EmailBackend.send_messages

    def refused(server: EmailBackend, letters: Any) -> Any:
        if letters[0].to == [editor.email]:
            raise OSError("no way to the server")
        return sends(server, letters)

    monkeypatch.setattr(EmailBackend, "send_messages", refused)
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="1 reminder"):
        call_command("remind_reviews", stdout=out, stderr=err)
    assert to_whom() == [reviewer.email]
    assert editor.email not in err.getvalue()
    monkeypatch.undo()
    on(0)
    assert to_whom() == sorted([reviewer.email, editor.email])


def test_two_at_once_note_a_day_once(section: OrganisationPage, hotline: Any, reviewer: User) -> None:
    page = due(section)
    Reminded.objects.create(page=page, person=reviewer, day=days(0))
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminded.objects.create(page=page, person=reviewer, day=days(0))
    on(0)
    assert mail.outbox == []


# Offline


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
