"""What is recorded, of whom, under which words; and what never is."""

import datetime
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext, registry
from wagtail.models import Page, PageLogEntry

from cms.accounts.models import User
from cms.audit import actions, attribution, factors
from cms.audit.actions import Unknown
from cms.audit.models import Entry
from cms.audit.recording import record
from cms.guidance.models import HomePage, OrganisationPage
from tests import factories

Entries = Callable[..., list[Entry]]
NOON = datetime.datetime(2026, 11, 2, 12, tzinfo=datetime.UTC)


def told(found: list[Entry]) -> list[tuple[str, str, str]]:
    return [(entry.actor, entry.action, entry.label) for entry in found]


def test_an_act_that_is_undone_leaves_no_entry(entries: Entries) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("export.taken")
        raise ZeroDivisionError
    assert entries() == []


def test_nothing_is_recorded_that_nobody_registered(entries: Entries) -> None:
    with pytest.raises(Unknown, match="not registered"):
        record("people.thanked")
    with pytest.raises(Unknown, match="carries no words"):
        record("session.signed_in", detail={"words": "what somebody typed"})
    assert entries() == []


def test_every_action_of_the_admin_has_words_of_its_own() -> None:
    assert {code for code, _label in registry.get_choices()} - set(actions.codes()) == set()
    assert "Another action" not in "".join(words for _code, words in actions.choices())


def test_an_action_that_only_an_extension_knows_is_told_by_its_code() -> None:
    assert actions.words_for("somewhere.else") == "Another action: somewhere.else"


def test_a_life_of_a_page_is_told_by_who_what_where_and_language(
    client: Client, admin: User, section: OrganisationPage, hotline: Any, attributed: None, entries: Entries
) -> None:
    page = factories.guidance_draft(section, title="On the way")
    factories.give_facts(page)
    client.force_login(admin)
    page.save_revision(user=admin).publish(user=admin)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    found = entries("wagtail.publish", "wagtail.unpublish", "wagtail.delete")
    assert told(found) == [("admin", f"wagtail.{act}", "On the way") for act in ("publish", "unpublish", "delete")]
    for entry in found:
        assert (entry.organisation_id, entry.organisation, entry.language) == (7, "River Aid", "en")
        assert (entry.kind, entry.object_id, entry.actor_id) == ("guidance.guidancepage", str(page.pk), admin.pk)
    Entry.objects.get(pk=found[0].pk)  # the page is gone, what was done to it is not


def test_saving_the_same_draft_again_and_again_is_one_entry(
    section: OrganisationPage, editor: User, entries: Entries
) -> None:
    page = factories.guidance_draft(section)
    with LogContext(user=editor):  # as the admin's requests have it
        revision = page.save_revision(user=editor, log_action=True)
    for words in ("One", "One word", "One word more"):
        page.title = words
        with LogContext(user=editor):
            page.save_revision(user=editor, log_action=True, overwrite_revision=revision)
    (edited,) = entries("wagtail.edit")
    assert (edited.actor, edited.detail) == ("editor", {"revision": revision.pk})


def test_after_an_hour_without_a_save_the_same_draft_is_told_again(
    section: OrganisationPage, editor: User, entries: Entries
) -> None:
    page = factories.guidance_draft(section)
    with LogContext(user=editor):
        revision = page.save_revision(user=editor, log_action=True)
    PageLogEntry.objects.update(timestamp=timezone.now() - timedelta(minutes=61))
    for _save in range(2):
        with LogContext(user=editor):
            page.save_revision(user=editor, log_action=True, overwrite_revision=revision)
    assert len(entries("wagtail.edit")) == 2


def test_a_comment_is_told_without_its_words(admin: User, section: OrganisationPage, entries: Entries) -> None:
    registry.log(section, "wagtail.comments.create", user=admin, data={"comment": {"id": 1, "contents": "Ask Mara"}})
    registry.log(section, "wagtail.rename", user=admin, data={"title": {"old": "A", "new": "B"}})
    comment, rename = entries("wagtail.comments.create", "wagtail.rename")
    assert comment.detail == {}
    assert rename.detail == {"was": "A", "is": "B"}


def test_signing_in_and_out_is_told(client: Client, editor: User, attributed: None, entries: Entries) -> None:
    client.post(reverse("wagtailadmin_login"), {"username": "editor", "password": factories.PASSWORD})
    client.post(reverse("wagtailadmin_logout"))
    assert told(entries()) == [
        ("editor", "session.signed_in", "editor"),
        ("editor", "session.signed_out", "editor"),
    ]


def test_a_refused_sign_in_is_told_without_what_was_typed(client: Client, editor: User, entries: Entries) -> None:
    address = reverse("wagtailadmin_login")
    client.post(address, {"username": "editor", "password": "guess-one"})
    client.post(address, {"username": "my-secret-password", "password": "guess-two"})
    known, unknown = entries()
    assert (known.actor, known.actor_id, known.object_id) == ("nobody signed in", None, str(editor.pk))
    assert (unknown.actor, unknown.object_id, unknown.label) == ("nobody signed in", "", "")
    everything = str([vars(entry) for entry in (known, unknown)])
    assert not any(typed in everything for typed in ("guess", "secret", "127.0.0.1"))


def test_whoever_guesses_passwords_cannot_fill_the_trail(
    editor: User, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)  # all within one minute
    for _time in range(15):
        authenticate(username="nobody-here", password="guess")
    found = entries("session.refused")
    assert [entry.detail for entry in found] == [{}] * 9 + [{"further": True}]


def test_every_change_of_an_account_is_told_without_its_content(admin: User, entries: Entries) -> None:
    person = factories.UserFactory(username="mara")
    person.set_password("another-horse-battery-7")
    person.is_superuser, person.is_active, person.email = True, False, "mara.new@example.org"
    person.save()
    person.is_superuser, person.is_active = False, True
    person.save(update_fields=["is_superuser", "is_active"])
    person.delete()
    found = entries()
    assert [entry.action for entry in found if entry.action != "people.password_changed"] == [
        "people.created",
        "people.made_superuser",
        "people.deactivated",
        "people.changed",
        "people.no_longer_superuser",
        "people.activated",
        "people.removed",
    ]
    assert "mara.new" not in str([entry.detail for entry in found])
    assert {entry.label for entry in found} == {"mara"}


def test_a_stronger_digest_of_the_same_password_is_no_change(client: Client, editor: User, entries: Entries) -> None:
    editor.password = "md5$abc$" + "0" * 32
    editor.save(update_fields=["password"])  # as Django does after a right password with an old digest
    assert entries("people.password_changed") == []


def test_giving_and_taking_roles_is_told_from_either_side(admin: User, entries: Entries) -> None:
    person, group = factories.UserFactory(username="mara"), Group.objects.create(name="River: editors")
    person.groups.add(group)
    group.user_set.remove(person)
    group.user_set.add(person)
    person.groups.clear()
    found = entries("people.joined_group", "people.left_group")
    assert [entry.action[7:] for entry in found] == ["joined_group", "left_group", "joined_group", "left_group"]
    assert all((entry.label, entry.detail) == ("mara", {"groups": ["River: editors"]}) for entry in found)


def test_a_picture_is_told_whichever_way_it_changes(
    client: Client, admin: User, entries: Entries, django_capture_on_commit_callbacks: Any
) -> None:
    picture = factories.picture("A bridge")
    picture.consent = "given"
    picture.save()
    picture.save(update_fields=["consent"])  # nothing changed
    client.force_login(admin)
    client.post(reverse("wagtail_bulk_action", args=["library", "picture", "delete"]) + f"?id={picture.pk}")
    created, edited, deleted = entries("wagtail.create", "wagtail.edit", "wagtail.delete")
    assert (edited.detail, created.label) == ({"changed": ["consent"]}, "A bridge")
    assert (deleted.actor, deleted.kind) == ("admin", "library.picture")


def test_an_export_is_told_with_what_and_in_which_format(client: Client, admin: User, entries: Entries) -> None:
    client.force_login(admin)
    response = client.get(reverse("wagtailadmin_reports:aging_pages") + "?export=csv&q=mara")
    assert response.status_code == 200
    (taken,) = entries("export.taken")
    assert (taken.actor, taken.detail) == ("admin", {"report": "wagtailadmin_reports:aging_pages", "format": "csv"})
    assert "mara" not in str(vars(taken))


def test_second_factors_are_told_by_their_type(editor: User, entries: Entries) -> None:
    """What django-allauth sends when it is installed."""
    factor = SimpleNamespace(type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    factors.changed("people.factor_added")(sender=None, request=None, user=editor, authenticator=factor)
    factors.factor_refused(sender=None, request=None, user=editor, authenticator=factor)
    found = entries()
    assert [(entry.action, entry.label, entry.detail) for entry in found] == [
        ("people.factor_added", "editor", {"factor": "totp"}),
        ("session.factor_refused", "editor", {"factor": "totp"}),
    ]


def test_a_command_is_told_by_its_name_alone(monkeypatch: pytest.MonkeyPatch, entries: Entries) -> None:
    monkeypatch.setattr("sys.argv", ["manage.py", "createsuperuser", "--email=ama@example.org"])
    call_command("createsuperuser", username="ama", email="ama@example.org", interactive=False, verbosity=0)
    (made,) = entries("people.created")
    assert (made.actor, made.actor_id, made.label) == ("command line", None, "ama")
    assert made.detail == {"superuser": True, "command": "createsuperuser"}


def test_what_follows_from_an_act_is_told_of_whoever_acted(
    client: Client, admin: User, section: OrganisationPage, arabic: HomePage, hotline: Any, entries: Entries
) -> None:
    page = factories.live_guidance(section)
    factories.live_translation(page, arabic.locale)
    client.force_login(admin)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    found = entries("wagtail.unpublish")
    assert sorted((entry.actor, entry.language) for entry in found) == [("admin", "ar"), ("admin", "en")]


def test_a_request_whose_entry_fails_leaves_no_act_either(
    admin: User, section: OrganisationPage, hotline: Any, entries: Entries
) -> None:
    """Wagtail takes a page offline in one statement and logs it in another."""
    page = factories.live_guidance(section)
    client = Client(raise_request_exception=False)
    client.force_login(admin)

    def fails(row: Any) -> None:
        raise ZeroDivisionError

    attribution.register(fails)
    try:
        response = client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    finally:
        attribution.unregister(fails)
    assert response.status_code == 500
    assert Page.objects.get(pk=page.pk).live
    assert entries("wagtail.unpublish") == []
