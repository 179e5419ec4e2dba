"""Search as a reader meets it: whatever is typed, a page with the words and no error."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from cms.search.indexing import rebuild
from tests import factories
from tests.guidance.articles import article, many
from tests.guidance.conftest import Site
from tests.guidance.reading import found, soup, titles, words

pytestmark = pytest.mark.django_db
ODD = [
    '"',
    '"known paths"',
    "'; DROP TABLE--",
    "known\x00paths",
    "\x00",
    "%",
    "_",
    "\\",
    "known & | ! ( ) : *",
    "<script>alert(1)</script>",
    "a" * 10_000,
    "known " * 2_000,
    "؟" * 500,
    "\u202e\u200f",
    "🙂",
    "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "{{ 7|add:7 }}",
    "NEAR AND OR NOT",
]


def search(query: str, code: str = "en", **more: str) -> str:
    return f"/{code}/search/?{urlencode({'q': query, **more})}"


def test_a_page_is_found_by_words_of_its_title_its_standfirst_and_its_parts(site: Site) -> None:
    article(
        site.page("section"),
        title="Collecting firewood",
        standfirst="Go together.",
        body=[factories.card(words="Ask the elders")],
    )
    for query in ("firewood", "FIREWOOD collecting", "together", "elders ask"):
        assert titles(found(search(query))) == ["Collecting firewood"], query
    assert "1 page found" in words(found(search("firewood")))


def test_only_pages_of_the_language_are_found(site: Site) -> None:
    assert titles(found(search("known"))) == ["Walk on known paths"]
    assert titles(found(search("known", "ar"))) == []
    assert titles(found(search("معروفة", "ar"))) == ["طرق معروفة"]


def test_a_draft_is_not_found_and_neither_is_what_stands_below_a_draft_home(site: Site) -> None:
    site.page("guidance").unpublish()
    assert titles(found(search("known"))) == []
    assert titles(found(search("معروفة", "ar"))) == []


def test_without_words_only_the_form_is_shown(site: Site) -> None:
    for address in ("/en/search/", search(""), search("   "), search("\x00"), "/en/search/?page=3", "/en/search/?x=1"):
        response = found(address)
        assert titles(response) == []
        assert soup(response).select_one("#results") is None
        assert soup(response).select_one('form[role=search][action="/en/search/"] input[name=q]') is not None


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_whatever_is_typed_is_answered_and_shown_as_it_was_typed(site: Site, query: str) -> None:
    for code in ("en", "ar"):
        response = found(search(query, code))
        field = soup(response).select_one("input[name=q]")
        assert field is not None
        assert field["value"] == query.replace("\x00", "").strip()[:200]
        assert not soup(response).find_all("script")


def test_quotes_do_not_hide_what_is_there(site: Site) -> None:
    assert titles(found(search('"known paths"'))) == ["Walk on known paths"]


def test_bytes_that_are_no_text_are_answered(site: Site) -> None:
    for raw in ("%FF%FE", "%ED%A0%80", "%C3", "a%", "%u0041"):
        assert Client().get(f"/en/search/?q={raw}").status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "abc", "²", "\x00", "9999999999999999999999", "9" * 5000, "1"])
def test_a_page_number_out_of_range_still_shows_results(site: Site, number: str) -> None:
    assert titles(found(search("known", page=number))) == ["Walk on known paths"]


def test_the_next_screen_keeps_the_words(site: Site) -> None:
    many(site.page("section"), 21)
    rebuild()
    response = found(search("zebra & crossing"))
    assert len(titles(response)) == 20
    following = soup(response).select_one("nav.pages a[rel=next]")
    assert following is not None
    assert len(titles(found(f"/en/search/{following['href']}"))) == 1


def test_search_engines_are_asked_not_to_keep_results(site: Site) -> None:
    assert soup(found(search("known"))).select_one("meta[name=robots][content=noindex]") is not None
