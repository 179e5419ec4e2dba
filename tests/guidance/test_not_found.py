"""A page that is not in the reader's language: the languages that have it are offered, in themselves."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.guidance.articles import published, translated
from tests.guidance.conftest import Site, path
from tests.guidance.reading import soup, words

pytestmark = pytest.mark.django_db


def offered(address: str) -> dict[str, str]:
    """Language to address, as offered in place of a page that is not there."""
    response = Client().get(address)
    assert response.status_code == 404
    return {str(link["hreflang"]): str(link["href"]) for link in soup(response).select("main ul.links a[hreflang]")}


def test_a_page_that_only_others_have_is_offered_in_their_languages(site: Site) -> None:
    address = site.address("page in other languages only", "ar")
    assert offered(address) == {"en": path(site.only("en"))}
    response = Client().get(address)
    named = soup(response).select_one("main [lang=en]")
    assert named is not None and named["dir"] == "ltr"
    assert named.get_text(" ", strip=True) == "English Only in English"


def test_it_says_that_the_page_is_not_in_the_readers_language_yet(site: Site) -> None:
    response = Client().get(site.address("page in other languages only", "en"))
    assert "This page is not in your language yet" in words(response)
    assert soup(response).select_one('meta[name="robots"][content="noindex"]') is not None


def test_in_a_language_that_is_not_live_the_live_versions_are_offered(site: Site) -> None:
    address = site.address("guidance").replace("/en/", "/fr/")
    assert offered(address) == {"en": site.address("guidance"), "ar": site.address("guidance", "ar")}


def test_a_draft_is_never_offered(site: Site) -> None:
    address = site.address("page in other languages only", "ar")
    site.only("en").unpublish()
    assert offered(address) == {}
    assert "Only in English" not in words(Client().get(address))


def test_nothing_under_a_draft_home_is_offered(site: Site) -> None:
    address = site.address("page in other languages only", "en")
    site.page("home", "ar").unpublish()
    assert offered(address) == {}


def test_a_page_that_nobody_has_leads_to_the_start_the_search_and_the_hotlines(site: Site) -> None:
    response = Client().get("/ar/nothing/here/")
    assert {"/ar/", "/ar/search/", "/ar/hotlines/"} <= {str(link["href"]) for link in soup(response).select("main a")}


def test_versions_with_other_slugs_are_offered_too(site: Site) -> None:
    arabic = renamed(site.page("guidance", "ar"))
    in_french = site.address("guidance").replace("/en/", "/fr/")
    assert offered(in_french) == {"en": site.address("guidance"), "ar": path(arabic)}


def test_the_address_of_another_language_leads_to_the_readers_own_version(site: Site) -> None:
    old = site.address("guidance", "ar")
    arabic = renamed(site.page("guidance", "ar"))
    response = Client().get(old)
    assert (response.status_code, response["Location"]) == (302, path(arabic))
    arabic.unpublish()
    assert offered(old) == {"en": site.address("guidance")}


def test_offering_many_languages_costs_no_more_than_offering_one(
    site: Site, django_assert_max_num_queries: Any
) -> None:
    for code in ("es", "uk", "my"):
        factories.live_home(code)
        translated(site.page("section"), code, f"A section {code}")
        translated(site.page("guidance"), code, f"A page {code}")
    with django_assert_max_num_queries(18):
        assert len(offered(site.address("guidance").replace("/en/", "/fr/"))) == 5


def renamed(page: Any) -> Any:
    """The page under another slug."""
    page.slug = "another-slug"
    return published(page)
