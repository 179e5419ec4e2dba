"""One shape for every way of writing the same word."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.languages import BUILT_IN
from cms.search.normalising import LONGEST_QUERY, MOST_PIECES, MOST_WORDS, forms, normalise, pieces, words

LANGUAGES = st.sampled_from([*BUILT_IN, "pt-br", "zgh", ""])


@given(st.text(), LANGUAGES)
def test_normalising_twice_changes_nothing_more(text: str, language: str) -> None:
    once = normalise(text, language)
    assert normalise(once, language) == once


@given(st.text(st.characters(min_codepoint=0x300, max_codepoint=0x6FF)), LANGUAGES)
def test_normalising_twice_changes_nothing_more_where_marks_pile_up(text: str, language: str) -> None:
    once = normalise(text, language)
    assert normalise(once, language) == once


@given(st.text(max_size=1000), LANGUAGES)
def test_any_query_gives_a_few_plain_words(query: str, language: str) -> None:
    found = words(query, language)
    assert len(found) <= MOST_WORDS
    for word in found:
        assert word
        assert not any(unicodedata.category(sign)[0] in "CPSZ" for sign in word)
        assert word in forms(word, language)
        assert len(pieces(word, language)) <= MOST_PIECES


@given(st.text(), LANGUAGES)
def test_what_is_indexed_can_be_stored_on_any_database(text: str, language: str) -> None:
    normalised = normalise(text, language)
    assert "\0" not in normalised
    normalised.encode()


@pytest.mark.parametrize(
    "query", ["", " ", '"', "'", "\0", "\u200b", "*", "-", "%", "_", "()", "\\", "\ud800", '" OR "']
)
def test_a_query_without_a_word_looks_for_nothing(query: str) -> None:
    assert words(query, "en") == []
    assert words(query, "my") == []


def test_quotes_operators_and_signs_are_ignored() -> None:
    assert words('"safe path" AND -scrap* field:river OR NOT (NEAR)', "en") == [
        "safe",
        "path",
        "scrap",
        "field",
        "river",
        "near",
    ]


def test_the_same_word_is_looked_for_once() -> None:
    assert words("path Path PATHS “path”", "en") == ["path"]


def test_a_very_long_query_is_cut() -> None:
    assert words("a" * 10_000, "en") == ["a" * LONGEST_QUERY]
    assert len(words("path river " * 5_000, "en")) == 2
    assert len(words(" ".join(map(str, range(10_000))), "en")) == MOST_WORDS


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ar", "أَلْغَام", "الغام"),
        ("ar", "مدرســـة", "مدرسه"),
        ("ar", "مستشفى", "مستشفي"),
        ("ar", "آمن", "امن"),
        ("ar", "٢٠٢٥", "2025"),
        ("fa", "کودک", "كودك"),
        ("fa", "مین‌ها", "مینها"),
        ("prs", "خطری", "خطري"),
        ("ur", "ہسپتال", "هسپتال"),
        ("uk", "м’яч", "мʼяч"),
        ("uk", "м'яч", "мяч"),
        ("uk", "ма́ти", "мати"),
        ("ru", "ещё", "еще"),
        ("fr", "École", "ecole"),
        ("fr", "cœur", "coeur"),
        ("tr", "IŞIK", "ışık"),
        ("tr", "İstanbul", "istanbul"),
        ("az", "qəza", "qeza"),
        ("vi", "đường", "duong"),
        ("ha", "ɗan", "dan"),
        ("hy", "և", "եւ"),
        ("my", "မိုင်း အန္တရာယ်", "မိုင်း\u200bအန္တရာယ်"),
        ("my", "၁၂", "12"),
        ("th", "ทุ่น ระเบิด", "ทุ่นระเบิด"),
        ("am", "ሕፃናት", "ህጻናት"),
        ("am", "ሠላም", "ሰላም"),
        ("am", "ዓለም", "አለም"),
        ("en", "ＳＡＦＥ", "safe"),
    ],
)
def test_two_ways_of_writing_a_word_are_one(language: str, one: str, other: str) -> None:
    assert normalise(one, language) == normalise(other, language) != ""


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("uk", "їсти", "істи"),  # letters of their own, not accents
        ("uk", "мій", "мии"),
        ("ti", "ሀ", "ሐ"),  # one sound in Amharic, two in Tigrinya
        ("hi", "कि", "क"),  # a vowel sign is no accent
        ("th", "ป่า", "ปา"),  # nor is a tone
    ],
)
def test_two_words_stay_two(language: str, one: str, other: str) -> None:
    assert normalise(one, language) != normalise(other, language)


def test_words_of_signs_apart_do_not_run_together() -> None:
    assert normalise("stop!look…listen\nthen", "en") == "stop look listen then"
