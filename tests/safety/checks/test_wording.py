"""Sentences and paragraphs, in every script."""

import pytest

from cms.safety.checks.wording import limits, long_paragraphs, long_sentences, sentences, word_count
from cms.safety.checks.written import Passage, PassageKind, Written
from tests.safety.checks.asking import written

SHORT = {
    "en": "Do not touch it. Go back the way you came.",
    "ar": "لا تلمس أي شيء غريب. ارجع من حيث أتيت، وحذّر الآخرين!",
    "my": "မသိသောအရာကို မထိပါနှင့်။ လာလမ်းအတိုင်း ပြန်သွားပါ၊ အခြားသူများကို သတိပေးပါ။",
    "km": "កុំប៉ះវត្ថុដែលអ្នកមិនស្គាល់។ ត្រឡប់ទៅវិញតាមផ្លូវដើម។",
    "th": "อย่าแตะต้องสิ่งของที่ไม่รู้จัก กลับไปทางเดิม",
    "lo": "ຢ່າແຕະຕ້ອງສິ່ງຂອງທີ່ບໍ່ຮູ້ຈັກ ກັບຄືນທາງເກົ່າ",
    "am": "የማታውቁትን ነገር አትንኩ። በመጣችሁበት መንገድ ተመለሱ።",
    "hi": "अनजान चीज़ को न छुएँ। जिस रास्ते से आए थे, उसी से लौटें।",
    "ti": "ዘይትፈልጥዎ ነገር ኣይትተንክፉ። ብዝመጻእኩምሉ መንገዲ ተመለሱ።",
}


@pytest.mark.parametrize("language", SHORT)
def test_two_short_sentences_are_two_and_not_long(language: str) -> None:
    page = written(SHORT[language], language)
    assert len(list(sentences(SHORT[language], language))) == 2
    assert list(long_sentences(page)) == []
    assert list(long_paragraphs(page)) == []


@pytest.mark.parametrize("language", SHORT)
def test_a_sentence_that_goes_on_and_on_is_long(language: str) -> None:
    joined = "".join(sign for sign in SHORT[language] if sign not in ".!។။።।")
    if language in {"th", "lo"}:
        joined = joined.replace(" ", "")
    page = written(" ".join([joined] * 8) if language not in {"th", "lo"} else joined * 8, language)
    assert len(list(long_sentences(page))) == 1


@pytest.mark.parametrize("language", SHORT)
def test_a_paragraph_of_many_sentences_is_long_and_one_of_many_paragraphs_is_not(language: str) -> None:
    assert len(list(long_paragraphs(written(" ".join([SHORT[language]] * 20), language)))) == 1
    assert list(long_paragraphs(written("\n".join([SHORT[language]] * 20), language))) == []


def test_words_are_found_where_none_are_set_apart() -> None:
    assert word_count("မသိသောအရာကို", "my") > 2
    assert word_count("អ្នកមិនស្គាល់", "km") > 1
    assert word_count("ไม่รู้จักสิ่งของ", "th") > 1
    assert word_count("ເດັກນ້ອຍກັບຄືນທາງເກົ່າ", "lo") > 2


def test_a_language_that_joins_words_has_a_lower_limit() -> None:
    assert limits("ar").sentence < limits("en").sentence < limits("my").sentence
    assert limits("zgh") == limits("en")
    assert limits("pt-BR") == limits("pt")


def test_titles_and_alt_texts_are_not_measured() -> None:
    words = "word " * 100
    page = Written(
        "en",
        tuple(Passage(words, kind=kind) for kind in (PassageKind.TITLE, PassageKind.ALT_TEXT, PassageKind.ADDRESS)),
    )
    assert list(long_sentences(page)) == []
