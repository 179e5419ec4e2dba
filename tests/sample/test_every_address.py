"""What holds for every address of the sample's maps, in every language. All are asked once; each test names every fault it finds."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from wagtail.models import Page

from cms import languages
from cms.guidance.addresses import SECTION_DEPTH
from cms.guidance.models import ResourcePage
from cms.sample.files import LANGUAGES
from tests.sample import walking
from tests.sample.outline import Fragment
from tests.sample.walking import AT_MOST_QUERIES, Visit, answers, is_own, path_of, visits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]

# Letters of a script to the languages of the sample that write in it.
SCRIPTS = {
    re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]"): {"ar"},
    re.compile(r"[\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff]"): {"my"},
    re.compile(r"[\u0400-\u04ff]"): {"uk"},
}
LATIN = {"en", "fr", "es"}
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{3,}")
# Names that are written so in every language.
NAMES = {"Safelane", "WhatsApp", "SMS", "PDF", "IMAS", "IASC", "cookie"}
# Words that every English sentence has and that no text in French or Spanish holds.
ENGLISH = re.compile(r"\b(the|and|you|your|with|this|what|where|who|from|they|of|to)\b", re.IGNORECASE)


def faults(of: Callable[[Visit], Iterator[Any]]) -> dict[str, list[Any]]:
    """What is wrong, by address; empty if nothing is."""
    found = {address: list(of(visit)) for address, visit in visits().items()}
    return {address: wrong for address, wrong in found.items() if wrong}


def test_every_address_answers_in_its_language_and_direction() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        html = visit.page.html
        said = (visit.status, html.get("lang"), html.get("dir"), visit.headers.get("Content-Language"))
        if said != (200, visit.code, languages.direction(visit.code), visit.code):
            yield said

    assert not faults(wrong)


def test_all_languages_of_the_sample_and_all_kinds_of_lists_are_on_the_maps() -> None:
    counted = Counter(visit.code for visit in visits().values())
    assert set(counted) == set(LANGUAGES)
    assert all(number >= 30 for number in counted.values()), counted
    paths = {path_of(address).split("/", 2)[2] for address in visits()}
    lists = {"", "topics/", "situations/", "places/", "resources/", "stories/", "campaigns/", "hotlines/"}
    assert lists | {f"for/{code}/" for code in ("women", "girls", "boys", "men")} <= paths


def test_no_address_stands_twice_on_the_maps() -> None:
    assert [
        address for address, number in Counter(entry.address for entry in walking.entries()).items() if number > 1
    ] == []


def test_headings_begin_with_the_one_of_the_page_and_leave_no_level_out() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        levels = visit.page.headings
        if levels.count(1) != 1 or levels[0] != 1 or any(b > a + 1 for a, b in pairwise(levels)):
            yield levels

    assert not faults(wrong)


def test_every_page_names_its_own_address_as_the_canonical_one() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        if visit.page.related("canonical") != [visit.address]:
            yield visit.page.related("canonical")

    assert not faults(wrong)


def test_no_page_asks_the_database_more_than_eighteen_times() -> None:
    assert not {address: visit.queries for address, visit in visits().items() if visit.queries > AT_MOST_QUERIES}


def test_no_page_sets_a_cookie_or_differs_by_one() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        yield from visit.cookies
        if "cookie" in visit.headers.get("Vary", "").lower():
            yield visit.headers["Vary"]

    assert not faults(wrong)


def test_nothing_is_inline_and_the_only_script_can_be_done_without() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        yield from visit.page.forbidden
        yield from (script for script in visit.page.scripts if script != {"src": "/static/share.js", "defer": ""})

    assert not faults(wrong)


def test_elements_have_ids_of_their_own_and_point_to_ones_that_are_there() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        page = visit.page
        yield from (name for name, number in Counter(page.ids).items() if number > 1)
        within = [link["href"][1:] for link in page.links if link["href"].startswith("#")]
        yield from {*page.pointed_to, *within} - set(page.ids)

    assert not faults(wrong)


def test_every_picture_keeps_its_room_and_has_words_or_says_that_it_needs_none() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        for image in visit.page.images:
            if "alt" not in image or not image.get("width", "").isdecimal() or not image.get("height", "").isdecimal():
                yield image

    assert not faults(wrong)


def test_everything_a_page_links_to_on_this_site_is_there() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        for link in visit.page.links:
            if is_own(link["href"]) and not link["href"].startswith("#"):
                found = answers(_joined(visit, link["href"]))
                if found:
                    yield link["href"], found

    assert not faults(wrong)


def test_everything_a_page_loads_is_there_and_comes_from_this_site() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        for address in visit.page.loaded:
            found = answers(_joined(visit, address)) if is_own(address) else "elsewhere"
            if found:
                yield address, found

    assert visits() and not faults(wrong)


def _joined(visit: Visit, href: str) -> str:
    """An address as the browser understands it on that page."""
    return path_of(visit.address) + href if href.startswith("?") else href


def test_links_leave_the_site_only_to_a_publisher_and_to_pass_a_page_on() -> None:
    publishers = set(ResourcePage.objects.live().exclude(link="").values_list("link", flat=True))

    def wrong(visit: Visit) -> Iterator[Any]:
        for link in visit.page.links:
            href = link["href"]
            if is_own(href) or href.startswith("tel:+1555555"):
                continue
            known = href in publishers or href.startswith(("https://wa.me/?text=", "sms:?&body="))
            if not known or link.get("rel") != "noreferrer":
                yield href

    assert publishers
    assert not faults(wrong)


def test_what_is_passed_on_is_the_title_and_the_short_address() -> None:
    passed_on = 0
    for visit in visits().values():
        whatsapp, sms = (
            [link["href"] for link in visit.page.links if link["href"].startswith(start)]
            for start in ("https://wa.me/", "sms:")
        )
        for href in whatsapp:
            (text,) = parse_qs(urlsplit(href).query)["text"]
            title, short = text.split("\n")
            assert any(fragment.text == " ".join(title.split()) for fragment in visit.page.fragments), title
            assert "/p/" in short and is_own(short), href
            assert walking.get(short)["Location"] == path_of(visit.address)
            assert parse_qs(sms[0].removeprefix("sms:?&"))["body"] == [text]
            passed_on += 1
    assert passed_on == Page.objects.live().filter(depth__gt=SECTION_DEPTH).count()


def test_every_text_in_another_language_says_so() -> None:
    def wrong(visit: Visit) -> Iterator[Any]:
        yield from (fragment for fragment in visit.page.fragments if _is_foreign(fragment, visit.code))

    assert not faults(wrong)


def _is_foreign(fragment: Fragment, code: str) -> bool:
    """Whether a text stands in a script or a direction that the elements around it do not speak of."""
    for letters, written_by in SCRIPTS.items():
        if letters.search(fragment.text) and fragment.lang not in written_by:
            return True
    if fragment.lang not in LATIN and not fragment.apart:
        if set(LATIN_WORD.findall(fragment.text)) - NAMES:
            return True
    if fragment.lang in {"fr", "es"} and ENGLISH.search(fragment.text) and not fragment.apart:
        return True
    # Inside another language than the page's the direction is that language's, or found by the browser.
    return fragment.lang != code and fragment.dir not in {languages.direction(fragment.lang), "auto"}
