"""People who sign in: each known by one name and one e-mail address. Readers never sign in."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Role
from tests import factories


def test_two_people_never_share_an_e_mail_address(db: None) -> None:
    factories.UserFactory(email="ama@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.UserFactory(email="ama@example.org")


def test_an_administrator_made_on_the_command_line_needs_an_address(db: None) -> None:
    with pytest.raises(CommandError, match="--email"):
        call_command("createsuperuser", username="ama", interactive=False, stdout=io.StringIO())


@pytest.mark.parametrize("role", Role)
def test_every_role_reaches_the_admin_but_nobodys_account(
    client: Client, section: OrganisationPage, arabic: HomePage, role: Role
) -> None:
    organisation = None if role == Role.COORDINATOR else section.organisation
    person = factories.member_of(organisation, role, language="ar")
    client.force_login(person)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(reverse("wagtailusers_users:index")).status_code == 404
    assert client.get(reverse("wagtailusers_users:edit", args=[person.pk])).status_code == 404
    assert not person.has_perm("accounts.change_user")


def test_somebody_without_a_role_does_not_reach_the_admin(client: Client, db: None) -> None:
    client.force_login(factories.UserFactory())
    assert client.get(reverse("wagtailadmin_home")).status_code == 403


def test_signing_in_works_with_the_right_password_alone(client: Client, db: None) -> None:
    factories.member_of(factories.OrganisationFactory(), Role.EDITOR, username="ama")
    address = reverse("wagtailadmin_login")
    assert client.post(address, {"username": "ama", "password": "wrong"}).status_code == 200
    assert client.post(address, {"username": "ama", "password": factories.PASSWORD}).status_code == 302


def test_the_cookie_of_a_sign_in_is_never_sent_with_a_readers_page(
    client: Client, editor: User, home: HomePage
) -> None:
    client.post(reverse("wagtailadmin_login"), {"username": "editor", "password": factories.PASSWORD})
    assert {cookie["path"] for cookie in client.cookies.values()} == {"/admin/"}
    assert not client.get("/en/").cookies


def test_nobody_gives_themselves_another_address_and_the_account_says_who_does(client: Client, editor: User) -> None:
    """An invitation finds its person by the address."""
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert "name_email-email" not in page
    assert f"Your e-mail address here is <bdi>{editor.email}</bdi>" in page
    before = editor.email
    sent = {
        "name_email-first_name": "Ama",
        "name_email-last_name": "Reed",
        "name_email-email": "boss@authority.example.org",
        "locale-preferred_language": "en",
        "locale-current_time_zone": "UTC",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    assert client.post(reverse("wagtailadmin_account"), sent).status_code == 302
    editor.refresh_from_db()
    assert (editor.first_name, editor.email) == ("Ama", before)
