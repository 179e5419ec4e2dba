"""What browsers are told with every answer, and what the admin's pages may hold."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import wagtail
import wagtailmedia
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.admin.widgets import AdminPageChooser, BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail.snippets.widgets import AdminSnippetChooser
from wagtail.users.models import UserProfile
from wagtailmedia.widgets import AdminAudioChooser

from cms.accounts.choosers import without_script
from cms.accounts.models import User
from cms.accounts.policies import PolicyMiddleware
from cms.directory.models import Hotline
from cms.guidance.models import HomePage
from tests import factories

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = Path(str(finders.find("admin-start.js"))).read_text(encoding="utf-8")
# Of each template that ours replaces: the original's digest, as it was when ours was written. After an update of Wagtail: look at what
# changed in the original, bring ours up to it, write the new digest here.
ORIGINALS = {
    "wagtailadmin/404.html": "28f5e6d779f8bf38",
    "wagtailadmin/admin_base.html": "8d1e91482208ac34",
    "wagtailadmin/base.html": "d9022f8527df321f",
    "wagtailadmin/home/account_summary.html": "ff5c7d30e46778c3",
    "wagtailadmin/panels/inline_panel.html": "195bb0b199edb062",
    "wagtailadmin/panels/multiple_chooser_panel.html": "673bc9b26ca95c03",
    "wagtailadmin/shared/collection_chooser.html": "a6e0dff5a1861518",
    "wagtailadmin/shared/tabs/tab_nav_link.html": "5b814486aca7bc06",
    "wagtailadmin/tables/download_cell.html": "5287db8193ab1c81",
    "wagtailadmin/widgets/date_input.html": "2557f7a4fd543d7c",
    "wagtailadmin/widgets/datetime_input.html": "479d8ddeaa73d2fd",
    "wagtailadmin/widgets/time_input.html": "536917c544a13563",
    "wagtailcore/shared/block_preview.html": "e35023cfde069f79",
    "wagtaildocs/documents/_file_field.html": "74465d25e3715e9a",
    "wagtailmedia/chooser/chooser.html": "701a0f3bfc267e6c",
    "wagtailmedia/media/add.html": "055cd3b8b104cd96",
    "wagtailmedia/media/index.html": "cf35ebaaa0fd2475",
    "wagtailmedia/media/results.html": "9f9be5cb450a9171",
}
READERS = (
    "/en/",
    "/media/images/none.jpg",
    "/documents/1/none.pdf",
    "/nothing/",
    "/",
    "/healthz",
    "/static/none.css",
    "/robots.txt",
)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def policy(response: Any) -> dict[str, set[str]]:
    """Directive to its sources."""
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return {name: set(sources) for name, *sources in parts}


def assert_protected(response: Any, address: str) -> None:
    for feature in ("camera", "microphone", "geolocation", "payment", "usb"):
        assert f"{feature}=()" in response["Permissions-Policy"], address
    assert response["Cross-Origin-Resource-Policy"] == "same-origin", address
    assert response["Cross-Origin-Opener-Policy"] == "same-origin", address
    assert response["X-Permitted-Cross-Domain-Policies"] == "none", address
    assert response["X-Content-Type-Options"] == "nosniff", address
    rules = policy(response)
    for sources in rules.values():
        assert not {"*", "https:", "http:", "'unsafe-eval'", "'strict-dynamic'"} & sources, address
    assert not {"'unsafe-inline'", "data:", "blob:"} & (rules.get("script-src") or rules["default-src"]), address


@pytest.mark.django_db
@pytest.mark.parametrize("address", READERS)
def test_every_answer_to_a_reader_is_protected(home: HomePage, address: str) -> None:
    for response in (Client().get(address), Client().post(address)):
        assert_protected(response, address)
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Frame-Options"] == "DENY"
        assert policy(response)["frame-ancestors"] == {"'none'"}
        assert not response.cookies


@pytest.mark.django_db
def test_answers_that_no_view_gives_are_protected_too(admin: User) -> None:
    for address in ("/en/", "/admin/"):
        assert_protected(Client().get(address, headers={"Host": "forged.example"}), address)
        with override_settings(SECURE_SSL_REDIRECT=True):
            handler = BaseHandler()
            handler.load_middleware()
            redirected = handler.get_response(RequestFactory().get(address))
            assert redirected.status_code == 301
            assert_protected(redirected, address)
    forged = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert forged.status_code == 403
    assert_protected(forged, "forged")


@pytest.mark.django_db
def test_every_answer_of_the_admin_is_protected_and_kept_by_nobody(admin: User) -> None:
    client = signed_in(admin)
    for address in (
        "/admin/",
        "/admin/login/",
        "/admin/nothing/",
        "/admin",
        "/admin/images/",
        "/admin/sprite/",
        "/admin/embeds/chooser/",
    ):
        for browser in (client, Client()):
            response = browser.get(address)
            assert_protected(response, address)
            if address != "/admin":
                assert response["Cache-Control"] == "no-store, private", address
                assert response["X-Frame-Options"] == "SAMEORIGIN"
                assert response["Referrer-Policy"] == "same-origin"
                rules = policy(response)
                assert rules["script-src"] == {"'self'"}
                assert rules["style-src"] == rules["connect-src"] == rules["form-action"] == {"'self'"}
                assert rules["object-src"] == rules["base-uri"] == {"'none'"}
                assert rules["frame-ancestors"] == rules["frame-src"] == {"'self'"}


def test_a_nonce_that_a_template_asks_for_is_named_and_another_each_time() -> None:
    def answer(request: Any) -> HttpResponse:
        return HttpResponse(str(request.csp_nonce))

    seen: list[Any] = [PolicyMiddleware(answer)(RequestFactory().get("/admin/")) for _time in range(2)]
    for response in seen:
        assert policy(response)["script-src"] == {"'self'", f"'nonce-{response.content.decode()}'"}
    assert seen[0].content != seen[1].content


@pytest.mark.django_db
def test_cookies_are_the_admins_and_no_script_reads_them(admin: User) -> None:
    client = Client()
    client.get("/admin/login/")
    client.post("/admin/login/", {"username": "admin", "password": factories.PASSWORD})
    assert set(client.cookies) >= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    for cookie in client.cookies.values():
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax"), cookie


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "embeds/chooser/",
        "embeds/chooser/upload/",
        "failwhale/",
        "test404/",
        "redirects/",
        "forms/",
        "styleguide/",
        "password_reset/",
    ],
)
def test_what_has_no_use_here_is_not_there(admin: User, address: str) -> None:
    assert signed_in(admin).get(f"/admin/{address}").status_code == 404


@pytest.mark.django_db
def test_nobody_uploads_a_picture_of_themselves(admin: User) -> None:
    client = signed_in(admin)
    assert b'type="file"' not in client.get("/admin/account/").content
    client.post("/admin/account/", {"avatar-avatar": SimpleUploadedFile("me.png", b"x")})
    assert not UserProfile.get_for_user(admin).avatar


# Nothing inline


def plain_addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Addresses of the admin that name no row."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from plain_addresses(entry, route)
        elif isinstance(entry, URLPattern) and re.fullmatch(r"/admin/[\w/-]*", route) and "logout" not in route:
            yield route


@pytest.mark.django_db
def test_no_page_of_the_admin_holds_anything_inline(admin: User, home: HomePage) -> None:
    client = signed_in(admin)
    section = factories.section_under(home)
    addresses = {*plain_addresses(get_resolver()), reverse("wagtailadmin_pages:edit", args=[section.pk])}
    read = 0
    for address in sorted(addresses):
        response = client.get(address, headers={"X-Requested-With": "XMLHttpRequest"} if "choose" in address else {})
        if response.status_code != 200 or response.streaming:
            continue
        html = (
            response.json().get("html", "")
            if "json" in response["Content-Type"] and "html" in response.json()
            else response.content
        )
        read += 1
        for element in BeautifulSoup(html, "html.parser").find_all(True):
            assert not [name for name in element.attrs if name == "style" or name.startswith("on")], (address, element)
            assert not str(element.get("href", "")).startswith("javascript:"), (address, element)
            assert element.name != "style", (address, element)
            if element.name == "script" and element.get("type") not in {"application/json", "text/template"}:
                assert element.get("src") and not element.get_text(strip=True), (address, element)
            if element.name == "safelane-start":
                assert f'"{element["what"]}"' in SCRIPT
                assert isinstance(json.loads(str(element["with"])), list)
    assert read > 50


def heirs(kind: type) -> Iterator[type]:
    kinds: list[type] = kind.__subclasses__()
    for heir in kinds:
        yield heir
        yield from heirs(heir)


CHOOSERS = (
    AdminPageChooser(),
    AdminImageChooser(),
    AdminDocumentChooser(),
    AdminTaskChooser(),
    AdminAudioChooser(),
    AdminSnippetChooser(Hotline),
)


@pytest.mark.parametrize("chooser", CHOOSERS, ids=lambda chooser: type(chooser).__name__)
def test_a_chooser_begins_by_an_element_that_the_script_knows(chooser: BaseChooser) -> None:
    html = chooser.render("of a page", None, {"id": "id_it's"})
    start = BeautifulSoup(html, "html.parser").find("safelane-start")
    assert start is not None
    assert "<script" not in html
    assert f'"{start["what"]}"' in SCRIPT
    assert json.loads(str(start["with"]))[0] == "id_it's"


def test_the_script_knows_whatever_a_chooser_of_any_package_begins_with() -> None:
    assert [kind for kind in heirs(BaseChooser) if f'"{kind.js_constructor}"' not in SCRIPT] == []  # type: ignore[attr-defined]  # choosers


@pytest.mark.parametrize(
    "html", ["<input>", "<input><script>begin(this);</script>", "<input><script>a(1);b(2)</script>"]
)
def test_a_chooser_that_begins_otherwise_is_no_silence(html: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        without_script(html)


# Templates of others that ours replace


def replaced() -> dict[str, Path]:
    """Name of each template of ours that Wagtail or wagtailmedia has too, and their file."""
    ours = {
        str(path.relative_to(folder)) for folder in (ROOT / "cms").rglob("templates") for path in folder.rglob("*.html")
    }
    packages = [Path(str(package.__file__)).parent for package in (wagtail, wagtailmedia)]
    theirs = {
        path.as_posix().rpartition("/templates/")[2]: path
        for package in packages
        for path in package.rglob("templates/*/**/*.html")
    }
    return {name: theirs[name] for name in sorted(ours & theirs.keys())}


def test_what_our_templates_replace_is_still_what_it_was() -> None:
    now = {name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for name, path in replaced().items()}
    assert now == ORIGINALS
