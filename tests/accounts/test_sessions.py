"""Sessions end: unused, after half a day, for somebody who may not work here any more, and wherever else one wishes."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.closing import end_sessions
from cms.accounts.links import make_link
from cms.accounts.models import Outcome, Purpose, SignIn, User
from cms.accounts.sessions import end_of
from tests.accounts.entering import is_in, type_in

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


# Ended from elsewhere

SAID = "You were signed out here"


@pytest.fixture
def left_open(ama: User) -> Client:
    """A browser in which she is signed in, while she signs out everywhere else in another one."""
    here, other = Client(), Client()
    for window in (here, other):
        type_in(window, "ama")
    other.post(reverse("end_other_sessions"))
    assert is_in(other)
    return here


def test_where_a_session_was_ended_from_elsewhere_the_sign_in_says_so_once_and_leads_back(left_open: Client) -> None:
    response = left_open.get("/admin/pages/?q=well")
    assert response.headers["Location"] == "/admin/login/?why=everywhere&next=%2Fadmin%2Fpages%2F%3Fq%3Dwell"
    page = left_open.get(response.headers["Location"]).content.decode()
    assert SAID in page and 'name="next" value="/admin/pages/?q=well"' in page
    assert left_open.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    assert SAID not in left_open.get("/admin/login/").content.decode()


def test_a_script_of_a_session_ended_from_elsewhere_is_told_and_the_sign_in_says_it_later(left_open: Client) -> None:
    response = left_open.post("/admin/pages/3/edit/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 401
    assert SAID in left_open.get("/admin/login/").content.decode()
    assert SAID not in left_open.get("/admin/login/").content.decode()


def test_who_opens_the_sign_in_itself_reads_it_and_comes_in(left_open: Client) -> None:
    assert SAID in left_open.get("/admin/login/").content.decode()
    assert SAID not in left_open.get("/admin/login/").content.decode()
    type_in(left_open, "ama")
    assert is_in(left_open)


@pytest.mark.parametrize("how", ["password", "link"])
def test_another_password_and_an_invitation_end_sessions_with_the_same_words(
    client: Client, ama: User, how: str
) -> None:
    type_in(client, "ama")
    if how == "password":
        ama.set_password("another-horse-battery-7")
        ama.save()
    else:
        end_sessions([ama.pk])
    assert "why=everywhere" in client.get("/admin/").headers["Location"]


def test_without_an_ended_session_the_sign_in_says_nothing(client: Client, ama: User) -> None:
    end_sessions([ama.pk])
    assert client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    client.cookies["sessionid"] = "nobodys-session-of-any-kind-0001"
    assert client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    type_in(client, "ama", "wrong-horse-battery-1")
    assert SAID not in client.get("/admin/login/").content.decode()
    type_in(client, "ama")
    client.post("/admin/logout/")
    assert SAID not in client.get("/admin/login/").content.decode()


@pytest.mark.parametrize("end", ["elsewhere", "unused"])
def test_a_one_time_link_opens_at_once_in_a_browser_whose_session_is_over(
    client: Client, ama: User, admin: User, end: str
) -> None:
    type_in(client, "ama")
    if end == "elsewhere":
        end_sessions([ama.pk])
    else:
        aged(client, signed_in_at=3 * HOUR, seen_at=3 * HOUR)
    link = make_link(ama, purpose=Purpose.PASSWORD, by=admin, now=timezone.now())
    page = client.get(link[link.index("/admin/") :], follow=True)
    assert 'name="new_password1"' in page.content.decode()
