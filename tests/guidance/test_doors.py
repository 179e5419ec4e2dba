"""The four doors: pages made for an audience come before those that suit it, and never another language's."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from cms.taxonomy.models import Audience
from tests import factories
from tests.guidance.articles import article, many, translated
from tests.guidance.reading import found, picker, soup, titles, words

pytestmark = pytest.mark.django_db
# What a page number may look like, and the screen it gives of three.
NUMBERS = [
    ("", 1),
    ("0", 1),
    ("-1", 1),
    ("abc", 1),
    ("1e1", 1),
    ("1.5", 1),
    ("²", 1),
    ("٢", 2),
    (" 2 ", 2),
    ("%00", 1),
    ("2", 2),
    ("3", 3),
    ("4", 3),
    ("9999999999999999999999", 3),
    ("9" * 6000, 3),
]


@pytest.fixture
def articles(section: Any, hotline: Any) -> dict[str, Page]:
    """Three pages, the newest last."""
    return {
        "for girls": article(section, title="For girls", made_for=("girls",), suitable_for=()),
        "for women and girls": article(section, title="For women", made_for=("women",), suitable_for=("girls",)),
        "for boys and men": article(section, title="For boys", made_for=("boys",), suitable_for=("men",)),
    }


@pytest.mark.parametrize("code", Audience.CODES)
def test_every_audience_has_a_door_with_the_pages_made_for_it_before_those_that_suit_it(
    articles: dict[str, Page], code: str
) -> None:
    response = found(f"/en/for/{code}/")
    shown = {"girls": ["For girls", "For women"], "women": ["For women"], "boys": ["For boys"], "men": ["For boys"]}
    assert titles(response) == shown[code]
    headings = [heading.get_text(strip=True) for heading in soup(response).select("main h2")]
    expected = {
        "girls": ["Made for girls", "Also suitable for girls"],
        "women": ["Made for women"],
        "boys": ["Made for boys"],
        "men": ["Also suitable for men"],
    }
    assert headings[: len(expected[code])] == expected[code]


def test_an_older_page_made_for_an_audience_comes_before_a_newer_one_that_suits_it(articles: dict[str, Page]) -> None:
    assert articles["for girls"].first_published_at < articles["for women and girls"].first_published_at
    heading = soup(found("/en/for/girls/")).find("h2", string="Made for girls")
    assert heading is not None and heading.parent is not None
    assert [title.get_text(strip=True) for title in heading.parent.select("h3")] == ["For girls"]


@pytest.mark.parametrize("code", ["children", "Women", "everyone", "girl", "%00", "x" * 300])
def test_there_is_no_fifth_door(articles: dict[str, Page], code: str) -> None:
    assert Client().get(f"/en/for/{code}/").status_code == 404


def test_a_door_leads_to_pages_of_its_language_only(articles: dict[str, Page], arabic: Any) -> None:
    assert titles(found("/ar/for/girls/")) == []
    assert "لا يوجد" in words(found("/ar/for/girls/")) or soup(found("/ar/for/girls/")).select_one("p.box") is not None
    translated(articles["for girls"].get_parent(), "ar", "خطوات")
    translated(articles["for girls"], "ar", "للفتيات")
    assert titles(found("/ar/for/girls/")) == ["للفتيات"]
    assert picker(found("/en/for/girls/"))["ar"]["href"] == "/ar/for/girls/"


def test_a_draft_is_behind_no_door(articles: dict[str, Page]) -> None:
    articles["for girls"].unpublish()
    assert titles(found("/en/for/girls/")) == ["For women"]


def test_a_change_of_audience_in_a_draft_changes_no_door_before_it_is_published(articles: dict[str, Page]) -> None:
    page = articles["for girls"]
    factories.give_facts(page, made_for=("men",), suitable_for=())
    page.save_revision()
    assert titles(found("/en/for/men/")) == ["For boys"]
    assert "For girls" in titles(found("/en/for/girls/"))
    page.get_latest_revision().publish()
    assert titles(found("/en/for/men/")) == ["For girls", "For boys"]


@pytest.fixture
def forty_five(section: Any, hotline: Any) -> str:
    """Three screens of pages."""
    many(section, 45)
    return "/en/for/girls/"


def test_a_page_number_that_is_none_or_too_small_gives_the_first_screen_and_too_large_the_last(forty_five: str) -> None:
    section = soup(found(forty_five)).select_one("li.tile a")
    assert section is not None
    for address, numbers in ((forty_five, NUMBERS), (str(section["href"]).rsplit("/", 2)[0] + "/", NUMBERS[5:9])):
        for number, screen in numbers:
            response = found(f"{address}?page={number}")
            shown = soup(response).select_one("nav.pages span")
            assert shown is not None and shown.get_text() == f"Screen {screen} of 3", (address, number[:30])
            assert len(titles(response)) == (20, 20, 5)[screen - 1]


def test_the_screens_show_every_page_once(forty_five: str) -> None:
    shown = [title for number in (1, 2, 3) for title in titles(found(f"{forty_five}?page={number}"))]
    assert len(shown) == len(set(shown)) == 45
    middle = soup(found(f"{forty_five}?page=2"))
    assert [link["rel"] for link in middle.select("nav.pages a")] == [["prev"], ["next"]]
