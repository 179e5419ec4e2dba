"""Two requests at the same moment, on a database with several connections."""

from collections.abc import Callable
from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.links import digest, make_link, redeem
from cms.accounts.models import OneTimeLink, Purpose
from tests import factories
from tests.accounts.entering import SECRET, code_of, give_app, is_in, show, type_in
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once

pytestmark = ON_SEVERAL_CONNECTIONS
PASSWORDS = ("the-first-password-1", "the-second-password-2")


def test_of_two_who_use_a_link_at_once_one_is_let_in() -> None:
    person, now = factories.UserFactory(), timezone.now()
    token = make_link(person, purpose=Purpose.PASSWORD, by=None, now=now).rstrip("/").rsplit("/", 1)[1]

    def use(password: str) -> Callable[[], object]:
        return lambda: redeem(digest(token), password=password, names=None, now=now)

    assert at_once(*map(use, PASSWORDS)) == ["LinkIsVoid", "done"]
    person.refresh_from_db()
    assert [person.check_password(password) for password in PASSWORDS].count(True) == 1
    assert OneTimeLink.objects.get().used_at is not None


def test_a_link_used_at_the_moment_it_is_taken_back_sets_no_password_afterwards() -> None:
    person, now = factories.UserFactory(), timezone.now()
    token = make_link(person, purpose=Purpose.PASSWORD, by=None, now=now).rstrip("/").rsplit("/", 1)[1]
    outcomes = at_once(
        lambda: redeem(digest(token), password=PASSWORDS[0], names=None, now=now),
        lambda: make_link(person, purpose=Purpose.PASSWORD, by=None, now=now),
    )
    person.refresh_from_db()
    assert person.check_password(PASSWORDS[0]) is (outcomes == ["done", "done"])
    assert OneTimeLink.objects.filter(used_at__isnull=False, void_at__isnull=False).count() == 0


def test_of_the_last_two_second_factors_removed_at_once_one_stays(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    person = factories.UserFactory(is_superuser=True)
    window, other = Client(), Client()
    type_in(window, person.username)
    secret = window.get(reverse("mfa_activate_totp")).context["form"].secret
    window.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "My phone", "credential": {}})
    other.cookies.update(window.cookies)
    factors = Authenticator.objects.filter(user=person, type__in=("totp", "webauthn"))

    def remove(client: Client, factor: Authenticator) -> Callable[[], object]:
        return lambda: client.post(reverse("accounts_remove_factor", args=[factor.pk]))

    assert at_once(*map(remove, (window, other), factors)) == ["done", "done"]
    assert factors.all().count() == 1


def test_a_code_shown_twice_at_once_lets_one_in() -> None:
    person = factories.UserFactory(is_superuser=True)
    give_app(person)
    windows = [Client(), Client()]
    for window in windows:
        type_in(window, person.username)
    code = code_of(SECRET)
    at_once(*[partial(show, window, code) for window in windows])
    assert [is_in(window) for window in windows].count(True) == 1
