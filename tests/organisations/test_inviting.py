"""Somebody is invited: by an address, with a link that works once; and what the inviter does not learn."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import OneTimeLink, User
from cms.audit.models import Entry
from cms.organisations.models import Organisation, Role
from cms.organisations.people import installation
from tests import factories
from tests.organisations.keeping import NEW, at, invited, link_on, posts_of, set_password


def test_somebody_invited_comes_by_the_link_and_has_the_roles_that_were_ticked(
    as_keeper: Client, ours: Organisation
) -> None:
    response = as_keeper.post(at("invite", ours), {"email": NEW, "posts": ["editor", "translator:ar"]})
    assert "no-store" in response.headers["Cache-Control"]
    person = User.objects.get(email=NEW)
    assert not person.has_usable_password()
    assert posts_of(person) == {(ours.pk, Role.EDITOR, ""), (ours.pk, Role.TRANSLATOR, "ar")}
    page = as_keeper.get(at("organisation", ours)).content.decode()
    assert "Invited, and not yet come. The link works until" in page
    assert "Editor" in page and "Translator · العربية" in page
    window = Client()
    assert set_password(link_on(response), window).status_code == 302
    window.post(reverse("account_login"), {"username": NEW, "password": factories.PASSWORD})
    dashboard = window.get(reverse("wagtailadmin_home"))
    assert dashboard.status_code == 200
    assert "Editor, Translator · العربية" in dashboard.content.decode()
    assert "Sana Reed" in as_keeper.get(at("organisation", ours)).content.decode()


def test_the_link_is_in_no_later_page_and_in_no_entry(as_keeper: Client, ours: Organisation) -> None:
    token = link_on(as_keeper.post(at("invite", ours), {"email": NEW, "posts": ["editor"]})).rstrip("/").rsplit("/")[-1]
    pages = [at("organisation", ours), at("roles", ours, User.objects.get(email=NEW)), reverse("audit")]
    assert not any(token in as_keeper.get(page).content.decode() for page in pages)
    entry = Entry.objects.get(action="people.invited")
    assert (entry.label, entry.organisation_id, entry.detail) == (NEW, ours.pk, {"roles": ["editor"]})


def test_the_same_address_twice_is_one_person(as_keeper: Client, ours: Organisation) -> None:
    for address in (NEW, "Sana@Example.org"):
        response = as_keeper.post(at("invite", ours), {"email": address, "posts": ["author"]})
    assert "in the organisation already" in response.content.decode()
    assert User.objects.filter(email__iexact=NEW).count() == 1


@pytest.mark.parametrize(
    "sent", [{"email": "nobody", "posts": ["editor"]}, {"email": NEW}, {"email": NEW, "posts": ["coordinator"]}]
)
def test_an_invitation_needs_an_address_and_roles_of_this_organisation(
    as_keeper: Client, ours: Organisation, sent: dict[str, Any]
) -> None:
    before = User.objects.count()
    assert 'role="alert"' in as_keeper.post(at("invite", ours), sent).content.decode()
    assert User.objects.count() == before


def test_of_somebody_who_works_elsewhere_the_inviter_learns_nothing_but_the_address(
    as_keeper: Client, ours: Organisation, theirs: Organisation
) -> None:
    known = factories.member_of(
        theirs, Role.EDITOR, username="quill", first_name="Quillwort", last_login=timezone.now()
    )
    answers = []
    for address in (known.email, NEW):
        response = as_keeper.post(at("invite", ours), {"email": address, "posts": ["author"]})
        link = link_on(response)
        answers.append(response.content.decode().replace(address, "ADDRESS").replace(link, "LINK"))
        assert len(link) == len(link_on(response))
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    page = as_keeper.get(at("organisation", ours)).content.decode()
    assert "Quillwort" not in page and page.count("Invited, and not yet come. The link works until") == 2
    assert "Quillwort" not in as_keeper.get(at("organisation", ours) + "?q=quillw").content.decode().split("<main")[
        1
    ].replace('value="quillw"', "")
    assert "Quillwort" not in as_keeper.get(reverse("audit")).content.decode()
    assert "Quillwort" not in as_keeper.get(reverse("wagtailadmin_home")).content.decode()
    assert posts_of(known) == {(theirs.pk, Role.EDITOR, ""), (ours.pk, Role.AUTHOR, "")}
    known.refresh_from_db()
    assert known.check_password(factories.PASSWORD)


def without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line.lower()]


def test_somebody_known_sees_the_new_roles_at_the_next_sign_in_and_is_then_known_here(
    keeper: User, ours: Organisation, theirs: Organisation, client: Client
) -> None:
    known = factories.member_of(
        theirs, Role.EDITOR, username="quill", first_name="Quillwort", last_login=timezone.now()
    )
    link = invited(ours, known.email, "author", by=keeper)
    assert set_password(link.address).status_code == 410
    client.post(reverse("account_login"), {"username": known.email, "password": factories.PASSWORD})
    assert f"You work for {ours} now, as: Author" in client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(keeper)
    assert "Quillwort" in client.get(at("organisation", ours)).content.decode()


def test_whoever_made_a_link_while_the_account_was_theirs_alone_does_not_follow_into_another_organisation(
    keeper: User, other_keeper: User, ours: Organisation, theirs: Organisation
) -> None:
    early = invited(theirs, NEW, by=other_keeper)
    invited(ours, NEW, "administrator", by=keeper)
    assert set_password(early.address).status_code == 410
    assert not OneTimeLink.objects.open_at(timezone.now()).exists()


def test_mail_goes_out_once_all_is_kept_and_its_failure_undoes_nothing(
    as_keeper: Client, ours: Organisation, theirs: Organisation, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    known = factories.member_of(theirs, Role.EDITOR)
    for address in (NEW, known.email):
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = as_keeper.post(at("invite", ours), {"email": address, "posts": ["author"]})
            assert not [one for one in mail.outbox if one.to == [address]]
        assert "A mail is on its way" in response.content.decode()
    assert [one.to for one in mail.outbox] == [[NEW], [known.email]]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with TestCase.captureOnCommitCallbacks(execute=True):
        as_keeper.post(at("invite", ours), {"email": "late@example.org", "posts": ["author"]})
    assert User.objects.filter(email="late@example.org").exists()


def test_who_was_invited_elsewhere_and_has_not_come_gets_a_link_that_only_they_see(
    as_keeper: Client, other_keeper: User, ours: Organisation, theirs: Organisation, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    early = invited(theirs, NEW, by=other_keeper)
    with TestCase.captureOnCommitCallbacks(execute=True):
        shown = link_on(as_keeper.post(at("invite", ours), {"email": NEW, "posts": ["author"]}))
    sent = re.findall(r"https?://\S+", str(mail.outbox[0].body))[0]
    assert [set_password(one).status_code for one in (early.address, shown, sent)] == [410, 410, 302]
    assert {organisation for organisation, *_rest in posts_of(User.objects.get(email=NEW))} == {ours.pk, theirs.pk}


def test_an_invitation_ends_open_sessions_so_that_new_roles_need_a_sign_in(
    keeper: User, ours: Organisation, theirs: Organisation
) -> None:
    person = factories.member_of(theirs, Role.EDITOR)
    window = Client()
    window.force_login(person)
    assert window.get(reverse("wagtailadmin_home")).status_code == 200
    invited(ours, person.email, "safety_reviewer", by=keeper)
    assert window.get(reverse("wagtailadmin_home")).headers["Location"].startswith(reverse("account_login"))


def test_nobody_gives_themselves_an_address_that_others_may_invite(ours: Organisation, client: Client) -> None:
    person = factories.member_of(ours, Role.AUTHOR, email="author@example.org")
    client.force_login(person)
    client.post(reverse("wagtailadmin_account"), {"name_email-email": "boss@example.org", "name_email-first_name": "A"})
    assert "name_email-email" not in client.get(reverse("wagtailadmin_account")).content.decode()
    person.refresh_from_db()
    assert person.email == "author@example.org"


def test_an_invitation_leaves_the_links_of_the_installations_people_and_can_be_taken_back(
    as_keeper: Client, admin: User, ours: Organisation
) -> None:
    other = factories.UserFactory(is_superuser=True)
    link = installation.new_link(other, by=admin, now=timezone.now())
    as_keeper.post(at("invite", ours), {"email": other.email, "posts": ["author"]})
    assert OneTimeLink.objects.open_at(timezone.now()).filter(person=other).exists()
    as_keeper.post(at("remove", ours, other))
    assert posts_of(other) == set()
    assert set_password(link.address).status_code == 302
