"""Sessions end: unused, after half a day, for somebody who may not work here any more, and wherever else one wishes."""

import pytest
from django.test import Client

from cms.accounts.models import Outcome, SignIn, User
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
