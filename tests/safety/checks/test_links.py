"""A link is asked without reaching our own network. No test here reaches any."""

from urllib.parse import SplitResult

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.safety.checks.links import REDIRECTS_AT_MOST, Answer, Outcome, State, Unreachable, is_public, probe

PUBLIC = "93.184.215.14"


class Web:
    """A web of a few hosts: addresses by name, answers by method and URL; `asked` remembers."""

    def __init__(self, names: dict[str, list[str]] | None = None, answers: dict[str, Answer] | None = None) -> None:
        self.names = names or {}
        self.answers = answers or {}
        self.asked: list[tuple[str, str, str]] = []

    def resolve(self, host: str, port: int) -> list[str]:
        assert port in (80, 443)
        return self.names.get(host, [PUBLIC])

    def ask(self, method: str, url: SplitResult, address: str) -> Answer:
        self.asked.append((method, url.geturl(), address))
        for key in (f"{method} {url.geturl()}", url.geturl()):
            if key in self.answers:
                return self.answers[key]
        raise Unreachable(url.netloc)


URL = "https://example.org/help"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, State.ALIVE),
        (204, State.ALIVE),
        (404, State.GONE),
        (410, State.GONE),
        (403, State.UNSURE),
        (429, State.UNSURE),
        (500, State.UNSURE),
        (304, State.UNSURE),
    ],
)
def test_the_answer_says_what_became_of_a_link(status: int, state: State) -> None:
    assert probe(URL, opener=Web(answers={URL: Answer(status)})) == Outcome(state, status)


def test_a_site_that_does_not_know_head_is_asked_again() -> None:
    web = Web(answers={f"HEAD {URL}": Answer(405), f"GET {URL}": Answer(200)})
    assert probe(URL, opener=web).state == State.ALIVE
    assert [method for method, *_ in web.asked] == ["HEAD", "GET"]


def test_a_living_page_is_asked_once_at_the_address_that_was_checked() -> None:
    web = Web({"example.org": ["1.1.1.1", "8.8.8.8"]}, {URL: Answer(200)})
    probe(URL, opener=web)
    assert web.asked == [("HEAD", URL, "1.1.1.1")]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",  # noqa: S104 (asked about, not bound to)
            "224.0.0.1",
            "255.255.255.255",
        ),
        *(
            "::1",
            "::",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "fec0::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
        ),
        *(
            "64:ff9b::7f00:1",
            "64:ff9b:1::a00:1",
            "2002:7f00:1::",
            "2001::1",
            "240.0.0.1",
            "192.0.2.1",
            "2001:db8::1",
            "not an address",
            "",
        ),
    ],
)
def test_nothing_but_the_open_internet_is_asked(address: str) -> None:
    assert not is_public(address)
    web = Web({"example.org": [address]}, {URL: Answer(200)})
    assert probe(URL, opener=web) == Outcome(State.NOT_PUBLIC)
    assert web.asked == []


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    web = Web({"example.org": [PUBLIC, "10.0.0.1"]}, {URL: Answer(200)})
    assert probe(URL, opener=web).state == State.NOT_PUBLIC
    assert web.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example/",
        "//inside.example/a",
        "file:///etc/passwd",
        "https://example.org:8443/",
        "https://a@example.org/",
        "ftp://example.org/",
    ],
)
def test_a_redirect_is_held_to_the_same(target: str) -> None:
    web = Web({"inside.example": ["127.0.0.1"]}, {URL: Answer(302, target)})
    assert probe(URL, opener=web) == Outcome(State.NOT_PUBLIC, 302)
    assert len(web.asked) == 1


def test_redirects_are_followed_three_times() -> None:
    hops = {f"https://example.org/{n}": Answer(301, f"/{n + 1}") for n in range(10)}
    web = Web(answers=hops | {"https://example.org/3": Answer(200)})
    assert probe("https://example.org/0", opener=web).state == State.ALIVE
    endless = Web(answers=hops)
    assert probe("https://example.org/0", opener=endless) == Outcome(State.UNREACHABLE, 301)
    assert len(endless.asked) == REDIRECTS_AT_MOST + 1


@pytest.mark.parametrize(
    "url",
    [
        "http://[",
        "https://example.org:abc/",
        "https://exa mple.org/",
        "https://example.org/\r\nA: b",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_what_cannot_be_read_is_not_asked(url: str) -> None:
    web = Web()
    assert probe(url, opener=web) == Outcome(State.UNREACHABLE)
    assert web.asked == []


def test_no_answer_and_no_name_are_outcomes() -> None:
    assert probe(URL, opener=Web()) == Outcome(State.UNREACHABLE)
    assert probe(URL, opener=Web({"example.org": []})) == Outcome(State.UNREACHABLE)


@given(st.text() | st.text().map(lambda rest: f"https://{rest}"), st.text())
def test_no_text_makes_it_fail(url: str, location: str) -> None:
    web = Web(answers={URL: Answer(302, location)})
    assert isinstance(probe(url, opener=web), Outcome)
    assert isinstance(probe(URL, opener=web), Outcome)
