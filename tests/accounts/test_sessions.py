"""Sessions end: unused, after half a day, for somebody who may not work here any more, and wherever else one wishes."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.browsers import browser_and_system
from cms.accounts.links import make_link
from cms.accounts.models import Outcome, Purpose, SignIn, User
from cms.accounts.sessions import end_of
from cms.accounts.sign_in_log import prune
from tests.accounts.conftest import Somebody
from tests.accounts.entering import is_in, type_in
from tests.factories import PASSWORD

HOUR = 3600.0
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"


@pytest.mark.parametrize(
    ("signed_in", "seen", "outcome"),
    [
        (0.0, 0.0, None),
        (1.9 * HOUR, 1.9 * HOUR, None),
        (2 * HOUR, 2 * HOUR, Outcome.IDLE),
        (11.9 * HOUR, 0.0, None),
        (12 * HOUR, 0.0, Outcome.TOO_LONG),
        (-2 * HOUR, 0.0, Outcome.TOO_LONG),  # a beginning in the future
    ],
)
def test_when_a_session_is_over(signed_in: float, seen: float, outcome: Outcome | None) -> None:
    now = 1_000_000.0
    assert (
        end_of(signed_in_at=now - signed_in, seen_at=now - seen, now=now, idle=2 * HOUR, longest=12 * HOUR) == outcome
    )


def aged(client: Client, **seconds: float) -> None:
    """Makes the session older."""
    session = client.session
    for key, age in seconds.items():
        session[key] -= age
    session.save()


def suspend(person: User) -> None:
    """As an administrator does."""
    person.is_active = False
    person.save()


def test_an_unused_session_is_over_and_leads_back_to_where_one_was(client: Client, ama: User) -> None:
    type_in(client, "ama")
    aged(client, signed_in_at=2.1 * HOUR, seen_at=2.1 * HOUR)
    response = client.get("/admin/pages/?q=well")
    assert response.headers["Location"] == "/admin/login/?why=idle&next=%2Fadmin%2Fpages%2F%3Fq%3Dwell"
    page = client.get(response.headers["Location"]).content.decode()
    assert "nothing happened for a while" in page
    assert 'name="next" value="/admin/pages/?q=well"' in page
    assert not is_in(client)
    assert SignIn.objects.filter(person=ama).first().outcome == Outcome.IDLE  # type: ignore[union-attr]


def test_use_keeps_a_session_open_but_never_beyond_its_longest_time(client: Client, ama: User) -> None:
    type_in(client, "ama")
    for _hour in range(7):
        aged(client, signed_in_at=1.6 * HOUR, seen_at=1.6 * HOUR)
        client.get("/admin/jsi18n/", headers={"Sec-Fetch-Mode": "cors"})  # as autosave and pings do
    assert is_in(client)
    aged(client, signed_in_at=HOUR)
    response = client.get("/admin/", headers={"Sec-Fetch-Mode": "cors"})
    assert response.status_code == 401
    assert "sign in there" in response.json()["error_message"]


def test_a_form_that_came_too_late_leads_back_to_its_page(client: Client, ama: User) -> None:
    type_in(client, "ama")
    aged(client, signed_in_at=13 * HOUR)
    response = client.post("/admin/account/", headers={"Referer": "http://testserver/admin/pages/3/edit/"})
    assert response.headers["Location"] == "/admin/login/?why=too_long&next=%2Fadmin%2Fpages%2F3%2Fedit%2F"


def test_a_form_from_elsewhere_leads_nowhere(client: Client, ama: User) -> None:
    type_in(client, "ama")
    aged(client, signed_in_at=13 * HOUR)
    response = client.post("/admin/account/", headers={"Referer": "http://evil.example.org/admin/"})
    assert response.headers["Location"] == "/admin/login/?why=too_long"


# People who are gone


def test_a_suspended_person_is_out_at_the_next_request_for_good(client: Client, ama: User) -> None:
    type_in(client, "ama")
    key = client.session.session_key
    suspend(ama)
    response = client.get("/admin/")
    assert response.status_code == 403
    assert "You may not work here, or not any more" in response.content.decode()
    assert client.session.session_key != key
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")


def test_opened_again_an_account_does_not_bring_old_sessions_back(client: Client, ama: User) -> None:
    type_in(client, "ama")
    for is_active in (False, True):
        ama.is_active = is_active
        ama.save()
    assert not is_in(client)


def test_suspended_among_many_is_suspended_for_good_too(client: Client, ama: User, admin: User) -> None:
    type_in(client, "ama")
    link = make_link(ama, purpose=Purpose.PASSWORD, by=admin, now=timezone.now())
    office = Client()
    office.force_login(admin)
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"]) + f"?id={ama.pk}"
    office.post(address, {"mark_as_active": "False"})
    assert User.objects.filter(pk=ama.pk, is_active=False).exists()
    office.post(address, {"mark_as_active": "True"})
    assert User.objects.filter(pk=ama.pk, is_active=True).exists()
    assert not is_in(client)
    assert Client().get("/" + link.split("/", 3)[3]).status_code == 410


def test_without_a_role_one_is_out_and_not_led_around_in_circles(client: Client, ama: User) -> None:
    type_in(client, "ama")
    ama.groups.clear()
    assert client.get("/admin/pages/").status_code == 403
    assert client.get("/admin/login/").status_code == 200
    assert type_in(client, "ama").status_code == 302
    assert client.get("/admin/").status_code == 403
    assert client.get("/admin/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


@pytest.mark.parametrize("leave", [lambda person: person.groups.clear(), suspend, User.delete])
def test_who_is_out_while_a_form_was_open_reads_why_at_the_sign_in_and_only_once(
    client: Client, ama: User, leave: Callable[[User], Any]
) -> None:
    type_in(client, "ama")
    leave(ama)
    ping = client.get("/admin/jsi18n/", headers={"Sec-Fetch-Mode": "cors"})
    assert ping.status_code == 403
    assert "has no role on this site" in ping.json()["error_message"]
    said = client.get("/admin/pages/", follow=True).content.decode()
    assert "Your account is suspended, or it has no role on this site." in said
    assert "Your account is suspended" not in client.get("/admin/login/").content.decode()


def test_a_session_that_ended_while_a_form_was_open_says_why_at_the_sign_in(client: Client, ama: User) -> None:
    type_in(client, "ama")
    aged(client, signed_in_at=2.1 * HOUR, seen_at=2.1 * HOUR)
    assert client.get("/admin/jsi18n/", headers={"Sec-Fetch-Mode": "cors"}).status_code == 401
    assert "nothing happened for a while" in client.get("/admin/pages/", follow=True).content.decode()
    assert "nothing happened" not in client.get("/admin/login/").content.decode()


def test_a_deleted_person_is_out(client: Client, ama: User) -> None:
    type_in(client, "ama")
    ama.delete()
    assert client.get("/admin/").status_code == 403


# What one sees and can do


def test_each_sees_ones_own_sign_ins_also_those_that_were_refused(
    client: Client, ama: User, somebody: Somebody
) -> None:
    somebody(username="rana")
    type_in(Client(HTTP_USER_AGENT=FIREFOX), "ama", "wrong")
    type_in(Client(), "rana", "wrong")
    type_in(client, "ama")
    page = client.get(reverse("sign_ins"))
    assert [line.outcome for line in page.context["page"]] == ["in", "refused"]
    text = page.content.decode()
    assert "Firefox on Android" in text
    assert "127.0.0.1" not in text


def test_signing_out_everywhere_else_leaves_this_session_open(client: Client, ama: User) -> None:
    other = Client()
    for one in (client, other):
        type_in(one, "ama")
    assert client.get(reverse("end_other_sessions")).status_code == 405
    client.post(reverse("end_other_sessions"))
    assert is_in(client)
    assert not is_in(other)


def test_a_save_of_somebody_loaded_earlier_brings_no_session_back(client: Client, ama: User) -> None:
    earlier = User.objects.get(pk=ama.pk)
    other = Client()
    for one in (client, other):
        type_in(one, "ama")
    client.post(reverse("end_other_sessions"))
    earlier.first_name = "Ama"
    earlier.save()
    assert is_in(client)
    assert not is_in(other)


def test_another_password_ends_the_other_sessions(client: Client, ama: User) -> None:
    other = Client()
    for one in (client, other):
        type_in(one, "ama")
    new = "a-quite-new-password-7"
    typed = {"old_password": "wrong", "new_password1": new, "new_password2": new}
    assert client.post(reverse("account_change_password"), typed).status_code == 200
    assert is_in(other)
    assert client.post(reverse("account_change_password"), typed | {"old_password": PASSWORD}).status_code == 302
    assert is_in(client)
    assert not is_in(other)
    assert type_in(other, "ama").status_code == 200
    assert type_in(other, "ama", new).status_code == 302


def test_signing_out_is_written_down_once(client: Client, ama: User) -> None:
    type_in(client, "ama")
    assert "You are signed out." in client.post(reverse("account_logout"), follow=True).content.decode()
    assert [line.outcome for line in SignIn.objects.filter(person=ama)] == [Outcome.OUT, Outcome.IN]


def test_lines_are_forgotten_after_180_days(ama: User, settings: Any) -> None:
    now = timezone.now()
    for days in (0, 179, 181):
        SignIn.objects.create(person=ama, at=now - datetime.timedelta(days=days), outcome=Outcome.IN)
    assert prune(now) == 1
    assert SignIn.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (FIREFOX, ("Firefox", "Android")),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0",
            ("Edge", "Windows"),
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Safari/604.1", ("Safari", "iPhone")),
        ("curl/8.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_browser_is_kept_in_two_coarse_words(said: str, words: tuple[str, str]) -> None:
    assert browser_and_system(said) == words
