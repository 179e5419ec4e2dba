"""Numbers, dates, weights and lists as each language writes them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms import languages
from cms.guidance.localising import ZEROS, digits, numbering, spoken_date, weight

DAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "2026"), ("ar", "2026"), ("uk", "2026"), ("my", "၂၀၂၆"), ("fa", "۲۰۲۶"), ("prs", "۲۰۲۶"), ("bn", "২০২৬")],
)
def test_digits_are_those_of_the_language(code: str, written: str) -> None:
    assert digits(2026, code) == written


@given(st.sampled_from(sorted(languages.BUILT_IN)), st.integers(min_value=0))
def test_digits_of_any_language_say_the_same_number(code: str, number: int) -> None:
    assert int(digits(number, code)) == number


def test_every_numbering_system_of_our_languages_is_known() -> None:
    assert {numbering(code) for code in languages.BUILT_IN} <= {"latn", *ZEROS}


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "24 November 2026"),
        ("fr", "24 novembre 2026"),
        ("ar", "24 نوفمبر 2026"),
        ("uk", "24 листопада 2026\u202fр."),
        ("my", "၂၀၂၆ နိုဝင်ဘာ ၂၄"),
        ("kr", "2026-11-24"),
    ],
)
def test_a_date_is_said_in_the_language(code: str, written: str) -> None:
    assert spoken_date(DAY, code) == written


@pytest.mark.parametrize(
    ("size", "code", "written"),
    [
        (1, "en", "1 kB"),
        (119_001, "en", "120 kB"),
        (1_000_000, "en", "1 MB"),
        (1_410_000, "fr", "1,5\u202fMo"),
        (119_001, "my", "၁၂၀ kB"),
        (5000, "mos", "5 kB"),
    ],
)
def test_a_file_weighs_no_less_than_is_said(size: int, code: str, written: str) -> None:
    assert weight(size, code) == written
