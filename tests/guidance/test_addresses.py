"""Addresses: which one leads where, in which language, and what is no address at all."""

import pytest
from django.test import Client
from wagtail.models import Locale

from cms.guidance.ground import prepare_language
from tests import factories
from tests.guidance.articles import article, published
from tests.guidance.conftest import KINDS, NOT_FOUND, Site, path
from tests.guidance.reading import found, picker, soup, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("ar", "/ar/"),
        ("ar-SY, en;q=0.5", "/ar/"),
        ("en;q=0.2, ar;q=0.9", "/ar/"),
        ("fr, ar;q=0.5", "/ar/"),  # French has no live home
        ("fr", "/en/"),
        ("de-AT", "/en/"),
        ("", "/en/"),
        ("*", "/en/"),
        ("ar;q=0", "/en/"),
        (";;;,q=x, \x7f", "/en/"),
        ("ar," * 5000, "/ar/"),
    ],
)
def test_the_root_leads_to_the_first_live_language_of_the_browser(site: Site, asked: str, led_to: str) -> None:
    response = Client().get("/", headers={"Accept-Language": asked})
    assert (response.status_code, response["Location"]) == (302, led_to)
    assert "Accept-Language" in response["Vary"]


def test_a_browser_that_asks_for_afghan_persian_is_led_to_dari(site: Site) -> None:
    factories.live_home("fa")
    assert Client().get("/", headers={"Accept-Language": "fa-AF,fa;q=0.9"})["Location"] == "/fa/"
    factories.live_home("prs")
    assert Client().get("/", headers={"Accept-Language": "fa-AF,fa;q=0.9"})["Location"] == "/prs/"
    assert Client().get("/", headers={"Accept-Language": "fa"})["Location"] == "/fa/"


def test_without_any_live_language_the_root_is_not_found_and_says_so(site: Site) -> None:
    for code in ("en", "ar"):
        site.page("home", code).unpublish()
    response = Client().get("/", headers={"Accept-Language": "ar"})
    assert response.status_code == 404
    assert soup(response).h1 is not None


def test_english_being_a_draft_leads_to_another_language(site: Site) -> None:
    site.page("home").unpublish()
    assert Client().get("/", headers={"Accept-Language": "en"})["Location"] == "/ar/"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NOT_FOUND])
@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_kind_of_page_answers_a_head_without_a_body(site: Site, kind: str, code: str) -> None:
    response = Client().head(site.address(kind, code))
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_readers_pages_only_hand_out(site: Site, method: str) -> None:
    for kind in set(KINDS) - NOT_FOUND:
        response = getattr(Client(), method)(site.address(kind))
        assert response.status_code == 405, kind
        assert response["Allow"] == "GET, HEAD"


def test_an_address_without_its_last_slash_is_led_on(site: Site) -> None:
    for address in (site.address("home"), site.address("guidance", "ar"), "/en/hotlines/"):
        response = Client().get(address.rstrip("/"))
        assert (response.status_code, response["Location"]) == (301, address)


@pytest.mark.parametrize("address", ["/xx/", "/xx/page/", "/nothing", "/%D8%B9/", "/e%00n/", "/" + "a" * 9000])
def test_an_unknown_language_prefix_is_not_found_and_shows_the_live_languages(site: Site, address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    assert set(picker(response)) == {"en", "ar"}
    assert {entry["href"] for code, entry in picker(response).items() if entry.name == "a"} <= {"/en/", "/ar/"}


@pytest.mark.parametrize(("address", "home"), [("/EN/", "/en/"), ("/en-gb/", "/en/"), ("/AR/", "/ar/")])
def test_a_language_written_in_another_way_leads_to_its_home(site: Site, address: str, home: str) -> None:
    assert Client().get(address)["Location"] == home


@pytest.mark.parametrize("address", ["/en/topics/%00/", "/en/situations/a%00b/", "/en/places/%00/", "/en/for/%00/"])
def test_a_nul_in_the_address_of_a_list_is_not_found(site: Site, address: str) -> None:
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("kind", ["section", "door", "topics", "resources", "hotlines", "search form", "missing page"])
def test_thousands_of_questions_in_one_address_are_no_error_of_ours(site: Site, kind: str) -> None:
    assert Client().get(f"{site.address(kind)}?{'a&' * 10_001}").status_code in {200, 400, 404}


def test_under_another_host_nothing_is_redirected_for_ever(site: Site) -> None:
    response = Client().get(site.address("section"), headers={"host": "10.0.0.1"})
    assert response.status_code == 400


@pytest.mark.parametrize(
    "address",
    ["/en/home/", "/en/../admin/", "/en//", "/en/%2e%2e/", "/en/%00/", "/en/" + "x/" * 3000, "/en/" + "é" * 300 + "/"],
)
def test_what_no_page_has_is_not_found(site: Site, address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    assert "We cannot find this page" in words(response)


@pytest.mark.parametrize("address", ["/fr/", "/fr/nothing/", "/fr/search/?q=a", "/fr/hotlines/", "/fr/for/girls/"])
def test_a_language_whose_home_is_a_draft_is_not_found_in_its_own_shell(site: Site, address: str) -> None:
    response = Client().get(address, headers={"Accept-Language": "ar"})
    assert response.status_code == 404
    html = soup(response).html
    assert html is not None and (html["lang"], html["dir"]) == ("fr", "ltr")
    assert "We cannot find this page" not in words(response)
    offered = picker(response)
    assert set(offered) == {"en", "ar"}
    assert all(link["href"] in {"/en/", "/ar/", "/en/for/girls/", "/ar/for/girls/", "/en/hotlines/", "/ar/hotlines/",
                                "/en/search/?q=a", "/ar/search/?q=a"} for link in offered.values())  # fmt: skip


def test_a_language_whose_home_is_a_draft_is_in_no_picker(site: Site) -> None:
    for kind in set(KINDS):
        assert "fr" not in picker(Client().get(site.address(kind)))
        assert "/fr/" not in Client().get(site.address(kind)).content.decode()


def test_publishing_the_home_of_a_language_puts_it_into_the_picker(site: Site) -> None:
    factories.live_home("fr")
    assert set(picker(found(site.address("guidance")))) == {"en", "ar", "fr"}
    assert picker(found(site.address("guidance")))["fr"]["href"] == "/fr/"


def test_no_page_below_a_draft_home_is_served(site: Site) -> None:
    site.page("home", "ar").unpublish()
    for kind in ("section", "guidance", "story", "resource", "campaign"):
        assert site.page(kind, "ar").live
        assert Client().get(site.address(kind, "ar")).status_code == 404
        assert Client().get(f"/p/{site.page(kind, 'ar').pk}/").status_code == 404
        assert set(picker(found(site.address(kind, "en")))) == {"en"}


def test_no_page_below_a_section_that_went_offline_is_served_in_any_language(site: Site) -> None:
    site.page("section", "ar").unpublish()
    for kind in ("section", "guidance", "story", "resource", "campaign"):
        assert Client().get(site.address(kind, "ar")).status_code == 404
    assert found(site.address("guidance")).status_code == 200
    site.page("section").unpublish()
    assert Client().get(site.address("guidance")).status_code == 404


def test_a_draft_is_not_found_and_a_translation_without_a_live_original_neither(site: Site) -> None:
    page = site.page("guidance")
    page.unpublish()
    for code in ("en", "ar"):
        assert Client().get(site.address("guidance", code)).status_code == 404


def test_the_short_address_leads_to_the_page_wherever_it_stands_now(site: Site) -> None:
    page = site.page("guidance", "ar")
    for short in (f"/p/{page.pk}", f"/p/{page.pk}/", f"/p/000{page.pk}/"):
        response = Client().get(short)
        assert (response.status_code, response["Location"]) == (302, site.address("guidance", "ar"))
    page.slug = "moved"
    published(page)
    assert Client().get(f"/p/{page.pk}/")["Location"].endswith("/moved/")


def test_the_short_address_of_a_home_and_of_a_section_leads_there(site: Site) -> None:
    for kind in ("home", "section"):
        assert Client().get(f"/p/{site.page(kind, 'ar').pk}/")["Location"] == site.address(kind, "ar")


def test_the_short_address_of_a_draft_or_of_nothing_is_not_found(site: Site) -> None:
    draft = factories.guidance_draft(site.page("section"), title="A draft")
    root = site.page("home").get_parent()
    french = prepare_language(Locale.objects.get(language_code="fr"))
    assert french is not None
    for number in (draft.pk, root.pk, french.pk, 0, 999_999, 2**31, 2**31 - 1, 999_999_999_999, 10**13, 10**400):
        response = Client().get(f"/p/{number}/")
        assert response.status_code == 404, number
        assert soup(response).h1 is not None


@pytest.mark.parametrize("address", ["/p/", "/p/-1/", "/p/abc/", "/p/1.5/", "/p/٣/", "/p/1/2/", "/p/%00/"])
def test_a_short_address_is_a_number(site: Site, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_a_page_with_a_slug_in_another_script_has_an_address_that_leads_back(site: Site) -> None:
    page = article(site.page("section", "ar"), title="مسارات آمنة", slug="مسارات-آمنة")
    response = Client().get(f"/p/{page.pk}/")
    assert response.status_code == 302
    assert found(response["Location"]).status_code == 200
    assert found(path(page)).status_code == 200


def test_the_site_answers_a_forged_host_without_an_error() -> None:
    response = Client().get("/en/", headers={"Host": "evil.example"})
    assert response.status_code in {400, 404}
    assert b"evil.example" not in response.content


@pytest.mark.parametrize(("method", "body"), [("get", b"ok\n"), ("head", b"")])
def test_the_health_check_answers_and_is_never_kept(method: str, body: bytes) -> None:
    response = getattr(Client(), method)("/healthz")
    assert (response.status_code, response.content, response["Cache-Control"]) == (200, body, "no-store")
