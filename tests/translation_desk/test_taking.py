"""Who has what was asked for: taken by one, handed back, given to somebody, called off; free again when somebody leaves."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.organisations.models.organisation import State
from cms.translation_desk.models import TranslationRequest
from cms.translation_desk.request_rights import may_draft, people_for
from cms.translation_desk.sources import by_key
from cms.translation_desk.taking import NotNow, call_off, give, hand_back, take
from tests import factories
from tests.publishing.page_form import words
from tests.standing import standing
from tests.translation_desk.asked import again, request_for

NOW = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)


@standing
def second(section: OrganisationPage, arabic: HomePage) -> User:
    """Writes Arabic too."""
    return factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="second")


@standing
def wanted(original: GuidancePage, editor: User, arabic: HomePage) -> TranslationRequest:
    """The page, in Arabic."""
    return request_for(original, editor, note="Before the harvest")


# Taking


def test_whoever_takes_it_has_it(wanted: TranslationRequest, translator: User, told: Any) -> None:
    take(wanted.pk, by=translator, at=NOW)
    now = again(wanted)
    assert (now.taken_by, now.taken_at, now.is_held) == (translator, NOW, True)
    (entry,) = told("desk.taken")
    assert (entry.actor, entry.detail) == (translator.username, {"for_language": "ar"})


def test_taking_twice_changes_nothing(wanted: TranslationRequest, translator: User, told: Any) -> None:
    take(wanted.pk, by=translator, at=NOW)
    take(wanted.pk, by=translator, at=NOW + datetime.timedelta(hours=1))
    assert again(wanted).taken_at == NOW
    assert len(told("desk.taken")) == 1


def test_the_second_is_told_who_has_it(wanted: TranslationRequest, translator: User, second: User) -> None:
    take(wanted.pk, by=translator, at=NOW)
    with pytest.raises(NotNow, match="translator has this translation already"):
        take(wanted.pk, by=second, at=NOW)
    assert again(wanted).taken_by == translator


def test_only_who_may_draft_there_takes_it(
    wanted: TranslationRequest, section: OrganisationPage, french: HomePage
) -> None:
    elsewhere = factories.OrganisationFactory()
    for person in (
        factories.member_of(section.organisation, Role.TRANSLATOR, language="fr"),
        factories.member_of(section.organisation, Role.ADMINISTRATOR),
        factories.member_of(None, Role.COORDINATOR),
        factories.member_of(elsewhere, Role.EDITOR),
        factories.member_of(elsewhere, Role.TRANSLATOR, language="ar"),
    ):
        with pytest.raises(PermissionDenied):
            take(wanted.pk, by=person, at=NOW)
    assert not again(wanted).is_held


@pytest.mark.parametrize("how", ["fulfilled", "called off", "offline", "gone"])
def test_what_is_over_is_taken_by_nobody(
    wanted: TranslationRequest, original: GuidancePage, translator: User, arabic: HomePage, editor: User, how: str
) -> None:
    if how == "fulfilled":
        factories.live_translation(original, arabic.locale)
    elif how == "called off":
        call_off(wanted.pk, by=editor, at=NOW)
    elif how == "offline":
        original.unpublish()
    else:
        original.delete()
    with pytest.raises((NotNow, PermissionDenied)):
        take(wanted.pk, by=translator, at=NOW)
    assert again(wanted).taken_by is None


# Whoever leaves


@pytest.mark.parametrize("how", ["role", "account", "language", "gone"])
def test_who_leaves_or_loses_the_role_has_it_no_more(
    wanted: TranslationRequest, translator: User, second: User, section: OrganisationPage, french: HomePage, how: str
) -> None:
    take(wanted.pk, by=translator, at=NOW)
    if how == "role":
        translator.groups.clear()
    elif how == "account":
        User.objects.filter(pk=translator.pk).update(is_active=False)
    elif how == "language":
        other = factories.member_of(section.organisation, Role.TRANSLATOR, language="fr")
        translator.groups.set(other.groups.all())
    else:
        translator.delete()
    assert not again(wanted).is_held
    assert list(TranslationRequest.objects.free()) == [wanted]
    take(wanted.pk, by=second, at=NOW)
    assert again(wanted).taken_by == second


def test_the_database_says_the_same_of_who_may_still_do_it_as_the_desk(
    wanted: TranslationRequest, section: OrganisationPage, arabic: HomePage, french: HomePage, admin: User
) -> None:
    source = by_key([wanted.translation_key])[wanted.translation_key]
    people = [
        factories.member_of(section.organisation, role, language="ar") for role in Role if role.value != "coordinator"
    ]
    people += [factories.member_of(section.organisation, Role.TRANSLATOR, language="fr"), admin]
    people += [factories.member_of(factories.OrganisationFactory(), Role.EDITOR), factories.UserFactory()]
    for person in people:
        TranslationRequest.objects.filter(pk=wanted.pk).update(taken_by=person)
        said = may_draft(User.objects.get(pk=person.pk), source, "ar")
        assert again(wanted).is_held is said, person
        assert TranslationRequest.objects.held_by(person).exists() is said
        assert people_for(source, "ar").filter(pk=person.pk).exists() is (said and not person.is_superuser)


def test_a_suspended_organisation_has_nobody_at_work(
    wanted: TranslationRequest, translator: User, section: OrganisationPage
) -> None:
    take(wanted.pk, by=translator, at=NOW)
    organisation = section.organisation
    assert organisation is not None
    organisation.state = State.SUSPENDED
    organisation.save()
    assert not GroupPagePermission.objects.filter(group__team__organisation=organisation).exists()
    assert not again(wanted).is_held


# Handing back, giving, calling off


def test_handing_back_frees_it_and_tells_whoever_asked_with_the_note(
    wanted: TranslationRequest, original: GuidancePage, translator: User, editor: User, told: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    take(wanted.pk, by=translator, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        hand_back(wanted.pk, by=translator, note="I am away until June")
    assert not again(wanted).is_held
    (sent,) = mail.outbox
    assert sent.to == [editor.email]
    for said in (original.title, "العربية", "translator", "I am away until June", f"/requests/{wanted.pk}/"):
        assert said in sent.body
    assert len(told("desk.handed_back")) == 1


def test_nobody_hands_back_what_another_has(wanted: TranslationRequest, translator: User, second: User) -> None:
    take(wanted.pk, by=translator, at=NOW)
    with pytest.raises(NotNow):
        hand_back(wanted.pk, by=second)
    assert again(wanted).is_held


def test_whom_it_is_given_to_is_told_in_their_language_and_whoever_had_it_has_it_no_more(
    wanted: TranslationRequest, editor: User, translator: User, second: User, original: GuidancePage, told: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    profile = UserProfile.get_for_user(second)
    profile.preferred_language = "ar"
    profile.save()
    take(wanted.pk, by=translator, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        give(wanted.pk, second, by=editor, at=NOW)
    now = again(wanted)
    assert (now.taken_by, now.given_by) == (second, editor) and now.told_at is not None
    (sent,) = mail.outbox
    assert sent.to == [second.email]
    assert original.title in sent.body and "Before the harvest" in sent.body
    (entry,) = told("desk.given")
    assert entry.detail == {"for_language": "ar", "translator": "second"}


def test_a_mail_that_fails_undoes_nothing(
    wanted: TranslationRequest, editor: User, translator: User, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    def fail(*args: Any) -> int:
        raise OSError

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    with django_capture_on_commit_callbacks(execute=True):
        give(wanted.pk, translator, by=editor, at=NOW)
    assert again(wanted).taken_by == translator
    assert again(wanted).told_at is None


def test_it_is_given_only_to_who_may_draft_there_and_only_by_who_may_ask(
    wanted: TranslationRequest,
    editor: User,
    translator: User,
    second: User,
    section: OrganisationPage,
    french: HomePage,
) -> None:
    with pytest.raises(NotNow, match="may not translate"):
        give(wanted.pk, factories.member_of(section.organisation, Role.TRANSLATOR, language="fr"), by=editor, at=NOW)
    stranger = factories.member_of(factories.OrganisationFactory(), Role.EDITOR)
    for person in (translator, stranger, factories.member_of(section.organisation, Role.AUTHOR)):
        with pytest.raises(PermissionDenied):
            give(wanted.pk, second, by=person, at=NOW)
        with pytest.raises(PermissionDenied):
            call_off(wanted.pk, by=person, at=NOW)
    assert again(wanted).taken_by is None


def test_called_off_is_over_and_says_by_whom(wanted: TranslationRequest, editor: User, told: Any) -> None:
    call_off(wanted.pk, by=editor, at=NOW)
    now = again(wanted)
    assert (now.closed_by, now.closed_at) == (editor, NOW)
    assert not TranslationRequest.objects.open().exists()
    assert len(told("desk.called_off")) == 1
    with pytest.raises(NotNow, match="over"):
        call_off(wanted.pk, by=editor, at=NOW)


# Beginning a draft


def start(client: Client, original: GuidancePage, arabic: HomePage) -> Any:
    """Press Start."""
    address = reverse("translation_desk:translate", args=[original.pk])
    return client.post(address, {"locale": arabic.locale_id}, follow=True)


def test_whoever_begins_the_draft_has_the_request(
    desk: Client, wanted: TranslationRequest, translator: User, original: GuidancePage, arabic: HomePage
) -> None:
    start(desk, original, arabic)
    assert again(wanted).taken_by == translator
    assert Page.objects.filter(translation_key=original.translation_key, locale=arabic.locale).exists()


def test_beginning_what_another_has_says_so_and_takes_nothing(
    desk: Client, wanted: TranslationRequest, second: User, original: GuidancePage, arabic: HomePage
) -> None:
    take(wanted.pk, by=second, at=timezone.now())
    assert "second has taken this translation" in words(start(desk, original, arabic))
    assert again(wanted).taken_by == second


def test_a_draft_that_nobody_asked_for_takes_nothing(desk: Client, original: GuidancePage, arabic: HomePage) -> None:
    start(desk, original, arabic)
    assert not TranslationRequest.objects.exists()
