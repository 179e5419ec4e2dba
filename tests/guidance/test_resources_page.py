"""The information hub and search: filters stand in the address, and what is no choice is as if it was not asked."""

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.guidance.models import ResourcePage, StoryPage
from tests import factories
from tests.guidance.articles import article, document, translated
from tests.guidance.reading import found, soup, titles, words
from tests.standing import standing

pytestmark = pytest.mark.django_db
FRIENDS = [("callout", {"tone": "note", "words": "Friends helped.", "audiences": []})]


@standing
def hub(section: Any, hotline: Any) -> Any:
    """A policy, a standard and a tool."""
    link = "https://publisher.example/x"
    article(section, ResourcePage, title="A policy", kind="policy", publisher="One", year=2016, link=link)
    article(section, ResourcePage, title="A standard", kind="standard", publisher="Two", year=2020, link=link,
            topics=("scrap",))  # fmt: skip
    article(section, ResourcePage, title="A tool", kind="tool", publisher="Two", year=2016, document=document())
    article(section, title="Guidance")
    return section


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("", ["A tool", "A standard", "A policy"]),
        ("kind=policy", ["A policy"]),
        ("publisher=Two", ["A tool", "A standard"]),
        ("publisher=Two&year=2020", ["A standard"]),
        ("topic=scrap", ["A standard"]),
        ("kind=policy&year=2020", []),
        ("kind=none&publisher=&year=x&topic=nothing&language=xx&page=-1", ["A tool", "A standard", "A policy"]),
    ],
)
def test_resources_are_filtered_by_the_address(hub: Any, query: str, listed: list[str]) -> None:
    assert titles(found(f"/en/resources/?{query}")) == listed


def test_only_what_there_is_can_be_chosen(hub: Any) -> None:
    page = soup(found("/en/resources/?year=2020"))
    offered = {
        str(select["name"]): [str(option["value"]) for option in select.select("option")]
        for select in page.select("select")
    }
    assert offered["publisher"] == ["", "One", "Two"]
    assert offered["year"] == ["", "2020", "2016"]
    assert offered["topic"] == ["", "scrap"]
    chosen = page.select_one("select[name=year] option[selected]")
    assert chosen is not None and chosen["value"] == "2020"


def test_a_list_shows_type_and_size_of_a_file_and_where_a_link_leads(hub: Any) -> None:
    text = words(found("/en/resources/"))
    assert "PDF · 1 kB" in text
    assert "publisher.example" in text
    assert "Standard · Two · 2020" in text


def test_nothing_that_fits_says_what_to_do(hub: Any) -> None:
    page = found("/en/resources/?kind=policy&year=2020")
    assert "Nothing here fits what you chose." in words(page)
    assert "/en/resources/" in [link["href"] for link in soup(page).select("main a")]


def test_resources_of_another_language_are_shown_in_it(hub: Any, arabic: Any) -> None:
    factories.live_home("ar")
    translated(hub, "ar", "خطوات آمنة")
    translated(ResourcePage.objects.get(title="A tool"), "ar", "أداة")
    page = found("/en/resources/?language=ar")
    assert titles(page) == ["أداة"]
    heading = soup(page).select_one("li.tile h3")
    assert heading is not None and (heading["lang"], heading["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("q=paths", ["Known paths for boys", "Known paths for girls"]),
        ("q=paths&for=girls", ["Known paths for girls"]),
        ("for=girls", ["A story of help", "Known paths for girls"]),
        ("kind=story", ["A story of help"]),
        ("topic=scrap", ["Known paths for boys"]),
        ("q=paths&topic=scrap&for=girls", []),
        ("place=XQ", ["A story of help", "Known paths for boys", "Known paths for girls"]),
        ("place=XP", ["A story of help", "Known paths for boys"]),
    ],
)
def test_search_is_narrowed_by_audience_topic_place_and_kind(
    section: Any, hotline: Any, query: str, listed: list[str]
) -> None:
    place = factories.PlaceFactory(pcode="XQ", name_en="Here")
    factories.PlaceFactory(pcode="XP", name_en="There")
    only = {"suitable_for": ()}
    article(section, title="Known paths for girls", made_for=("girls",), scope="places", places=(place,), **only)
    article(section, title="Known paths for boys", made_for=("boys",), topics=("scrap",), **only)
    article(section, StoryPage, title="A story of help", made_for=("girls",), body=FRIENDS, **only)
    assert sorted(titles(found(f"/en/search/?{query}"))) == sorted(listed)


def test_search_that_finds_nothing_offers_ways_on(section: Any) -> None:
    page = found("/en/search/?q=zebra")
    assert "Nothing found." in words(page)
    assert soup(page).select(".doors a")


NAMES = st.sampled_from(["q", "for", "topic", "place", "kind", "year", "publisher", "language", "page"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, st.text(max_size=30), max_size=4), st.sampled_from(["search", "resources", "topics"]))
def test_whatever_is_asked_is_answered(hub: Any, query: dict[str, str], name: str) -> None:
    found(f"/en/{name}/?{urlencode(query)}")
