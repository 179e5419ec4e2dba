"""Ways in: topics, situations, places, stories, campaigns. Each leads to its pages, says where there is more, and never to nothing."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.guidance.models import CampaignPage, StoryPage
from cms.taxonomy.models import Place
from tests import factories
from tests.guidance.articles import article, translated
from tests.guidance.conftest import path
from tests.guidance.reading import found, links, soup, titles, words

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def land(db: None) -> dict[str, Place]:
    """A country, two areas in it, a district in the first."""
    country = factories.PlaceFactory(pcode="XZ", iso3="XZZ", name_en="Talomira")
    first = factories.PlaceFactory(pcode="XZ01", iso3="XZZ", level=1, parent=country, name_en="Banoka")
    second = factories.PlaceFactory(pcode="XZ02", iso3="XZZ", level=1, parent=country, name_en="Romeda")
    district = factories.PlaceFactory(pcode="XZ0101", iso3="XZZ", level=2, parent=first, name_en="Tesola")
    return {"country": country, "first": first, "second": second, "district": district}


def hrefs(response: Any) -> list[str]:
    return [str(link["href"]) for link in links(response)]


def groups(response: Any) -> dict[str, list[str]]:
    """Heading to the titles under it."""
    return {
        heading.get_text(" ", strip=True): [
            one.get_text(" ", strip=True) for one in heading.parent.select("li.tile h3")
        ]
        for heading in soup(response).select("main h2")
        if heading.parent is not None and heading.parent.select("li.tile h3")
    }


@pytest.mark.parametrize(
    ("index", "way", "facts"),
    [
        ("/en/topics/", "/en/topics/scrap/", {"topics": ("scrap",)}),
        ("/en/situations/", "/en/situations/farmers/", {"situations": ("farmers",)}),
    ],
)
def test_a_topic_and_a_situation_lead_to_their_pages_and_are_offered_only_where_there_are_any(
    section: Any, hotline: Any, index: str, way: str, facts: Any
) -> None:
    assert way not in hrefs(found(index))
    assert titles(found(way)) == []
    assert "Nothing is published here yet." in words(found(way))
    article(section, title="Under it", **facts)
    article(section, title="Not under it")
    assert way in hrefs(found(index))
    assert titles(found(way)) == ["Under it"]
    assert index in hrefs(found(way))


@pytest.mark.parametrize(
    "address", ["/en/topics/nothing/", "/en/situations/nothing/", "/en/places/ZZ99/", "/en/for/everyone/"]
)
def test_a_way_that_is_not_there_is_not_found(home: Any, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_the_home_offers_the_topics_that_have_pages_and_the_other_ways(section: Any, hotline: Any) -> None:
    article(section, title="Earn in a safer way", topics=("scrap",))
    before = [str(link["href"]) for link in soup(found("/en/")).select("main a")]
    assert "/en/topics/scrap/" in before and "/en/topics/back-to-school/" not in before
    assert "/en/places/" in before and "/en/stories/" not in before
    article(section, StoryPage, title="How we found help")
    assert "/en/stories/" in hrefs(found("/en/"))


def test_a_place_lists_what_is_for_it_then_for_places_in_it_then_what_applies_everywhere(
    section: Any, hotline: Any, land: dict[str, Place]
) -> None:
    article(section, title="For the country", scope="places", places=(land["country"],))
    article(section, title="For Banoka", scope="places", places=(land["first"],))
    article(section, title="For Tesola", scope="places", places=(land["district"],))
    article(section, title="For Romeda", scope="places", places=(land["second"],))
    article(section, title="Everywhere")
    assert groups(found("/en/places/XZ01/")) == {
        "For this place": ["For Banoka", "For the country"],
        "For some places inside it": ["For Tesola"],
        "Applies everywhere, here too": ["Everywhere"],
    }
    assert titles(found("/en/places/XZ0101/")) == ["For Tesola", "For Banoka", "For the country", "Everywhere"]


def test_places_are_nested_and_lead_up_and_down(section: Any, land: dict[str, Place]) -> None:
    assert {"/en/places/XZ/", "/en/places/XZ01/"} <= set(hrefs(found("/en/places/")))
    middle = hrefs(found("/en/places/XZ01/"))
    assert {"/en/places/", "/en/places/XZ/", "/en/places/XZ0101/"} <= set(middle)
    assert "/en/places/XZ02/" not in middle
    assert Client().get("/en/places/xz01/")["Location"] == "/en/places/XZ01/"


def test_a_place_that_kept_its_mark_on_a_page_that_applies_everywhere_is_listed_once(
    section: Any, hotline: Any, land: dict[str, Place]
) -> None:
    article(section, title="Everywhere", scope="everywhere", places=(land["first"],))
    assert titles(found("/en/places/XZ01/")) == ["Everywhere"]


def test_the_numbers_of_a_place_come_first_on_its_list(section: Any, land: dict[str, Place]) -> None:
    factories.HotlineFactory(name_en="Everyone's line", number="+1 555 555 0177")
    factories.HotlineFactory(name_en="Banoka line", number="+1 555 555 0178", places=[land["first"]])
    shown = soup(found("/en/places/XZ01/")).select_one("aside.callbar a")
    assert shown is not None and shown["href"] == "tel:+15555550178"


def test_campaigns_of_today_come_before_those_to_come_and_past_ones(section: Any, hotline: Any) -> None:
    today = timezone.localdate()
    article(section, CampaignPage, title="Past", starts_on=today - 9 * A_DAY, ends_on=today - A_DAY)
    article(section, CampaignPage, title="Coming", starts_on=today + A_DAY, ends_on=today + 9 * A_DAY)
    article(section, CampaignPage, title="Last day", starts_on=today - 9 * A_DAY, ends_on=today)
    article(section, CampaignPage, title="First day", starts_on=today, ends_on=today + 9 * A_DAY)
    article(section, CampaignPage, title="Always")
    assert groups(found("/en/campaigns/")) == {
        "Now": ["Always", "First day", "Last day"],
        "Coming": ["Coming"],
        "Past": ["Past"],
    }


def test_stories_are_listed_alone(section: Any, hotline: Any) -> None:
    article(section, title="Guidance")
    article(section, StoryPage, title="How we found help")
    assert titles(found("/en/stories/")) == ["How we found help"]


def test_a_list_says_in_how_many_other_languages_there_is_more(section: Any, hotline: Any, arabic: Any) -> None:
    factories.live_home("ar")
    translated(section, "ar", "خطوات آمنة")
    both = article(section, title="In both", topics=("scrap",))
    translated(both, "ar", "في كلتيهما")
    for number in range(3):
        article(section, title=f"Only English {number}", topics=("scrap",))
    assert "There is more" not in words(found("/en/topics/scrap/"))
    more = soup(found("/ar/topics/scrap/")).select_one(".elsewhere")
    assert more is not None
    link = more.select_one("a")
    assert link is not None and link["href"] == "/en/topics/scrap/"
    assert "English" in link.get_text() and "3" in more.get_text()


def test_more_in_a_language_whose_home_is_a_draft_is_not_offered(section: Any, hotline: Any, arabic: Any) -> None:
    article(section, title="Only English", topics=("scrap",))
    assert soup(found("/en/topics/scrap/")).select_one(".elsewhere") is None


def test_a_door_leads_to_the_sections_for_its_audience_first_by_the_address_alone(section: Any, hotline: Any) -> None:
    body = [
        factories.card(words="For everyone"),
        ("section", {"heading": "Only for boys", "audiences": ["boys"], "parts": [factories.card(words="Boys")]}),
        ("section", {"heading": "Only for girls", "audiences": ["girls"], "parts": [factories.card(words="Girls")]}),
    ]
    page = article(section, title="Playing safely", body=body, made_for=("girls", "boys"))
    assert f"{path(page)}?for=girls" in hrefs(found("/en/for/girls/"))

    def order(address: str) -> list[str]:
        text = words(found(address))
        return sorted(("For everyone", "Only for boys", "Only for girls"), key=text.index)

    assert order(path(page)) == ["For everyone", "Only for boys", "Only for girls"]
    assert order(f"{path(page)}?for=girls") == ["Only for girls", "For everyone", "Only for boys"]
    assert order(f"{path(page)}?for=nobody") == order(path(page))
    assert "/en/for/girls/" in hrefs(found(f"{path(page)}?for=girls"))


def test_a_page_reached_through_a_door_is_the_same_page_for_machines(section: Any, hotline: Any) -> None:
    page = article(section, title="Playing safely", made_for=("girls",))
    canonical = soup(found(f"{path(page)}?for=girls")).select_one("link[rel=canonical]")
    assert canonical is not None and str(canonical["href"]).endswith(path(page))
