"""What an address carries on: the words and filters of a list, nothing else; files carry no language."""

import pytest
from django.test import Client

from tests.guidance.conftest import Site
from tests.guidance.reading import found, links, soup, words

pytestmark = pytest.mark.django_db


def hrefs(address: str) -> list[str]:
    return [str(link["href"]) for link in links(found(address))]


def test_clearing_the_filters_of_a_search_keeps_its_words(site: Site) -> None:
    assert "/en/search/?q=paths" in hrefs("/en/search/?q=paths&for=girls")


def test_what_is_no_question_of_this_site_goes_no_further(site: Site) -> None:
    page = found(f"/en/search/?q=paths&fbclid={'x' * 5000}&q2=1").content.decode()
    assert "fbclid" not in page and "q2=" not in page


def test_a_section_says_who_writes_there(site: Site) -> None:
    address = site.address("section")
    lead = soup(found(address)).select_one("main .lead")
    assert lead is not None and lead.get_text() == "Who we are."


def test_on_the_home_page_every_language_is_the_same_page(site: Site) -> None:
    assert "Start page only" not in words(found("/en/"))


def test_files_have_no_language_and_are_kept_once_for_everybody(site: Site) -> None:
    for address in ("/healthz", "/robots.txt", f"/p/{site.page('guidance').pk}.svg"):
        assert "Accept-Language" not in found(address).get("Vary", ""), address
    assert "Accept-Language" in Client().get("/xx/").get("Vary", "")
