"""For machines: maps with every language of a page, canonical addresses, Open Graph, schema.org, feeds, robots.txt, security.txt."""

import datetime
import xml.etree.ElementTree as ElementTree
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from cms.guidance import sitemaps
from cms.guidance.models import StoryPage
from tests import factories
from tests.guidance.articles import article, many, picture, translated
from tests.guidance.conftest import Site, path
from tests.guidance.reading import found, soup, words

pytestmark = [pytest.mark.once, pytest.mark.django_db]
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
ATOM = "{http://www.w3.org/2005/Atom}"


def tree(address: str) -> ElementTree.Element:
    """The answer as XML that we wrote ourselves."""
    return ElementTree.fromstring(found(address).content)  # noqa: S314  # our own answer


def own_path(address: str | None) -> str:
    """The path of one of our whole addresses."""
    assert address is not None and address.startswith(settings.SITE_URL + "/"), address
    return address.removeprefix(settings.SITE_URL)


def maps() -> list[str]:
    return [urlsplit(entry.text or "").path for entry in tree("/sitemap.xml").iter(f"{MAP}loc")]


def entries() -> dict[str, dict[str, str]]:
    """Path of every address in the maps to its alternates by language."""
    listed = {}
    for one in maps():
        for url in tree(one).iter(f"{MAP}url"):
            location = url.find(f"{MAP}loc")
            assert location is not None
            links = {str(link.get("hreflang")): own_path(link.get("href")) for link in url.iter(LINK)}
            listed[own_path(location.text)] = links
    return listed


def test_the_maps_hold_every_page_in_every_live_language_with_its_versions(site: Site) -> None:
    listed = entries()
    for code in ("en", "ar"):
        for kind in site.ids[code]:
            assert site.address(kind, code) in listed
    guidance = {code: site.address("guidance", code) for code in ("en", "ar")}
    assert listed[guidance["en"]] == listed[guidance["ar"]] == guidance | {"x-default": guidance["en"]}
    only = path(site.only("ar"))
    assert listed[only] == {"ar": only, "x-default": only}
    assert "/en/for/girls/" in listed and "/ar/topics/safe-paths/" in listed
    assert not [address for address in listed if "/search/" in address or address.startswith("/fr/")]


def test_every_address_of_the_maps_answers(site: Site) -> None:
    for address in entries():
        assert Client().get(address).status_code == 200, address


def test_what_is_no_longer_for_readers_leaves_the_maps(section: Any, hotline: Any) -> None:
    page = article(section, title="Soon gone")
    assert path(page) in entries()
    page.unpublish()
    assert path(page) not in entries()


def test_a_map_holds_so_many_and_asks_no_more_for_more(
    section: Any, hotline: Any, monkeypatch: Any, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(sitemaps.LanguageSitemap, "limit", 10)
    many(section, 25)
    assert [one for one in maps() if "pages-en" in one] and len(
        tree("/sitemap-pages-en.xml?p=3").findall(f"{MAP}url")
    ) > 0
    with django_assert_max_num_queries(6):
        found("/sitemap-pages-en.xml")
    assert Client().get("/sitemap-pages-en.xml?p=99").status_code == 404
    assert Client().get("/sitemap-pages-xx.xml").status_code == 404


def test_the_map_of_maps_asks_no_more_for_more_languages(site: Site, django_assert_max_num_queries: Any) -> None:
    for code in ("es", "uk", "my"):
        factories.live_home(code)
    with django_assert_max_num_queries(7):
        assert len(maps()) == 10


def head(address: str) -> dict[str, str]:
    page = soup(found(address))
    return {str(meta["property"]): str(meta["content"]) for meta in page.select("meta[property]")}


def test_a_shared_link_shows_title_words_and_picture(section: Any, hotline: Any) -> None:
    page = article(section, title="Walk on known paths", cover=picture(), cover_alt="People on a path")
    said = head(path(page))
    assert said["og:title"] == "Walk on known paths"
    assert said["og:description"] == page.standfirst
    assert said["og:url"] == settings.SITE_URL + path(page)
    assert said["og:image"].startswith(settings.SITE_URL) and said["og:image:alt"] == "People on a path"
    assert Client().get(own_path(said["og:image"])).status_code == 200


def test_a_page_without_a_cover_is_shared_with_the_sites_picture(section: Any, hotline: Any) -> None:
    assert "share" in head(path(article(section, title="No cover")))["og:image"]


def test_a_picture_without_consent_is_not_shared(section: Any, hotline: Any) -> None:
    shown = picture()
    page = article(section, title="Walk on known paths", cover=shown, cover_alt="People on a path")
    shown.consent = "withdrawn"
    shown.save()
    assert "share" in head(path(page))["og:image"]


def test_schema_org_is_told_for_whom_and_where(section: Any, hotline: Any) -> None:
    place = factories.PlaceFactory(pcode="XZ", name_en="Talomira")
    page = article(section, title="Paths", made_for=("girls",), suitable_for=(), scope="places", places=(place,))
    marked = soup(found(path(page)))
    assert marked.select_one('[itemtype="https://schema.org/Article"]') is not None
    said = {str(one["itemprop"]): one.get("content") for one in marked.select("meta[itemprop]")}
    assert said["suggestedGender"] == "female" and said["suggestedMaxAge"] == "17"
    assert said["inLanguage"] == "en"
    assert "Talomira" in [one.get("content") for one in marked.select('[itemprop="spatialCoverage"]')]


def feed(address: str) -> list[str | None]:
    return [title.text for title in tree(address).iterfind(f"{ATOM}entry/{ATOM}title")]


def test_feeds_hold_the_newest_of_a_language_and_of_an_audience(section: Any, hotline: Any) -> None:
    article(section, title="For boys", made_for=("boys",), suitable_for=())
    article(section, StoryPage, title="For girls", made_for=("girls",), suitable_for=(), sample=True)
    assert feed("/en/feeds/")[:2] == ["Sample: For girls", "For boys"]
    assert feed("/en/feeds/girls/")[0] == "Sample: For girls" and "For boys" not in feed("/en/feeds/girls/")
    assert not {"Sample: For girls", "For boys"} & set(feed("/en/feeds/men/"))
    assert Client().get("/en/feeds/everyone/").status_code == 404
    assert found("/en/feeds/").headers["Content-Type"].startswith("application/atom+xml")


def test_a_feed_is_in_its_language_and_leads_to_whole_addresses(section: Any, hotline: Any, arabic: Any) -> None:
    factories.live_home("ar")
    translated(section, "ar", "خطوات آمنة")
    page = translated(article(section, title="Paths"), "ar", "طرق")
    root = tree("/ar/feeds/")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    link = root.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None and own_path(link.get("href")) == path(page)


def test_feeds_are_offered_on_every_page_and_the_audiences_on_its_door(site: Site) -> None:
    def offered(kind: str) -> str:
        link = soup(found(site.address(kind))).select_one('link[type="application/atom+xml"]')
        assert link is not None
        return urlsplit(str(link["href"])).path

    assert offered("guidance") == "/en/feeds/"
    assert offered("door") == "/en/feeds/girls/"


def test_robots_are_led_to_the_map_and_kept_from_searches(home: Any) -> None:
    said = found("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in said
    assert "Disallow: /*/search/" in said and "Disallow: /admin/" in said


def test_security_txt_says_whom_to_tell_and_is_not_there_without(home: Any, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""
    assert Client().get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    said = dict(line.split(": ", 1) for line in found("/.well-known/security.txt").content.decode().splitlines())
    assert said["Contact"] == "mailto:security@example.org"
    expires = datetime.datetime.fromisoformat(said["Expires"])
    assert datetime.timedelta(days=90) < expires - timezone.now() < datetime.timedelta(days=365)


def test_filtered_lists_and_searches_are_not_for_search_engines(site: Site) -> None:
    for kind in ("search form", "search results", "resources filtered"):
        assert soup(found(site.address(kind))).select_one('meta[name="robots"][content*="noindex"]'), kind
    for kind in ("resources", "guidance", "home", "door"):
        assert not soup(found(site.address(kind))).select_one('meta[name="robots"]'), kind


def test_a_page_of_a_list_is_its_own_canonical_address(section: Any, hotline: Any) -> None:
    many(section, 45)
    link = soup(found("/en/for/girls/?page=2&utm=x")).select_one("link[rel=canonical]")
    assert link is not None and own_path(str(link["href"])) == "/en/for/girls/?page=2"
    assert "Screen 2 of 3" in words(found("/en/for/girls/?page=2"))
