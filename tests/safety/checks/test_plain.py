"""One shape for every way of writing the same thing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.safety.checks.plain import Plain, Span, blanked
from cms.safety.checks.wording import _SURROGATES


@pytest.mark.parametrize(
    "digits",
    [
        "٠١٢٣٤٥٦٧٨٩",
        "۰۱۲۳۴۵۶۷۸۹",
        "၀၁၂၃၄၅၆၇၈၉",
        "០១២៣៤៥៦៧៨៩",
        "໐໑໒໓໔໕໖໗໘໙",
        "๐๑๒๓๔๕๖๗๘๙",
        "০১২৩৪৫৬৭৮৯",
        "०१२३४५६७८९",
        "０１２３４５６７８９",
    ],
)
def test_digits_of_every_script_are_digits(digits: str) -> None:
    assert Plain(digits).text == "0123456789"


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\ufeff", "\ufe0f", "\u2060", "\u034f", "\u0640"]
)
def test_what_shows_nothing_hides_nothing(sign: str) -> None:
    assert Plain(f"1{sign}2").text == "12"


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\u2800", "\t"])
def test_every_space_is_a_space(space: str) -> None:
    assert Plain(f"1{space}2").text == "1 2"


def test_a_finding_is_shown_in_the_words_of_its_author() -> None:
    plain = Plain("ابتعدوا ٥\u200b٠٠ متر")
    start = plain.text.index("500")
    assert plain.as_written(Span(start, start + 3)) == "٥\u200b٠٠"


def test_vowel_signs_of_arabic_make_no_other_word() -> None:
    assert Plain("مِتْرًا").text == Plain("مترا").text


@given(st.text(st.characters()))
def test_any_text_has_a_plain_shape_and_every_part_of_it_was_written(text: str) -> None:
    plain = Plain(text)
    for sign in plain.text:
        assert not sign.isdecimal() or "0" <= sign <= "9"
    assert len(plain.as_written(Span(0, len(plain.text)))) <= len(plain._composed)
    assert not _SURROGATES.search(plain.text)


def test_what_is_blanked_leaves_every_place_as_it_was() -> None:
    assert blanked("ab 12 cd", re.compile("12")) == "ab    cd"
