"""Queries: at most eighteen for any page, and no more with two hundred pages than with ten."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from cms.guidance.models import CampaignPage, GuidancePage, HomePage, ResourcePage, StoryPage
from cms.search.indexing import rebuild
from tests import factories
from tests.guidance.articles import (
    article,
    cards_with,
    described,
    document,
    many,
    picture,
    published,
    recording,
    text,
)
from tests.guidance.conftest import KINDS, Site, path
from tests.guidance.keeping import rows_kept
from tests.guidance.reading import found, soup, titles
from tests.obliging import approve_as_stored

pytestmark = pytest.mark.django_db
STEPS = [{"pictogram": "stop", "words": "Stop"}, {"pictogram": "walk-back", "words": "Go back"}]
AT_MOST = 18
ALL_KINDS = (GuidancePage, StoryPage, ResourcePage, CampaignPage)


def queries(address: str) -> list[str]:
    """What a request asks the database, in a process that has answered before: the start of each query, without its columns."""
    Client().get(address)
    with CaptureQueriesContext(connection) as asked:
        Client().get(address)
    return [re.sub(r"^SELECT .*? FROM ", "", query["sql"])[:110] for query in asked.captured_queries]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", ["en", "ar"])
def test_no_kind_of_page_asks_more_than_eighteen_times(site: Site, kind: str, code: str) -> None:
    asked = queries(site.address(kind, code))
    assert len(asked) <= AT_MOST, "\n".join(asked)


@pytest.mark.parametrize("address", ["/", "/xx/", "/fr/", "/p/{page}/", "/p/0/", "/healthz"])
def test_other_addresses_ask_no_more(site: Site, address: str) -> None:
    assert len(queries(address.format(page=site.page("guidance").pk))) <= AT_MOST


def lists(home: HomePage, section: Any) -> dict[str, str]:
    return {
        "home": "/en/",
        "section": path(section),
        "second screen of the section": f"{path(section)}?page=2",
        "door": "/en/for/girls/",
        "second screen of the door": "/en/for/boys/?page=2",
        "search": "/en/search/?q=zebra",
        "second screen of the search": "/en/search/?q=zebra&page=2",
    }


@pytest.fixture(scope="module")
def grown(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, media_folder: Any
) -> Iterator[dict[str, list[int]]]:
    """How often each list asks with 10, then with 200 pages of all four kinds, each with a cover and several places."""
    with rows_kept(django_db_blocker):
        factories.HotlineFactory()
        home = published(HomePage.objects.get(locale__language_code="en"))
        section = factories.section_under(home)
        cover = picture()
        asked: dict[str, list[int]] = {}
        for number in (10, 190):
            many(section, number, *ALL_KINDS, cover=cover, cover_alt="A path")
            rebuild()
            assert titles(found("/en/search/?q=zebra"))
            for name, address in lists(home, section).items():
                asked.setdefault(name, []).append(len(queries(address)))
        yield asked


@pytest.mark.parametrize("name", ["home", "section", "door", "search"])
def test_a_list_asks_no_more_with_two_hundred_pages_than_with_ten(grown: dict[str, list[int]], name: str) -> None:
    few, lots = grown[name]
    assert lots <= few <= AT_MOST


@pytest.mark.parametrize("name", ["section", "door", "search"])
def test_a_later_screen_asks_no_more_either(grown: dict[str, list[int]], name: str) -> None:
    assert grown[f"second screen of the {name}"][1] <= AT_MOST


def everything(section: Any, pictures: int, *more: tuple[str, Any]) -> Any:
    """A page with every kind of part that names no other page, so many picture cards in sections, and more parts if given."""
    shown = [picture(f"Picture {number}") for number in range(pictures)]
    place = factories.PlaceFactory(pcode=f"X{pictures}", name_en="Somewhere")
    inner = factories.PlaceFactory(pcode=f"X{pictures}01", level=1, parent=place)
    body = [
        *[
            ("section", {"heading": f"Part {number}", "audiences": ["girls"], "parts": cards_with(half)})
            for number, half in enumerate([shown[::2], shown[1::2]])
        ],
        *[factories.card(kind) for kind in ("do", "dont", "warning")],
        ("steps", {"heading": "", "steps": STEPS, "audiences": []}),
        text(),
        ("callout", {"tone": "note", "words": "Stay away.", "audiences": ["men"]}),
        ("question", {"question": "Why?", "answer": "<p>So.</p>", "audiences": []}),
        ("picture", {"picture": described(shown[-1]), "caption": "A path"}),
        ("listen", {"recording": recording()}),
        ("hotline", {"hotline": factories.HotlineFactory(places=[inner])}),
        ("file", {"document": document(), "words": "A poster"}),
        *more,
    ]
    facts: dict[str, Any] = {
        "scope": "places",
        "places": (place, inner),
        "topics": ("reporting", "safe-paths"),
        "made_for": ("girls",),
    }
    return article(section, title=f"All of it {pictures}", body=body, cover=shown[0], cover_alt="A path", **facts)


def related(section: Any) -> tuple[str, Any]:
    """A page of each kind to read next."""
    needed = {ResourcePage: {"publisher": "Example", "link": "https://publisher.example/"}}
    return "related", {
        "pages": [article(section, kind, title=kind.__name__, **needed.get(kind, {})) for kind in ALL_KINDS]
    }


def links_to(pages: list[Any]) -> tuple[str, Any]:
    """A text with a link to each page."""
    return text("".join(f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>' for page in pages))


def test_a_page_with_thirty_pictures_and_every_kind_of_part_asks_as_often_as_with_two(site: Site) -> None:
    asked = {number: queries(path(everything(site.page("section"), number))) for number in (2, 30)}
    assert len(asked[30]) == len(asked[2])
    assert len(asked[30]) <= AT_MOST, "\n".join(asked[30])


def test_with_pages_of_every_kind_to_read_next_it_asks_no_more(site: Site) -> None:
    section = site.page("section")
    asked = queries(path(everything(section, 2, related(section))))
    assert len(asked) <= AT_MOST, "\n".join(asked)


def test_ten_links_in_a_text_ask_no_more_than_one(site: Site) -> None:
    section = site.page("section")
    pages = many(section, 10)
    one, ten = (
        len(queries(path(article(section, title=f"{len(some)} links", body=[factories.card(), links_to(some)]))))
        for some in (pages[:1], pages)
    )
    assert ten == one


def test_every_picture_of_such_a_page_is_shown(site: Site) -> None:
    response = found(path(everything(site.page("section"), 5)))
    assert len(soup(response).select(".card img")) == 5


def test_links_to_files_in_many_texts_ask_once(section: Any, hotline: Any) -> None:
    leaflets = [document() for _number in range(12)]
    body = [text(f'<p><a linktype="document" id="{one.pk}">Leaflet</a></p>') for one in leaflets]
    page = article(section, title="Leaflets", body=body)
    assert len(queries(path(page))) <= AT_MOST
    addresses = [str(link["href"]) for link in soup(found(path(page))).select("main .prose a")]
    assert addresses == [one.url for one in leaflets]
    leaflets[0].delete()
    approve_as_stored(page)
    assert len(soup(found(path(page))).select("main .prose a[href]")) == len(leaflets) - 1
