"""The table as a whole."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.languages import BUILT_IN
from cms.safety.checks.table import MOST_OF_ONE, findings
from cms.safety.checks.written import LONGEST_EXCERPT, Finding, Level, Link, Passage, PassageKind, ShownPicture, Written
from tests.safety.checks.asking import levels, written

SAFE = {
    "en": "Stop. Do not touch it. Go back the way you came. Warn others, and call 112.",
    "fr": "Arrêtez-vous. Ne touchez à rien. Revenez sur vos pas. Prévenez les autres, et appelez le 112.",
    "ar": "توقفوا. لا تلمسوا أي شيء. عودوا من حيث أتيتم. حذّروا الآخرين واتصلوا بالرقم ١١٢.",
    "my": "ရပ်ပါ။ မထိပါနှင့်။ လာလမ်းအတိုင်း ပြန်သွားပါ။ အခြားသူများကို သတိပေးပြီး ၁၁၂ ကို ခေါ်ပါ။",
    "uk": "Зупиніться. Не торкайтеся. Поверніться тим самим шляхом. Попередьте інших і подзвоніть 112.",
    "am": "ቁሙ። አትንኩ። በመጣችሁበት መንገድ ተመለሱ። ለሌሎች አስጠንቅቁ፤ 112 ደውሉ።",
    "km": "ឈប់។ កុំប៉ះ។ ត្រឡប់ទៅវិញតាមផ្លូវដើម។ ហៅទូរសព្ទលេខ ១១២។",
}


@pytest.mark.parametrize("language", SAFE)
def test_plain_advice_is_left_alone(language: str) -> None:
    assert findings(written(SAFE[language], language)) == []


def test_the_gravest_comes_first_and_each_in_reading_order() -> None:
    page = Written(
        "en", (Passage("The QZX and the QX-000.", "a"), Passage("0.1234, 0.4321", "b"), Passage("ZQ-00", "c"))
    )
    found = findings(page)
    assert [one.level for one in found] == sorted((one.level for one in found), key=lambda level: level.gravity)
    assert [(one.place, one.excerpt) for one in found][:3] == [("b", "0.1234, 0.4321"), ("a", "QX-000"), ("c", "ZQ-00")]


def test_the_same_words_are_told_once_by_the_gravest() -> None:
    found = findings(written("31N AA 1234 5678"))
    assert levels(found) == {Level.REFUSE}
    assert len(found) == 1


def test_a_finding_names_place_and_label_and_a_short_excerpt() -> None:
    page = Written("en", (Passage("word " * 200, "body.1", "Body"),), has_recording=True)
    for one in findings(page):
        assert (one.place, one.label) == ("body.1", "Body")
        assert len(one.excerpt) <= LONGEST_EXCERPT
        assert str(one.message).endswith(".")


def test_one_check_says_no_more_than_somebody_reads() -> None:
    page = Written("en", tuple(Passage(f"QX-{n:03} there") for n in range(100)), has_recording=True)
    assert len(findings(page)) == MOST_OF_ONE


def test_levels_have_names_and_an_order() -> None:
    assert [level.gravity for level in Level] == [0, 1, 2]
    assert str(Level("second_reviewer").label) == "Needs a second reviewer"


TEXTS = (
    st.text()
    | st.text(st.sampled_from("0123456789٠۵၅ .,-°'\"NSEWQxaم်က@/:+()=\u200b\ud800\n"))
    | st.text(st.characters())
)


@settings(max_examples=150, deadline=None)
@given(
    TEXTS,
    st.sampled_from([*BUILT_IN, "pt-BR", "zgh", "", "x" * 300]) | st.text(max_size=5),
    st.sampled_from(PassageKind),
)
def test_no_text_makes_a_check_fail(text: str, language: str, kind: PassageKind) -> None:
    terms = frozenset({text})
    page = Written(
        language,
        (Passage(text, kind=kind),),
        (ShownPicture(text, has_alt=False),),
        (Link(text),),
        may_be_shown=terms,
    )
    assert all(isinstance(one, Finding) for one in findings(page))


@pytest.mark.parametrize(
    ("seed", "language"), [("1 ", "en"), ("A1-", "en"), ("م", "ar"), ("က", "my"), ("C2", "en"), ("(A", "en")]
)
def test_a_huge_text_made_to_be_slow_takes_little_longer_than_its_length(seed: str, language: str) -> None:
    def seconds(length: int) -> float:
        began = time.perf_counter()
        findings(written((seed * length)[:length], language))
        return time.perf_counter() - began

    seconds(1000)  # names of units, patterns
    short, long = seconds(50_000), seconds(200_000)
    assert long < max(16 * short, 10), (short, long)  # four times the length: quadratic would be sixteen times
