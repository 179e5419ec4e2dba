"""Nothing leads a reader to where nothing is: hidden pages, empty lists, lists that forget what was asked."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.guidance.models import ResourcePage
from cms.taxonomy.models import PageFacts
from tests import factories
from tests.guidance.articles import article, document, many, translated
from tests.guidance.conftest import path
from tests.guidance.reading import found, links, soup, titles, words
from tests.obliging import approve_as_stored

pytestmark = pytest.mark.django_db
PUBLISHER = "https://publisher.example/x"


@pytest.fixture
def pair(section: Any, hotline: Any, arabic: Any) -> tuple[Any, Any]:
    """An English page and its Arabic translation, each in its section."""
    translated(section, "ar", "خطوات آمنة")
    original = article(section, title="Known paths")
    return original, translated(original, "ar", "طرق معروفة")


def hrefs(address: str) -> list[str]:
    return [str(link["href"]) for link in links(found(address))]


def test_a_version_below_a_section_that_is_offline_is_linked_from_nowhere(pair: tuple[Any, Any]) -> None:
    original, translation = pair
    assert path(translation) in hrefs(path(original))
    Page.objects.get(pk=translation.pk).get_parent().specific.unpublish()
    assert Client().get(path(translation)).status_code == 404
    assert path(translation) not in hrefs(path(original))


def test_what_has_expired_is_not_read_even_before_it_is_taken_offline(pair: tuple[Any, Any]) -> None:
    original, translation = pair
    Page.objects.filter(pk=original.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    for gone in (path(original), path(translation)):
        assert Client().get(gone).status_code == 404
    for address in ("/en/", "/en/for/girls/", "/en/feeds/", "/sitemap-pages-en.xml", "/ar/for/girls/"):
        answer = found(address).content.decode()
        assert path(original) not in answer and path(translation) not in answer, address


def test_what_expires_later_is_read_until_then(pair: tuple[Any, Any]) -> None:
    Page.objects.filter(pk=pair[0].pk).update(expire_at=timezone.now() + datetime.timedelta(hours=1))
    assert f"{path(pair[0])}?for=girls" in hrefs("/en/for/girls/")


def test_places_kept_on_a_page_that_applies_everywhere_bring_no_numbers(section: Any, hotline: Any) -> None:
    place = factories.PlaceFactory(pcode="XY", name_en="Far away")
    factories.HotlineFactory(name_en="Far line", places=[place])
    page = article(section, scope="places", places=(place,))
    assert "Far line" in words(found(path(page)))
    PageFacts.objects.filter(page=page).update(scope="everywhere")
    approve_as_stored(page)
    assert "Far line" not in words(found(path(page)))


@pytest.mark.parametrize("asked", ["for=girls", "for=girls&kind=guidance"])
def test_search_keeps_its_filters_on_the_way_to_another_language(pair: tuple[Any, Any], asked: str) -> None:
    article(pair[0].section, title="English only", made_for=("girls",))
    box = soup(found(f"/ar/search/?{asked}")).select_one(".elsewhere")
    assert box is not None
    (link,) = box.select("a")
    assert "English only" in titles(found(str(link["href"])))
    assert asked in str(link["href"])


def test_resources_of_another_language_are_counted_in_the_digits_of_the_page(
    section: Any, hotline: Any, arabic: Any
) -> None:
    factories.live_home("my")
    translated(section, "my", "ဘေးကင်းသော ခြေလှမ်းများ")
    tool = article(section, ResourcePage, title="A tool", kind="tool", publisher="One", document=document(), year=2020)
    translated(tool, "my", "ကိရိယာ")
    article(section, ResourcePage, title="English only", kind="tool", publisher="One", link=PUBLISHER)
    page = found("/en/resources/?language=my")
    assert titles(page) == ["ကိရိယာ"]
    assert "2020" in words(page) and "There is more in 1 other language" in words(page)
    choices = soup(page).select("select[name=language] option")
    assert [choice.get_text() for choice in choices] == ["English", "မြန်မာဘာသာ"]
    assert [choice["value"] for choice in choices if choice.has_attr("selected")] == ["my"]


def test_lists_without_pages_are_on_no_map_and_not_for_search_engines(pair: tuple[Any, Any]) -> None:
    article(pair[0].section, title="Scrap", topics=("scrap",))
    english, arabic = (found(f"/sitemap-lists-{code}.xml").content.decode() for code in ("en", "ar"))
    assert "/en/topics/scrap/" in english and "/ar/topics/scrap/" not in english + arabic
    assert "/en/stories/" not in english
    for address, hidden in (("/ar/topics/scrap/", True), ("/en/topics/scrap/", False)):
        assert bool(soup(found(address)).select_one('meta[name="robots"][content="noindex"]')) is hidden


def test_the_second_screen_of_a_section_has_an_address_of_its_own(section: Any, hotline: Any) -> None:
    many(section, 25)
    canonical = soup(found(f"{path(section)}?page=2")).select_one("link[rel=canonical]")
    assert canonical is not None and str(canonical["href"]).endswith(f"{path(section)}?page=2")


def test_two_pages_with_one_address_in_two_languages_are_both_offered(section: Any, hotline: Any, arabic: Any) -> None:
    factories.live_home("fr")
    arabic_section, french_section = translated(section, "ar", "خطوات آمنة"), translated(section, "fr", "Pas à pas")
    for page_section, title in ((section, "One"), (french_section, "Un autre")):
        original = article(page_section, title=title, slug="same")
        translated(original, "ar", f"{title} عربي", slug=f"arabic-{page_section.locale.language_code}")
    response = Client().get(f"/ar/{arabic_section.slug}/same/")
    assert response.status_code == 404
    assert {"One", "Un autre"} <= set(soup(response).select_one("main").stripped_strings)  # type: ignore[union-attr]  # there is one


def test_a_title_pasted_from_slides_breaks_no_feed(section: Any, hotline: Any) -> None:
    page = article(section, title="A safe\x0blesson")
    assert "A safe lesson" in found("/en/feeds/").content.decode()
    assert f"/p/{page.pk}</id>" in found("/en/feeds/").content.decode()
