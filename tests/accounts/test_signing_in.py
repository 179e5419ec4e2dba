"""Signing in: one way in, no hint which names exist, few tries, none at all while tries cannot be counted."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.accounts.limits import are_kept
from cms.accounts.models import Outcome, SignIn, User
from tests.accounts.conftest import CountingHasher, Somebody
from tests.accounts.entering import is_in, show, type_in
from tests.factories import PASSWORD


def test_name_or_address_and_password_open_the_admin(client: Client, ama: User) -> None:
    for name in ("ama", "AMA@example.org"):
        assert type_in(client, name).headers["Location"] == "/admin/"
        assert is_in(client)
        client.post(reverse("account_logout"))
        assert not is_in(client)


def test_the_way_back_is_kept_on_this_host_alone(client: Client, ama: User) -> None:
    assert type_in(client, "ama", next="/admin/account/").headers["Location"] == "/admin/account/"
    for elsewhere in ("https://evil.example.org/", "//evil.example.org/", "http://localhost.evil.example.org"):
        client.post(reverse("account_logout"))
        assert type_in(client, "ama", next=elsewhere).headers["Location"] == "/admin/"


def test_wagtails_own_sign_in_and_whatever_is_not_needed_are_not_there(client: Client, ama: User) -> None:
    assert reverse("wagtailadmin_login") == reverse("account_login")
    assert reverse("wagtailadmin_logout") == reverse("account_logout")
    for path in (
        "password_reset/",
        "password_reset/complete/",
        "sign-in/signup/",
        "sign-in/email/",
        "sign-in/password/reset/",
        "signup/",
    ):
        for send in (client.get, client.post):
            response = send(f"/admin/{path}")
            assert response.status_code == 404 or "/admin/login/" in response.headers["Location"], path
    client.force_login(ama)
    assert client.get("/admin/password_reset/").status_code == 404
    account = client.get(reverse("wagtailadmin_account")).content.decode()
    assert "new_password1" not in account
    assert reverse("sign_ins") in account


def test_a_form_without_its_token_is_refused_with_what_to_do(ama: User) -> None:
    client = Client(enforce_csrf_checks=True)
    response = type_in(client, "ama")
    assert response.status_code == 403
    assert "load the page again" in response.content.decode()
    assert not is_in(client)


# Enumeration


def test_whatever_is_wrong_gets_the_same_answer_for_the_same_work(client: Client, somebody: Somebody) -> None:
    somebody(username="ama")
    somebody(username="gone", is_active=False)
    without = somebody(username="without")
    without.set_unusable_password()
    without.save()
    answers = set()
    for name, password in (
        ("ama", "wrong"),
        ("nobody", "wrong"),
        ("gone", PASSWORD),
        ("gone", "wrong"),
        ("without", "wrong"),
    ):
        CountingHasher.calls = 0
        response = type_in(client, name, password)
        text = response.content.decode().replace(str(response.context["csrf_token"]), "").replace(name, "")
        answers.add(
            (response.status_code, CountingHasher.calls, text, SignIn.objects.filter(outcome="refused").count())
        )
        SignIn.objects.all().delete()
    assert len(answers) == 1
    assert answers.pop()[:2] == (200, 1)


def test_the_answers_to_all_names_ask_the_database_as_often(client: Client, ama: User) -> None:
    counts = set()
    type_in(client, "another", "wrong")  # whatever is loaded once
    for name in ("ama", "nobody", "somebody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            type_in(client, name, "wrong")
        counts.add(len(queries))
    assert len(counts) == 1


@pytest.mark.parametrize("credential", ["", "5", "[]", "{}", '{"id": 1}', '{"response": 7}', "not json", "\x00"])
def test_a_passkey_that_is_none_gets_one_answer(client: Client, db: None, credential: str) -> None:
    cache.clear()
    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/login/")
    assert "The passkey was not accepted" in client.get("/admin/login/").content.decode()


# Limits


def test_after_five_wrong_passwords_a_name_has_to_wait_and_is_told_how_long(client: Client, ama: User) -> None:
    for _try in range(5):
        type_in(client, "ama", "wrong")
    for name in ("ama", "AMA", "ａｍａ"):
        said = type_in(client, name).content.decode()
        assert "Wait 5 minutes" in said
    assert not is_in(client)
    assert SignIn.objects.filter(person=ama, outcome=Outcome.REFUSED).count() == 5


def test_tries_by_name_and_by_address_count_together_without_saying_so(client: Client, ama: User) -> None:
    for _try in range(5):
        type_in(client, "ama", "wrong")
    known = [type_in(client, ama.email, password) for password in ("wrong", PASSWORD)]
    unknown = type_in(client, "nobody@example.org", "wrong")
    assert not is_in(client)
    sentences = {said.context["form"].non_field_errors()[0] for said in [*known, unknown]}
    assert len(sentences) == 1 and "do not fit" in sentences.pop()


def test_a_try_too_many_for_a_person_takes_as_long_as_any_other(client: Client, ama: User) -> None:
    type_in(client, "another", "wrong")  # whatever is loaded once
    for _try in range(5):
        type_in(client, "ama", "wrong")
    work = set()
    for name in (ama.email, "nobody@example.org"):
        CountingHasher.calls = 0
        with CaptureQueriesContext(connection) as queries:
            type_in(client, name, "wrong")
        work.add((CountingHasher.calls, len(queries)))
    assert len(work) == 1


def test_whoever_gets_it_right_in_time_has_no_tries_less(client: Client, ama: User) -> None:
    for _time in range(3):
        for name in ("ama", ama.email):
            type_in(client, name, "wrong")
            type_in(client, name)
            assert is_in(client)
            client.post(reverse("account_logout"))
        cache.clear()


def test_a_name_that_nobody_has_waits_as_long(client: Client, ama: User) -> None:
    for _try in range(5):
        type_in(client, "nobody", "wrong")
    assert "Wait 5 minutes" in type_in(client, "nobody", "wrong").content.decode()


def test_an_address_that_tries_many_names_has_to_wait(client: Client, ama: User) -> None:
    for number in range(20):
        type_in(client, f"name{number}", "wrong")
    assert "Too many tries" in type_in(client, "ama").content.decode()
    assert type_in(Client(REMOTE_ADDR="192.0.2.9"), "ama").status_code == 302


def test_too_many_requests_are_answered_with_when_to_come_back(client: Client, ama: User, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    type_in(client, "nobody", "wrong")
    response = type_in(client, "ama")
    assert (response.status_code, response.headers["Retry-After"]) == (429, "60")
    assert "Wait one minute" in response.content.decode()


@pytest.mark.parametrize(("proxies", "is_held"), [(0, True), (1, False)])
def test_the_address_is_the_one_our_proxy_saw(
    client: Client, ama: User, settings: Any, proxies: int, is_held: bool
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/m/ip"}
    client.post("/admin/login/", {"username": "a", "password": "b"}, headers={"X-Forwarded-For": "192.0.2.1"})
    said = client.post("/admin/login/", {"username": "a", "password": "b"}, headers={"X-Forwarded-For": "192.0.2.2"})
    assert ("Too many tries" in said.content.decode()) is is_held


def test_what_a_client_writes_into_the_header_changes_nothing(client: Client, ama: User, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/m/ip"}
    for forged in ("198.51.100.1", "198.51.100.2"):
        said = client.post(
            "/admin/login/", {"username": forged, "password": "b"}, headers={"X-Forwarded-For": f"{forged}, 192.0.2.1"}
        )
    assert "Too many tries" in said.content.decode()


@pytest.mark.parametrize(
    "broken",
    [
        {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "no_such_table"},
        {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    ],
)
def test_while_tries_cannot_be_counted_nobody_may_try(
    client: Client, ama: User, settings: Any, broken: dict[str, str]
) -> None:
    settings.CACHES = settings.CACHES | {"default": broken}
    CountingHasher.calls = 0
    for address, sent in (
        ("account_login", {"username": "ama", "password": PASSWORD}),
        ("mfa_authenticate", {"code": "123456"}),
        ("mfa_login_webauthn", {"credential": "{}"}),
    ):
        response = client.post(reverse(address), sent)
        assert response.status_code == 503
        assert "Nobody can sign in just now" in response.content.decode()
    assert client.get(reverse("account_login")).status_code == 200
    assert CountingHasher.calls == 0
    assert not is_in(client)


def test_a_working_cache_is_seen_to_work(db: None) -> None:
    assert are_kept()


def test_a_challenge_for_a_passkey_is_counted_too_since_it_opens_a_session(
    client: Client, db: None, settings: Any
) -> None:
    cache.clear()
    settings.MFA_RATE_LIMITS = {"webauthn_login": "1/m/ip"}
    asked = {"Accept": "application/json"}
    assert client.get(reverse("mfa_login_webauthn"), headers=asked).json()["request_options"]
    assert client.get(reverse("mfa_login_webauthn"), headers=asked).status_code == 429
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert client.get(reverse("mfa_login_webauthn"), headers=asked).status_code == 503


@pytest.mark.parametrize(
    ("host", "known_as"),
    [
        ("safety.example.org", "safety.example.org"),
        ("Safety.Example.org:8443", "safety.example.org"),
        ("localhost:8000", "localhost"),
    ],
)
def test_a_passkey_belongs_to_the_name_of_the_site_whatever_its_port(
    client: Client, db: None, settings: Any, host: str, known_as: str
) -> None:
    """Behind a proxy that ends TLS too: the origin that the browser signs is held against this name, not against our own scheme."""
    cache.clear()
    settings.ALLOWED_HOSTS = ["safety.example.org", "localhost"]
    answer = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json", "Host": host})
    assert answer.json()["request_options"]["publicKey"]["rpId"] == known_as


def test_a_page_that_is_not_asked_for_twice_is_not_in_the_way(client: Client, ama: User) -> None:
    """Somebody who stops at the second step, or who never was there."""
    assert client.get(reverse("mfa_authenticate")).headers["Location"] == reverse("account_login")
    assert show(client, "123456").headers["Location"] == reverse("account_login")
