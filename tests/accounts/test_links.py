"""One-time links: for one person, once, for a short time, and never seen in an address for longer than a moment."""

import datetime
import io
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.links import LinkIsVoid, digest, letter, make_link, redeem
from cms.accounts.models import OneTimeLink, Purpose, SignIn, User
from tests.accounts.conftest import Somebody
from tests.accounts.entering import SECRET, code_of, give_app, is_in, kinds, show, type_in

NEW = "a-quite-new-password-7"
TYPED = {"new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def link(ama: User) -> str:
    """The path of a link for a new password."""
    return made(ama)


def made(person: User, purpose: Purpose = Purpose.PASSWORD, **more: Any) -> str:
    """The path of a new link."""
    address = make_link(person, purpose=purpose, by=more.get("by"), now=more.get("now", timezone.now()))
    return "/" + address.split("/", 3)[3]


def works(path: str) -> bool:
    """Whether a link still asks for a password."""
    return Client().get(path, follow=True).status_code == 200


def test_a_link_sets_a_password_and_leaves_no_trace_in_the_address(client: Client, link: str, ama: User) -> None:
    token = link.rstrip("/").rsplit("/", 1)[1]
    first = client.get(link)
    assert first.headers["Location"] == reverse("one_time_link")
    assert token not in str(dict(client.session))
    page = client.get(reverse("one_time_link")).content.decode()
    assert token not in page and "ama" in page
    response = client.post(reverse("one_time_link"), TYPED)
    assert response.headers["Location"] == "/admin/login/?why=password"
    assert not is_in(client)  # a link opens no session
    assert type_in(client, "ama", NEW).status_code == 302
    assert is_in(client)
    assert ("link", "password_set") in SignIn.objects.filter(person=ama).values_list("how", "outcome")


def test_only_a_digest_is_stored(link: str) -> None:
    token = link.rstrip("/").rsplit("/", 1)[1]
    row = str(OneTimeLink.objects.values().get())
    assert token not in row
    assert digest(token) in row


def test_a_weak_password_is_refused_and_the_link_still_works(client: Client, link: str) -> None:
    client.get(link)
    assert (
        client.post(reverse("one_time_link"), {"new_password1": "short", "new_password2": "short"}).status_code == 200
    )
    assert works(link)


def test_opening_a_link_does_not_use_it_up_but_redeeming_does(client: Client, link: str) -> None:
    assert works(link) and works(link)
    client.get(link)
    client.post(reverse("one_time_link"), TYPED)
    assert not works(link)
    assert client.post(reverse("one_time_link"), TYPED).status_code == 410


def test_of_two_who_redeem_one_gets_through(ama: User, link: str) -> None:
    token = digest(link.rstrip("/").rsplit("/", 1)[1])
    redeem(token, password=NEW, names=None, now=timezone.now())
    with pytest.raises(LinkIsVoid):
        redeem(token, password="another-new-password-8", names=None, now=timezone.now())
    ama.refresh_from_db()
    assert ama.check_password(NEW)


def test_a_link_runs_out(ama: User) -> None:
    now = timezone.now()
    assert works(made(ama, now=now - datetime.timedelta(hours=71)))
    assert not works(made(ama, now=now - datetime.timedelta(hours=73)))


def test_a_newer_link_voids_the_older(ama: User, link: str) -> None:
    newer = made(ama)
    assert not works(link)
    assert works(newer)


def test_a_changed_password_or_a_suspended_account_voids_the_link(ama: User, link: str) -> None:
    ama.is_active = False
    ama.save()
    assert not works(link)
    ama.is_active = True
    ama.save()
    assert not works(link)  # void for good
    newer = made(ama)
    ama.set_password(NEW)
    ama.save()
    assert not works(newer)


def test_a_made_up_link_says_what_to_do(client: Client, db: None) -> None:
    page = client.get("/admin/sign-in/link/no-such-token/", follow=True)
    assert page.status_code == 410
    assert "Ask your administrator for a new link" in page.content.decode()
    assert Client().get(reverse("one_time_link")).status_code == 410


def test_an_invited_person_says_the_name_and_chooses_the_first_password(client: Client, somebody: Somebody) -> None:
    person = somebody(username="lina", first_name="", last_name="")
    person.set_unusable_password()
    person.save()
    client.get(made(person, Purpose.WELCOME))
    assert client.post(reverse("one_time_link"), TYPED).status_code == 200
    client.post(reverse("one_time_link"), TYPED | {"first_name": "Lina", "last_name": "Made-up"})
    person.refresh_from_db()
    assert person.get_full_name() == "Lina Made-up"
    assert type_in(client, "lina", NEW).status_code == 302


def test_a_link_to_begin_anew_takes_the_factors_away_and_ends_all_sessions(client: Client, publisher: User) -> None:
    give_app(publisher)
    elsewhere = Client()
    type_in(elsewhere, "rana")
    show(elsewhere, code_of(SECRET))
    assert is_in(elsewhere)
    client.get(made(publisher, Purpose.ANEW))
    client.post(reverse("one_time_link"), TYPED)
    assert not kinds(publisher)
    assert not is_in(elsewhere)
    type_in(client, "rana", NEW)
    assert client.get("/admin/").headers["Location"] == reverse("accounts_set_up")


def test_a_link_for_a_password_leaves_the_factors_in_place(client: Client, ama: User, link: str) -> None:
    give_app(ama)
    client.get(link)
    client.post(reverse("one_time_link"), TYPED)
    assert type_in(client, "ama", NEW).headers["Location"] == reverse("mfa_authenticate")


def test_somebody_who_is_signed_in_is_asked_to_sign_out_first(client: Client, ama: User, admin: User) -> None:
    client.force_login(admin)
    path = made(ama, by=admin)
    assert "You are signed in as admin" in client.get(path, follow=True).content.decode()
    client.post(reverse("one_time_link"), TYPED)
    ama.refresh_from_db()
    assert not ama.check_password(NEW)


def test_nobody_takes_over_a_superuser_and_a_suspended_person_gets_no_link(ama: User, admin: User) -> None:
    with pytest.raises(PermissionDenied):
        made(admin, by=ama)
    made(admin, by=admin)
    ama.is_active = False
    ama.save()
    with pytest.raises(PermissionDenied):
        made(ama, by=admin)


def test_the_server_makes_a_link_when_nobody_else_can(admin: User) -> None:
    said = io.StringIO()
    call_command("make_sign_in_link", "admin", "--anew", stdout=said)
    assert works("/" + said.getvalue().strip().split("/", 3)[3])
    with pytest.raises(CommandError, match="nobody called"):
        call_command("make_sign_in_link", "nobody")


def test_a_letter_brings_the_link_to_its_person(ama: User) -> None:
    address = make_link(ama, purpose=Purpose.PASSWORD, by=None, now=timezone.now())
    message = letter(ama, address)
    assert (message.to, address in message.body) == ([ama.email], True)
