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


def test_an_address_that_is_taken_is_said_in_the_form(client: Client, admin: User) -> None:
    client.force_login(admin)
    typed = {
        "username": "second",
        "email": admin.email,
        "first_name": "Se",
        "last_name": "Cond",
        "password1": factories.PASSWORD,
        "password2": factories.PASSWORD,
    }
    response = client.post(reverse("wagtailusers_users:add"), typed)
    assert response.status_code == 200
    assert "email" in response.context["form"].errors
    assert not User.objects.filter(username="second").exists()


def test_an_administrator_made_on_the_command_line_needs_an_address(db: None) -> None:
    with pytest.raises(CommandError, match="--email"):
        call_command("createsuperuser", username="ama", interactive=False, stdout=io.StringIO())


def test_a_short_or_common_password_is_refused(client: Client, admin: User) -> None:
    client.force_login(admin)
    typed = {"username": "second", "email": "second@example.org", "first_name": "Se", "last_name": "Cond"}
    for password in ("short-one", "123456789012", "passwordpassword"[:8]):
        response = client.post(
            reverse("wagtailusers_users:add"), typed | {"password1": password, "password2": password}
        )
        assert response.context["form"].errors, password
    assert not User.objects.filter(username="second").exists()


@pytest.mark.parametrize("role", Role)
def test_every_role_reaches_the_admin_but_nobodys_account(
    client: Client, section: OrganisationPage, arabic: HomePage, role: Role
) -> None:
    organisation = None if role == Role.COORDINATOR else section.organisation
    person = factories.member_of(organisation, role, language="ar")
    client.force_login(person)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(reverse("wagtailusers_users:index")).status_code == 302
    assert client.get(reverse("wagtailusers_users:edit", args=[person.pk])).status_code == 302
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
