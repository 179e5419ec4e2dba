"""The sample: whole in three languages, marked, fictional, loaded once, counted from the day of installation."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.guidance.pictograms import LABELS
from cms.library.consent import Consent
from cms.library.models import Picture
from cms.publishing.door import reasons
from cms.sample.loading import FOLDER, _read, is_loaded, load
from cms.taxonomy.facts import facts_of
from cms.taxonomy.models import Audience, PageFacts, Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
CODES = ("en", "ar", "my")
PAGES = ("collecting-water-and-firewood", "do-not-touch-report-it", "know-the-warning-signs", "playing-safely")
NOTICES = {"en": "This is a sample. It is not approved: do not rely on it."}
# No technical detail: no long number and no measure, in digits and units of any of the scripts.
MEASURE = re.compile(
    r"\d{2}|\d[.,٫]\d|\d\s*(mm|cm|km|m|kg|g|lb|ft|inch|metres?|meters?|kilo|volt|سم|ملم|متر|كيلو|كغ|غرام|မီတာ|ပေ|ကီလို|ဂရမ်)\b",
    re.IGNORECASE,
)


def opened(address: str) -> BeautifulSoup:
    response = Client().get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content.decode(), "html.parser")


def texts(value: Any) -> Iterator[str]:
    """Every text inside data, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def by_language(value: Any) -> Iterator[dict[str, str]]:
    """Every text that is given by language."""
    if isinstance(value, dict):
        if "en" in value and all(isinstance(text, str) for text in value.values()):
            yield value
        else:
            for inner in value.values():
                yield from by_language(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from by_language(inner)


def files() -> list[Any]:
    return [_read(str(path.relative_to(FOLDER).with_suffix(""))) for path in sorted(FOLDER.rglob("*.json"))]


def test_one_organisation_and_four_pages_are_live_in_three_languages() -> None:
    assert set(HomePage.objects.live().values_list("locale__language_code", flat=True)) >= set(CODES)
    for code in CODES:
        section = OrganisationPage.objects.live().get(locale__language_code=code)
        pages = GuidancePage.objects.live().child_of(section)
        assert sorted(pages.values_list("slug", flat=True)) == sorted(PAGES)
        assert not any(page.alias_of_id or page.has_unpublished_changes for page in pages)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("slug", PAGES)
def test_every_page_is_read_in_its_language_and_marked_as_a_sample(code: str, slug: str) -> None:
    page = opened(f"/{code}/safe-steps/{slug}/")
    assert page.html is not None and page.html["lang"] == code
    notice = page.select_one(".notice.sample")
    assert notice is not None and notice.get_text(strip=True)
    assert (notice.get_text(strip=True) == NOTICES["en"]) is (code == "en")
    assert page.select("picture") and page.select(".card.do") and page.select(".hotline")
    assert {str(link["hreflang"]) for link in page.select("[aria-labelledby=versions] a")} == set(CODES) - {code}


@pytest.mark.parametrize("code", CODES)
def test_lists_mark_every_page_as_a_sample(code: str) -> None:
    for address in (f"/{code}/", f"/{code}/safe-steps/", f"/{code}/for/girls/"):
        tiles = opened(address).select("li.tile")
        assert tiles and all(tile.select_one(".badge") is not None for tile in tiles), address


@pytest.mark.parametrize("code", ["ar", "my"])
def test_a_translation_shows_no_english_words(code: str) -> None:
    for slug in PAGES:
        main = opened(f"/{code}/safe-steps/{slug}/").main
        assert main is not None
        for element in main.select("[lang=en], bdi, [dir=ltr], p.end"):
            element.decompose()
        latin = re.findall(r"[A-Za-z]{3,}", main.get_text(" "))
        assert not latin, (slug, latin)


def test_a_date_is_in_the_language_of_the_page() -> None:
    changed = opened("/my/safe-steps/playing-safely/").select_one("p.end")
    assert changed is not None
    assert not re.search(r"[A-Za-z]{3,}", changed.get_text())


def test_every_page_would_go_live_again() -> None:
    for page in Page.objects.live().exclude(depth=1).specific():
        assert reasons(page) == [], page


def test_the_parts_of_all_languages_have_the_same_ids_kinds_and_audiences() -> None:
    def outline(parts: Any) -> list[Any]:
        return [
            (part["id"], part["type"], part["value"].get("audiences", []), outline(part["value"].get("parts", [])))
            for part in parts
        ]

    for slug in PAGES:
        outlines = [outline(page.body.raw_data) for page in GuidancePage.objects.filter(slug=slug)]
        assert len(outlines) == 3
        assert outlines[0] == outlines[1] == outlines[2]
        assert len({part[0] for part in outlines[0]}) == len(outlines[0]) > 5


def test_all_four_audiences_are_served_and_both_fits_used() -> None:
    facts = [facts_of(page) for page in GuidancePage.objects.filter(locale__language_code="en")]
    assert {audience.code for fact in facts for audience in [*fact.made_for, *fact.suitable_for]} == set(Audience.CODES)
    assert any(fact.made_for for fact in facts) and any(fact.suitable_for for fact in facts)
    assert all(fact.sample and (fact.everywhere or fact.places) for fact in facts)
    assert not PageFacts.objects.exclude(page__locale__language_code="en").exists()


def test_pages_about_signs_of_danger_name_their_places() -> None:
    facts = facts_of(GuidancePage.objects.get(slug="know-the-warning-signs", locale__language_code="ar"))
    assert facts.places and not facts.everywhere


def test_every_number_is_a_fictional_one() -> None:
    numbers = list(Hotline.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers)) >= 3
    assert all(re.fullmatch(r"\+1 555 555 01\d\d", number) for number in numbers)
    assert not [
        text
        for data in files()
        for text in texts(data)
        if re.search(r"(?<![A-Z\d])\d[\d ()-]{5,}", text) and text not in numbers
    ]


def test_every_place_is_a_made_up_one() -> None:
    # ISO 3166-1 leaves XAA to XZZ to its users: no country ever has such a code.
    assert Place.objects.exists()
    assert not Place.objects.exclude(iso3__startswith="X").exists()
    assert not Place.objects.exclude(pcode__startswith="X").exists()


def test_nothing_is_said_in_long_numbers_or_measures_but_the_hours_of_a_hotline() -> None:
    hotlines = [{key: value for key, value in row.items() if key != "hours"} for row in _read("hotlines")]
    for data in [hotlines, *(data for data in files() if data != _read("hotlines"))]:
        for by_code in by_language(data):
            assert not [text for text in by_code.values() if MEASURE.search(text)], by_code


def test_every_text_is_whole_in_the_three_languages_and_differs() -> None:
    for data in files():
        for by_code in by_language(data):
            assert set(CODES) <= set(by_code), by_code
            assert all(by_code[code].strip() for code in CODES), by_code
            assert len({by_code[code] for code in CODES}) == 3, by_code


def test_every_pictogram_of_the_sample_is_one_of_the_set() -> None:
    def named(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            if value.get("pictogram"):
                yield value["pictogram"]
            for inner in value.values():
                yield from named(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from named(inner)

    used = set(named(files()))
    assert used and used <= set(LABELS)


def test_wherever_there_is_a_dont_there_is_a_do() -> None:
    for page in GuidancePage.objects.all():
        for parts in [page.body, *(part.value["parts"] for part in page.body if part.block_type == "section")]:
            kinds = {part.block_type for part in parts}
            assert "dont" not in kinds or kinds & {"do", "steps"}


def test_pictures_show_no_person_and_are_credited() -> None:
    assert Picture.objects.count() >= 4
    assert not Picture.objects.exclude(consent=Consent.NO_PERSON, credit="Safelane").exists()


def test_review_and_confirmation_dates_count_from_the_day_given(day: datetime.date) -> None:
    days = {
        data["slug"]: data["review_in_days"] for data in files() if isinstance(data, dict) and "review_in_days" in data
    }
    for sheet in PageFacts.objects.select_related("page"):
        assert sheet.review_by == day + datetime.timedelta(days=days[sheet.page.slug])
    for row in _read("hotlines"):
        kept = Hotline.objects.get(number=row["number"])
        assert kept.assured_until == day + datetime.timedelta(days=row["assured_in_days"])


def test_the_author_wrote_and_another_person_published(sample: dict[str, User]) -> None:
    assert sample["editor"] != sample["reviewer"]
    for page in GuidancePage.objects.all():
        assert page.owner == sample["editor"]
        assert page.latest_revision.user == sample["editor"]


def test_it_knows_that_it_is_loaded_and_loading_twice_leaves_nothing_half_done(
    sample: dict[str, User], day: datetime.date
) -> None:
    assert is_loaded()
    before = Page.objects.count(), Hotline.objects.count(), Picture.objects.count()
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        load(author=sample["editor"], reviewer=sample["reviewer"], today=day)
    assert (Page.objects.count(), Hotline.objects.count(), Picture.objects.count()) == before
