"""What a link's address tells, and what became of it."""

import pytest

from cms.safety.checks import addresses
from cms.safety.checks.links import Outcome, State
from cms.safety.checks.table import findings
from cms.safety.checks.written import Level, Link, Written


def page(*urls: str) -> Written:
    return Written("en", links=tuple(map(Link, urls)))


@pytest.mark.parametrize(
    "url",
    [
        "https://zz.io/aBc12",
        "https://192.0.2.1/help",
        "https://2130706433/",
        "https://[2001:db8::1]/",
        "https://bank.example@example.org/",
    ],
)
def test_a_link_that_hides_where_it_leads_is_found(url: str) -> None:
    assert list(addresses.hidden(page(url)))


@pytest.mark.parametrize(
    "url", ["https://example.org/aBc12", "https://www.who.int/", "https://unicef.org/a", "https://example.org/a/b?c=d"]
)
def test_an_organisations_page_hides_nothing(url: str) -> None:
    assert list(addresses.hidden(page(url))) == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,a",
        "file:///a",
        "//example.org",
        "/a",
        "https://",
        "http://[",
        "https://a:b",
        "",
    ],
)
def test_what_is_no_address_of_a_page_cannot_be_published(url: str) -> None:
    assert Level.REFUSE in {one.level for one in findings(page(url))}


def test_maps_documents_and_plain_http_are_told() -> None:
    assert list(addresses.maps(page("https://maps.example.org/a")))
    assert list(addresses.maps(page("https://example.org/maps/a")))
    assert not list(addresses.maps(page("https://example.org/road-maps")))
    assert list(addresses.documents(page("https://example.org/a.PDF?x=1")))
    assert list(addresses.without_encryption(page("http://example.org/")))
    assert findings(page("https://example.org/help")) == []


@pytest.mark.parametrize(
    ("state", "level"),
    [
        (State.GONE, Level.HINT),
        (State.UNREACHABLE, Level.HINT),
        (State.NOT_PUBLIC, Level.SECOND_REVIEWER),
        (State.ALIVE, None),
        (State.UNSURE, None),
    ],
)
def test_a_dead_link_is_told_from_what_was_last_seen(state: State, level: Level | None) -> None:
    url = "https://example.org/help"
    found = findings(Written("en", links=(Link(url),), outcomes={url: Outcome(state)}))
    assert [one.level for one in found] == ([level] if level else [])
