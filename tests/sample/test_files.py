"""What the sample is made of, read from its files: how much of what, for whom, in which languages, and that all fits together."""

import json
from collections import Counter
from pathlib import Path

import pytest

from cms.guidance.pictograms import LABELS
from cms.sample.covers import COVERS
from cms.sample.files import FOLDER, LANGUAGES, kind_of, languages_of, organisation_of, pages, read
from cms.sample.sheets import SHEETS
from cms.taxonomy.models import Audience
from tests.sample import written

VOCABULARY = Path(__file__).parents[2] / "cms" / "taxonomy" / "vocabulary"
AT_MOST = {"title": 70, "standfirst": 300, "search_description": 150, "cover_alt": 250}


def slugs_of(vocabulary: str) -> set[str]:
    """The slugs of a shared vocabulary."""
    rows = json.loads((VOCABULARY / f"{vocabulary}.json").read_text(encoding="utf-8"))
    return {row["slug"] for row in rows}


def test_there_are_sixteen_pages_of_guidance_two_stories_six_resources_and_two_campaigns() -> None:
    kinds = Counter(kind_of(data) for data in written.pages().values())
    assert kinds == {"guidance": 16, "story": 2, "resource": 6, "campaign": 2}
    assert all(slug == data["slug"] for slug, data in written.pages().items())


def test_two_organisations_have_pages() -> None:
    known = {row["slug"] for row in read("organisations")}
    assert known == {organisation_of(data) for data in written.pages().values()}
    assert len(known) == 2


def test_each_of_three_districts_has_at_least_two_of_the_twelve_numbers() -> None:
    places, rows = read("places"), read("hotlines")
    districts = {place["pcode"] for place in places if place["level"] == 2}
    assert len(districts) == 3
    assert {place["parent"] for place in places if place["level"] == 3} == districts
    assert len(rows) == 12
    served = Counter(pcode for row in rows for pcode in row["places"])
    assert all(served[pcode] >= 2 for pcode in districts)
    assert {code for row in rows for code in row["languages"]} >= set(LANGUAGES)


def test_every_page_is_whole_in_english_and_enough_of_them_in_each_language() -> None:
    assert all(languages_of(data)[0] == "en" for data in written.pages().values())
    guidance = Counter(code for data in written.of_kind("guidance").values() for code in languages_of(data))
    assert all(guidance[code] >= 8 for code in ("fr", "ar", "uk")), guidance
    assert all(guidance[code] >= 5 for code in ("es", "my")), guidance


def test_women_girls_boys_and_men_have_at_least_three_pages_each_that_were_made_for_them() -> None:
    made = Counter(code for data in written.of_kind("guidance").values() for code in data["audiences"]["made_for"])
    assert set(made) == set(Audience.CODES)
    assert all(number >= 3 for number in made.values()), made


@pytest.mark.parametrize("slug", written.pages())
def test_the_words_of_a_page_are_words_of_the_vocabularies(slug: str) -> None:
    data = written.pages()[slug]
    assert 1 <= len(data["topics"]) <= 3 and set(data["topics"]) <= slugs_of("topics")
    assert set(data["situations"]) <= slugs_of("situations")
    assert data["message_category"] in slugs_of("message_categories")
    made, suitable = (set(data["audiences"][fit]) for fit in ("made_for", "suitable_for"))
    assert (made | suitable) and not made & suitable and made | suitable <= set(Audience.CODES)
    assert set(data["places"]) <= {place["pcode"] for place in read("places")}
    assert (data["scope"] == "places") is bool(data["places"])


def test_at_least_sixteen_topics_have_a_page() -> None:
    assert len({topic for data in written.pages().values() for topic in data["topics"]}) >= 16


@pytest.mark.parametrize("slug", written.pages())
def test_all_that_a_page_names_is_there(slug: str) -> None:
    data = written.pages()[slug]
    assert data["cover"] in COVERS
    assert data.get("document") is None or data["document"] in SHEETS
    assert {name for name in written.named(data, "pictogram") if name} <= set(LABELS)
    related = [slug for one in data.get("body", []) if one["type"] == "related" for slug in one["value"]["pages"]]
    assert set(related) <= set(written.pages()) - {slug}
    assert len(related) == len(set(related)) and (related or kind_of(data) == "resource")


@pytest.mark.parametrize("slug", written.pages())
def test_no_sentence_of_a_page_is_longer_than_its_field(slug: str) -> None:
    data = written.pages()[slug]
    for field, most in AT_MOST.items():
        assert all(0 < len(text) <= most for text in data[field].values()), field
    for card in (one["value"] for one in cards_of(data.get("body", []))):
        assert all(0 < len(text) <= 120 for text in card["words"].values()), card["words"]
        assert all(len(text) <= 400 for text in card["more"].values()), card["more"]


def cards_of(parts: list[dict]) -> list[dict]:
    """Every card, also inside sections."""
    inside = [card for part in parts if part["type"] == "section" for card in cards_of(part["value"]["parts"])]
    return [part for part in parts if part["type"] in {"do", "dont", "warning"}] + inside


def test_pages_about_signs_of_danger_name_their_places() -> None:
    for data in written.pages().values():
        if "warning-signs" in data["topics"] or data["message_category"] == "recognise-danger-signs":
            assert data["scope"] == "places" and data["places"], data["slug"]


def test_the_newest_pages_are_a_mix() -> None:
    newest = Counter(kind_of(data) for data in pages()[-6:])
    assert newest["guidance"] >= 2 and newest["story"] >= 1 and newest["campaign"] >= 1


def test_every_file_is_read() -> None:
    files = {path.stem for path in FOLDER.rglob("*.json")}
    assert files == set(written.everything())
