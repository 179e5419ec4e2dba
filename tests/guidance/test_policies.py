"""What holds for every answer a reader gets: the same for everybody, nothing kept, nothing from elsewhere, nothing inline."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.templatetags.static import static
from django.test import Client

from cms import languages
from cms.accounts.models import User
from tests.guidance.conftest import KINDS, NOT_FOUND, Site
from tests.guidance.reading import is_own, links, loaded, picker, soup, words

pytestmark = [pytest.mark.once, pytest.mark.django_db]
EVERY_PAGE = [pytest.param(kind, code, id=f"{kind} {code}") for kind in KINDS for code in ("en", "ar")]
SHELL_LESS = ["/", "/healthz", "/p/{page}/", "/p/{page}", "/p/999999999/"]
OTHERS = [*SHELL_LESS, "/xx/", "/fr/", "/fr/nothing/", "/nothing"]


def opened(address: str, site: Site, client: Client | None = None, **headers: str) -> Any:
    return (client or Client()).get(address.format(page=site.page("guidance").pk), headers=headers)


@pytest.fixture
def addresses(site: Site) -> list[str]:
    """Every public address of the site."""
    return [site.address(kind, code) for kind in KINDS for code in ("en", "ar")] + OTHERS


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    assert client.cookies
    return client


@pytest.mark.parametrize(("kind", "code"), EVERY_PAGE)
def test_every_kind_of_page_answers_in_its_language_and_direction(site: Site, kind: str, code: str) -> None:
    response = opened(site.address(kind, code), site)
    assert response.status_code == (404 if kind in NOT_FOUND else 200)
    html = soup(response).html
    assert html is not None
    assert (html["lang"], html["dir"]) == (code, languages.direction(code))
    assert response["Content-Language"] == code
    assert soup(response).title is not None


@pytest.mark.parametrize(("kind", "code"), EVERY_PAGE)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(site: Site, kind: str, code: str) -> None:
    response = opened(site.address(kind, code), site)
    page = soup(response)
    assert not page.find_all(["style", "iframe", "object", "embed", "base"])
    # The one script does what the page can be read without: it shows the buttons to copy and to print.
    assert all(script["src"] == static("share.js") and not script.string for script in page.find_all("script"))
    for element in page.find_all(True):
        assert not [name for name in element.attrs if name == "style" or name.startswith("on")], element
    fetched = list(loaded(response))
    assert fetched
    assert not [address for address in fetched if not is_own(address) or address.startswith(("data:", "//"))]


@pytest.mark.parametrize(("kind", "code"), EVERY_PAGE)
def test_links_stay_on_the_site_but_for_a_resource_at_its_publisher(site: Site, kind: str, code: str) -> None:
    response = opened(site.address(kind, code), site)
    away = [
        link
        for link in links(response)
        if not is_own(str(link["href"])) and not str(link["href"]).startswith(("tel:", "sms:", "https://wa.me/?text="))
    ]
    assert {str(link["href"]) for link in away} == (
        {"https://publisher.example/lesson"} if kind == "resource" else set()
    )
    assert all(link.get("rel") == ["noreferrer"] for link in away)


@pytest.mark.parametrize(("kind", "code"), EVERY_PAGE)
def test_the_picker_offers_every_live_language_by_its_own_name(site: Site, kind: str, code: str) -> None:
    offered = picker(opened(site.address(kind, code), site))
    assert set(offered) == {"en", "ar"}
    for other, entry in offered.items():
        assert entry["dir"] == languages.direction(other)
        assert entry.get_text() == languages.autonym(other)
        assert entry.get("hreflang", other) == other
    assert offered[code].name == "b" and offered[code]["aria-current"] == "true"
    other = "ar" if code == "en" else "en"
    if kind in {*site.ids["en"], "door", "hotlines"}:
        assert offered[other]["href"] == site.address(kind, other)


def test_headers_protect_the_reader_at_every_address(site: Site, addresses: list[str]) -> None:
    for address in addresses:
        response = opened(address, site)
        assert response.status_code < 500
        assert not response.cookies, address
        assert "cookie" not in response.get("Vary", "").lower(), address
        assert response["Referrer-Policy"] == "no-referrer", address
        assert response["X-Content-Type-Options"] == "nosniff", address
        assert response["X-Frame-Options"] == "DENY", address
        policy = dict(
            part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";") if part.strip()
        )
        assert policy["default-src"] == "'self'", address
        assert (policy["object-src"], policy["base-uri"], policy["frame-ancestors"]) == ("'none'",) * 3
        assert not {"unsafe-inline", "unsafe-eval", "nonce-", "http:", "https:", "*"} & set(
            response["Content-Security-Policy"].replace("'", " ").split()
        )


def test_an_editor_who_is_signed_in_gets_the_same_bytes_as_a_stranger(
    site: Site, addresses: list[str], admin: User, editor: User
) -> None:
    known = [signed_in(person) for person in (admin, editor)]
    for address in addresses:
        stranger = opened(address, site)
        for client in known:
            response = opened(address, site, client)
            assert response.content == stranger.content, address
            assert dict(response.headers) == dict(stranger.headers), address


def test_neither_the_session_nor_the_person_is_looked_at(site: Site, addresses: list[str], admin: User) -> None:
    client = signed_in(admin)
    for address in addresses:
        request = opened(address, site, client).wsgi_request
        assert not request.session.accessed, address
        assert not hasattr(request, "_cached_user"), address


def test_no_page_shows_the_editors_bar(site: Site, admin: User) -> None:
    client = signed_in(admin)
    for kind in KINDS:
        assert b"userbar" not in opened(site.address(kind), site, client).content


class Console(logging.Handler):
    """What is written where an operator sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter("%(name)s %(message)s").format(record))


@pytest.fixture
def console() -> Iterator[Console]:
    """Beside every handler that writes, at the levels of the settings."""
    handler = Console()
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    writing = [logging.root, *(logger for logger in known if logger.handlers)]
    for logger in writing:
        logger.addHandler(handler)
    yield handler
    for logger in writing:
        logger.removeHandler(handler)


def test_nothing_about_a_reader_is_written_to_the_log(site: Site, addresses: list[str], console: Console) -> None:
    client = Client(REMOTE_ADDR="203.0.113.77")
    for address in [*addresses, "/en/search/?q=someone+hurt+me", "/en/search/?q=%22%00", "/en/search/?page=x&q=a"]:
        opened(address, site, client, **{"User-Agent": "Telltale/1.0", "Referer": "https://telltale.example/"})
    for method in ("post", "put", "delete", "head", "options"):
        getattr(client, method)("/en/search/?q=someone+hurt+me", headers={"User-Agent": "Telltale/1.0"})
    assert console.lines == []


def test_an_error_is_logged_without_the_reader(console: Console, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.guidance.failing"
    client = Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.77")
    response = client.get("/en/search/?q=someone+hurt", headers={"User-Agent": "Telltale/1.0", "Cookie": "a=telltale"})
    assert response.status_code == 500
    assert "do not touch it" in words(response)
    written = " ".join(console.lines)
    assert "a fault of ours" in written
    for told in ("203.0.113.77", "Telltale", "telltale", "someone", "hurt"):
        assert told not in written


def test_sending_to_a_readers_page_is_refused_without_a_word_about_the_reader(site: Site, console: Console) -> None:
    client = Client(enforce_csrf_checks=True)
    addresses = [site.address(kind) for kind in ("home", "guidance", "search form", "door", "hotlines")]
    for address in [*addresses, "/", "/healthz", "/p/1/", "/media/images/x.jpg"]:
        response = client.post(address, {"q": "someone"})
        assert response.status_code == 405, address
        assert not response.cookies
        assert b"<style" not in response.content
    assert console.lines == []
