"""Words of the glossary are found whole, however they are written, in every script; nothing else is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms import languages
from cms.taxonomy.glossary.folding import folded, key_of, tidy
from cms.taxonomy.glossary.matching import Finder, is_used

SAID = {
    "en": "risk education",
    "fr": "engins explosifs",
    "ar": "ناجٍ",
    "uk": "м'яч",
    "my": "အန္တရာယ်",
    "km": "សុវត្ថិភាព",
    "th": "ปลอดภัย",
    "am": "ደህንነት",
    "hi": "सुरक्षा",
    "tr": "ILIK",
}


def found(text: str, *words: str, language: str = "en") -> list[str]:
    return [text[one.start : one.end] for one in Finder({word: [word] for word in words}, language).find(text)]


@pytest.mark.parametrize(
    ("language", "text", "word", "there"),
    [
        ("en", "RISK\u00a0 Education saves.", "risk education", ["RISK\u00a0 Education"]),
        ("en", "Risk. Education", "risk education", []),
        ("en", "victimless, victims", "victim", []),
        ("en", "the victim's 😀😀 victim", "victim", ["victim", "victim"]),
        ("en", "vic\u00adtim", "victim", ["vic\u00adtim"]),
        ("fr", "l’engin, l'engin", "engin", ["engin", "engin"]),
        ("fr", "e\u0301cole", "\u00e9cole", ["e\u0301cole"]),
        ("uk", "м’яч м'яча", "м'яч", ["м’яч"]),
        ("tr", "ılık ilik", "ILIK", ["ılık"]),
        ("ar", "وَالنَّاجِين للناجين بالناجين فناجين الناجينة", "ناجين", ["نَّاجِين", "ناجين", "ناجين", "ناجين"]),
        ("ar", "مناجين", "ناجين", []),
        ("fa", "والناجين", "ناجين", []),
        ("my", "ကြိုတင်အန္တရာယ်သတိပေးပညာပေးရေး", "အန္တရာယ်", ["အန္တရာယ်"]),
        ("km", "ពាក្យអំពីសុវត្ថិភាពសម្រាប់កុមារ", "សុវត្ថិភាព", ["សុវត្ថិភាព"]),
        ("th", "สถานที่ปลอดภัยสำหรับเด็ก", "ปลอดภัย", ["ปลอดภัย"]),
        ("ff", "𞤲𞤣𞤭𞤴𞤢𞤥 𞤲𞤣𞤭𞤴𞤢𞤥𞤢", "𞤲𞤣𞤭𞤴𞤢𞤥", ["𞤲𞤣𞤭𞤴𞤢𞤥"]),
    ],
)
def test_whole_words_are_found_as_each_script_writes_them(
    language: str, text: str, word: str, there: list[str]
) -> None:
    assert found(text, word, language=language) == there


def test_of_words_within_each_other_the_longer_is_found() -> None:
    assert found("risk education and risk", "risk", "risk education") == ["risk education", "risk"]


def test_no_words_go_on_in_the_next_paragraph() -> None:
    assert found("risk\u2029education", "risk education") == []
    assert found("risk\neducation", "risk education") == ["risk\neducation"]


def test_signs_alone_are_no_word() -> None:
    assert found("what?! …", "?!", "", " ", "…") == []


@pytest.mark.parametrize("language", list(languages.BUILT_IN))
def test_a_word_is_found_in_a_text_that_is_only_that_word(language: str) -> None:
    word = SAID.get(language, "banana")
    assert found(word, word, language=language) == [word]


TEXTS = (
    st.text(st.sampled_from("aAbB éÉe\u0301ßſİıI-'’.\u2029\n ناجٍوالبـمြန်မာ ကขกำ😀\ud800\u00adﬁ"), max_size=60)
    | st.text()
)
LANGUAGES = st.sampled_from(list(languages.BUILT_IN))


@given(TEXTS, st.lists(TEXTS.map(lambda text: text[:6]), max_size=4), LANGUAGES)
def test_what_is_found_lies_in_the_text_apart_and_reads_as_the_word(text: str, words: list[str], language: str) -> None:
    there = Finder(dict(enumerate([word] for word in words)), language).find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in there)
    assert all(one.end <= other.start for one, other in pairwise(there))
    for one in there:
        assert key_of(text[one.start : one.end], language) == key_of(words[int(str(one.which))], language)


@given(TEXTS, TEXTS, LANGUAGES)
def test_nothing_is_found_in_a_text_without_the_word(text: str, word: str, language: str) -> None:
    if key_of(word, language) not in folded(text, language).text:
        assert found(text, word, language=language) == []


@given(TEXTS, LANGUAGES)
def test_each_sign_of_the_shape_stands_for_a_letter_of_the_text(text: str, language: str) -> None:
    shape = folded(text, language)
    assert len(shape.text) == len(shape.starts) == len(shape.ends)
    assert shape.starts == sorted(shape.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(shape.starts, shape.ends, strict=True))


@given(st.text())
def test_tidied_once_is_tidied_for_good(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("language", "text", "words", "used"),
    [
        ("uk", "Освіти про ризики чекають усі", "освіта щодо ризиків", True),
        ("ar", "التوعية بالمخاطر", "التوعية بمخاطر", True),
        ("my", "အန္တရာယ် သတိပေး", "အန္တရာယ်သတိပေး", True),
        ("en", "Lessons about risk", "risk education", False),
        ("fr", "", "rescapé", False),
    ],
)
def test_a_translation_is_used_in_whatever_form(language: str, text: str, words: str, used: bool) -> None:
    assert is_used(text, words, language) is used
