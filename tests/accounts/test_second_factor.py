"""The second factor: who needs one, what is closed without it, and that it is asked for."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import get_resolver, reverse

from cms.accounts.factors import in_need_of_one, needs_second_factor
from cms.accounts.models import Outcome, SignIn, User
from cms.accounts.second_factor import OPEN
from cms.guidance.models import HomePage
from cms.organisations.models import Role
from tests import factories
from tests.accounts.conftest import Somebody
from tests.accounts.entering import SECRET, code_of, give_app, is_in, kinds, show, type_in
from tests.factories import PASSWORD

# Who needs one


def test_whoever_publishes_approves_or_administers_needs_one(arabic: HomePage, admin: User) -> None:
    assert needs_second_factor(admin)
    organisation = factories.OrganisationFactory()
    for role in (Role.SAFETY_REVIEWER, Role.LANGUAGE_REVIEWER, Role.ADMINISTRATOR):
        assert needs_second_factor(factories.member_of(organisation, role, language="ar"))
    assert needs_second_factor(factories.member_of(None, Role.COORDINATOR))
    for role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR):
        assert not needs_second_factor(factories.member_of(organisation, role, language="ar"))
    keeper = factories.member_of(organisation, Role.EDITOR)
    keeper.user_permissions.add(Permission.objects.get(codename="change_user", content_type__app_label="accounts"))
    assert needs_second_factor(User.objects.get(pk=keeper.pk))
    everybody = User.objects.all()
    assert set(in_need_of_one(everybody)) == {person for person in everybody if needs_second_factor(person)}
    assert in_need_of_one(everybody).count() == 6


# Nothing is open without


def test_without_a_factor_only_the_way_to_one_is_open(client: Client, publisher: User) -> None:
    client.force_login(publisher)
    for path in (
        "/admin/",
        "/admin/pages/",
        "/admin/account/",
        "/admin/api/main/pages/",
        "/admin/jsi18n/",
        "/admin/no/such/",
    ):
        for send in (client.get, client.post):
            response = send(path)
            assert response.status_code == 302 and response.headers["Location"] == reverse("accounts_set_up"), path
    for asked in ({"X-Requested-With": "XMLHttpRequest"}, {"Sec-Fetch-Mode": "cors"}):
        response = client.get("/admin/api/main/pages/", headers=asked)
        assert response.status_code == 403
        assert "Set up your second factor first" in response.json()["error_message"]
    said = client.get(reverse("accounts_set_up")).content.decode()
    assert "You can publish, approve or administer" in said


def test_every_address_of_the_admin_is_closed_unless_it_is_named(client: Client, publisher: User) -> None:
    client.force_login(publisher)
    seen = 0
    for pattern in get_resolver("cms.accounts.urls").url_patterns + get_resolver("wagtail.admin.urls").url_patterns:
        name, route = getattr(pattern, "name", None), str(pattern.pattern)
        if name is None or name in OPEN or "<" in route or name in {"wagtailadmin_login", "wagtailadmin_logout"}:
            continue
        seen += 1
        assert client.get(f"/admin/{route}").headers.get("Location") == reverse("accounts_set_up"), route
    assert seen > 20


def test_where_it_is_not_required_the_admin_says_so_on_its_pages(client: Client, reviewer: User, settings: Any) -> None:
    client.force_login(reviewer)
    assert "Second factors are switched off" in client.get("/admin/").content.decode()
    settings.SECOND_FACTOR_REQUIRED = True
    assert "Second factors are switched off" not in client.get("/admin/").content.decode()


def test_an_editor_goes_on_with_a_password_alone(client: Client, ama: User, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    type_in(client, "ama")
    assert is_in(client)


# Setting up


def test_an_authenticator_app_is_set_up_and_the_codes_are_shown_once(client: Client, publisher: User) -> None:
    type_in(client, "rana")
    assert client.get("/admin/reports/").headers["Location"] == reverse("accounts_set_up")
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode().replace(" ", "")
    assert 'viewBox="0 0' in page.content.decode()  # scaled whole: a code that is cut off cannot be scanned
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    assert not kinds(publisher)
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert len(re.findall(r"<li data-code>\d{10}</li>", codes)) == 10
    assert 'href="/admin/reports/"' in codes
    assert "<li data-code>" not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert is_in(client)


def test_a_copy_of_the_database_gives_no_secret_away(publisher: User, client: Client) -> None:
    type_in(client, "rana")
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert "seed" in kept


def test_with_another_secret_key_a_code_is_refused_with_what_to_do(client: Client, ama: User, settings: Any) -> None:
    give_app(ama)
    settings.SECRET_KEY = "another-made-up-secret-key-that-is-long-enough-0123456789"
    type_in(client, "ama")
    assert "set it up anew" in show(client, code_of(SECRET)).content.decode()
    assert not is_in(client)


# Signing in with one


def test_password_then_code_open_the_admin_and_neither_alone(client: Client, ama: User) -> None:
    give_app(ama)
    assert type_in(client, "ama", next="/admin/account/").headers["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    assert "This code is not right" in show(client, "000000").content.decode()
    assert not is_in(client)
    assert show(client, code_of(SECRET)).headers["Location"] == "/admin/account/"
    assert is_in(client)
    assert [line.outcome for line in SignIn.objects.filter(person=ama)] == [Outcome.IN, Outcome.REFUSED]


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_counts_once_even_on_a_clock_that_is_off(client: Client, ama: User, steps: int) -> None:
    give_app(ama)
    code = code_of(SECRET, steps)
    type_in(client, "ama")
    assert show(client, code).status_code == 302
    other = Client()
    type_in(other, "ama")
    # allauth's own mark of the used code has run out; ours has not
    Authenticator.objects.filter(user=ama).update(last_used_at=None)
    assert "was used already" in show(other, code).content.decode()
    assert not is_in(other)


def test_a_recovery_code_opens_once_and_says_how_many_are_left(client: Client, ama: User) -> None:
    code = give_app(ama)[3]
    type_in(client, "ama")
    assert show(client, code).status_code == 302
    assert "9 are left: make new ones under “Second factors”" in client.get("/admin/").content.decode()
    client.post(reverse("account_logout"))
    type_in(client, "ama")
    assert show(client, code).status_code == 200
    assert not is_in(client)


def test_codes_cannot_be_guessed_on_and_on(client: Client, ama: User) -> None:
    give_app(ama)
    type_in(client, "ama")
    for _try in range(5):
        show(client, "000000")
    assert "Wait 5 minutes" in show(client, code_of(SECRET)).content.decode()
    assert not is_in(client)


def test_a_session_that_never_showed_the_factor_does_not_count(client: Client, ama: User) -> None:
    client.force_login(ama)
    assert is_in(client)
    give_app(ama)  # in another browser
    response = client.get("/admin/")
    assert response.headers["Location"].startswith("/admin/login/?why=factor")
    assert not client.session.get("_auth_user_id")


def test_the_mark_of_one_person_counts_for_no_other(client: Client, somebody: Somebody) -> None:
    one, other = somebody(username="one"), somebody(username="other")
    give_app(one)
    give_app(other)
    client.force_login(other)
    session = client.session
    session["second_factor_of"] = str(one.pk)
    session.save()
    assert not is_in(client)


# Looking after them


def enrolled(client: Client, person: User) -> None:
    """Signed in with an app."""
    give_app(person)
    type_in(client, person.username)
    show(client, code_of(SECRET))
    assert is_in(client)


def test_the_last_factor_of_a_publisher_stays_and_an_editors_may_go(client: Client, publisher: User) -> None:
    enrolled(client, publisher)
    factor = Authenticator.objects.get(user=publisher, type="totp")
    address = reverse("accounts_remove_factor", args=[factor.pk])
    assert "Add another first" in client.get(address).content.decode()
    assert "Add another first" in client.post(address, follow=True).content.decode()
    assert kinds(publisher) == {"totp", "recovery_codes"}
    publishing = list(publisher.groups.all())
    publisher.groups.set(Group.objects.filter(team__role=Role.EDITOR))
    client.post(address)
    assert not kinds(publisher)
    publisher.groups.set(publishing)
    assert client.get("/admin/").headers["Location"] == reverse("accounts_set_up")


def test_with_a_second_app_or_passkey_the_first_may_go(client: Client, publisher: User) -> None:
    enrolled(client, publisher)
    Authenticator.objects.create(user=publisher, type="webauthn", data={"name": "My phone", "credential": {}})
    factor = Authenticator.objects.get(user=publisher, type="totp")
    assert "My phone" in client.get(reverse("mfa_index")).content.decode()
    client.post(reverse("accounts_remove_factor", args=[factor.pk]))
    assert kinds(publisher) == {"webauthn", "recovery_codes"}
    assert is_in(client)


def test_a_factor_of_another_cannot_be_removed(client: Client, publisher: User, somebody: Somebody) -> None:
    enrolled(client, publisher)
    other = somebody(username="other")
    give_app(other)
    factor = Authenticator.objects.get(user=other, type="totp")
    assert client.post(reverse("accounts_remove_factor", args=[factor.pk])).status_code == 404
    assert "totp" in kinds(other)


def test_some_minutes_after_signing_in_one_is_asked_again(client: Client, publisher: User) -> None:
    enrolled(client, publisher)
    session = client.session
    session["signed_in_at"] -= 400
    session.save()
    for name in ("mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"):
        assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_reauthenticate")), name
    address = f"{reverse('account_reauthenticate')}?next={reverse('mfa_generate_recovery_codes')}"
    assert "This is not your password" in client.post(address, {"password": "wrong"}).content.decode()
    assert client.post(address, {"password": PASSWORD}).headers["Location"] == reverse("mfa_generate_recovery_codes")
    assert client.get(reverse("mfa_generate_recovery_codes")).status_code == 200


def test_passkeys_are_not_offered_where_they_cannot_work(client: Client, publisher: User) -> None:
    type_in(client, "rana")
    for host, said in (
        ("127.0.0.1:8000", "http://localhost:8000/admin/"),
        ("testserver", "Open the site with https://"),
        ("[::1]", "Open the site by its name"),
    ):
        page = client.get(reverse("accounts_set_up"), headers={"Host": host}).content.decode()
        assert said in page
        assert reverse("mfa_add_webauthn") not in page
    assert (
        reverse("mfa_add_webauthn")
        in client.get(reverse("accounts_set_up"), headers={"Host": "localhost:8000"}).content.decode()
    )
    assert reverse("mfa_add_webauthn") in client.get(reverse("accounts_set_up"), secure=True).content.decode()


@pytest.mark.parametrize("credential", ["5", "{}", '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}'])
def test_what_is_no_passkey_is_not_set_up(client: Client, publisher: User, credential: str) -> None:
    type_in(client, "rana")
    client.get(reverse("mfa_add_webauthn"))
    assert client.post(reverse("mfa_add_webauthn"), {"credential": credential}).status_code == 200
    assert not kinds(publisher)
