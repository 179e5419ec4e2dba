"""The service itself: it misbehaves, is slow, is asked by several at once; nobody waits for long, and nothing is lost."""

import socket
import threading
from typing import Any

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.translation_desk.machine import asking
from cms.translation_desk.machine.asking import NoAnswer
from cms.translation_desk.machine.libretranslate import LibreTranslate
from cms.translation_desk.machine.offered import languages_of
from cms.translation_desk.machine.turns import turn
from cms.translation_desk.writing import CannotWrite
from tests import factories
from tests.publishing.page_form import words
from tests.translation_desk.machine_server import Service
from tests.translation_desk.test_machine import UNTOUCHED, origins, press

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        ("down", "does not answer"),
        ("busy", "too much to do"),
        ("hang", "does not answer"),
        ("one less", "cannot be used"),
        ("huge", "does not answer"),
        ("no json", "cannot be used"),
        ("redirect", "cannot be used"),
    ],
)
def test_a_service_that_misbehaves_changes_nothing(
    desk: Client, untouched: GuidancePage, machine: Service, mood: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.5)
    machine.mood = mood
    shown = words(press(desk, untouched))
    assert said in shown and "did not get to this text" in shown and "secret detail" not in shown
    assert set(origins(untouched).values()) == {UNTOUCHED}
    assert len(machine.asked) == 1


def test_a_name_that_takes_long_to_look_up_is_not_waited_for_and_nothing_is_sent_then(
    machine: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, look_up = threading.Event(), socket.getaddrinfo
    monkeypatch.setattr(asking, "SECONDS", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *more: found.wait(20) and look_up("127.0.0.1", *more))
    before = set(threading.enumerate())
    with pytest.raises(NoAnswer):
        asking.ask("GET", f"http://translate.example:{machine.server_port}/languages")
    (late,) = set(threading.enumerate()) - before
    found.set()
    late.join(20)
    assert not late.is_alive() and not machine.looked


def test_an_answer_that_drips_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.3)
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        dripping = threading.Thread(target=drip, args=(server, stop), daemon=True)
        dripping.start()
        before = set(threading.enumerate())
        with pytest.raises(NoAnswer):
            asking.ask("GET", f"http://127.0.0.1:{server.getsockname()[1]}/languages")
        for thread in set(threading.enumerate()) - before:
            thread.join(10)
            assert not thread.is_alive()
        dripping.join(10)  # nobody takes its signs any more
        assert not dripping.is_alive()
    stop.set()


def drip(server: socket.socket, stop: threading.Event) -> None:
    """A sign now and then, for ever."""
    connection, _address = server.accept()
    connection.recv(9_999)
    connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 900000\r\n\r\n")
    try:
        while not stop.wait(0.05):
            connection.sendall(b" ")
    except OSError:
        return


def test_it_is_at_work_for_a_person_once_and_for_few_at_a_time(
    desk: Client, untouched: GuidancePage, machine: Service, translator: User, colleague: User
) -> None:
    with turn(translator):
        assert "at work for you already" in words(press(desk, untouched))
    others = [factories.UserFactory(username=f"other{number}") for number in range(2)]
    with turn(colleague), turn(others[0]):
        with pytest.raises(CannotWrite, match="for others"), turn(others[1]):
            raise AssertionError("a third")
        assert "at work for others" in words(press(desk, untouched))
    assert not machine.asked
    assert "A machine wrote 4 texts" in words(press(desk, untouched))


def test_who_looks_while_its_languages_are_asked_for_does_not_ask_as_well(
    desk: Client, untouched: GuidancePage, machine: Service
) -> None:
    class Slow(LibreTranslate):
        def languages(self) -> Any:
            assert languages_of(self) == {}
            return super().languages()

    assert "ar" in languages_of(Slow(url=machine.address, key=""))["en"]
    assert machine.looked == ["/languages"]


def test_a_wrong_key_is_said_and_the_right_one_is_sent(
    desk: Client, untouched: GuidancePage, machine: Service, settings: Any
) -> None:
    machine.key = "k-1"
    assert "does not accept the key" in words(press(desk, untouched))
    settings.MACHINE_TRANSLATION_KEY = "k-1"
    assert "A machine wrote 4 texts" in words(press(desk, untouched))
