"""Reviews by a date: whoever is to read a page again is reminded, once for each day that asks for it; else it goes offline."""

import io
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Role
from cms.safety.models import Reminded
from tests import factories
from tests.obliging import obliging
from tests.publishing.page_form import edit_address
from tests.safety.reading_again import days, due, on, to_whom


@pytest.fixture(autouse=True)
def pages_go_live(only_real_reviews: None) -> Any:
    """Reviewing is not what is tested here."""
    with obliging():
        yield


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
