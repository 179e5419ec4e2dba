"""The words of the sample: whole in every language, without numbers to call, measures or English left over."""

import re
from typing import Any

import pytest

from cms.sample.files import LANGUAGES
from tests.sample import written

pytestmark = pytest.mark.once

# No technical detail: no long number and no measure of length or weight, in digits and units of any of the scripts.
MEASURE = re.compile(
    r"\d{3}|\d[.,٫]\d|\d\s*(mm|cm|km|m|kg|g|lb|ft|inch|metres?|meters?|kilo|volt|mètres?|metros?|сантиметр\w*|метр\w*|мм|см|м|кг|г"
    r"|سم|ملم|متر|كيلو|كغ|غرام|မီတာ|ပေ|ကီလို|ဂရမ်)\b",
    re.IGNORECASE,
)
FICTIONAL = re.compile(r"\+1 555 555 01\d\d")
LIKE_A_NUMBER_TO_CALL = re.compile(r"(?<![A-Z\d/])\+?\d[\d ()-]{5,}")
LATIN = ("en", "fr", "es")
PLAIN = ("guidance", "story", "campaign")


@pytest.mark.parametrize("name", written.everything())
def test_every_text_is_whole_in_all_languages_of_its_page(name: str) -> None:
    data = written.everything()[name]
    codes = tuple(data["title"]) if "title" in data else LANGUAGES
    assert codes == tuple(code for code in LANGUAGES if code in codes), "another order of languages"
    for text in written.by_language(data):
        assert tuple(text) == codes, text
        assert all(words.strip() for words in text.values()), text


@pytest.mark.parametrize("name", written.everything())
def test_no_text_is_the_same_in_two_languages(name: str) -> None:
    for text in written.by_language(written.everything()[name]):
        # Names and single words may be the same in languages of one script.
        differing = [words for code, words in text.items() if code not in LATIN or len(words.split()) >= 3]
        assert len(set(differing)) == len(differing), text


@pytest.mark.parametrize("code", ["ar", "uk", "my"])
def test_no_english_is_left_in_other_scripts(code: str) -> None:
    for slug, data in written.of_kind(*PLAIN).items():
        for text in written.by_language(data):
            words = re.sub(r"<[^>]*>", " ", text.get(code, ""))
            assert not re.search(r"[A-Za-z]{2,}", words), (slug, words)


def test_every_number_to_call_is_a_fictional_one_and_stands_among_the_hotlines() -> None:
    numbers = [row["number"] for row in written.everything()["hotlines"]]
    assert len(numbers) == len(set(numbers))
    assert all(FICTIONAL.fullmatch(number) for number in numbers)
    for slug, data in written.everything().items():
        assert not [text for text in told(data) if LIKE_A_NUMBER_TO_CALL.search(text)], slug


def told(data: Any) -> list[str]:
    """Every text but addresses of the web, numbers to call and when they answer."""
    if isinstance(data, list):
        return [text for row in data for text in told(row)]
    return [
        text for key, value in data.items() if key not in {"link", "number", "hours"} for text in written.texts(value)
    ]


def test_nothing_is_said_in_long_numbers_or_measures() -> None:
    for data in (*written.of_kind(*PLAIN).values(), written.everything()["home"], *written.everything()["hotlines"]):
        for text in written.by_language({key: value for key, value in data.items() if key != "hours"}):
            assert not [words for words in text.values() if MEASURE.search(words)], text


@pytest.mark.parametrize("slug", written.of_kind("guidance"))
def test_guidance_leads_to_the_numbers_on_its_page(slug: str) -> None:
    """A number is never written into a text: it would not follow the place, nor hide itself when it is stale."""
    words = " ".join(text["en"] for text in written.by_language(written.pages()[slug]))
    assert re.search(r"\b(number|numbers|call|hotline)\b", words)


def test_every_place_is_a_made_up_one() -> None:
    # ISO 3166-1 leaves XAA to XZZ to its users: no country ever has such a code.
    assert all(row["iso3"] == "XAA" and row["pcode"].startswith("XA") for row in written.everything()["places"])
