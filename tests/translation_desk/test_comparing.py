"""What a translation must not lose is named, in whatever digits and script it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.translation_desk.comparing import warnings
from cms.translation_desk.figures import figures_of


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Wait 3 days", "انتظر ٣ أيام"),
        ("Call +1 555 555 0100", "اتصل على ‎+1 (555) 555-0100"),
        ("2 of 10", "၁၀ ထဲက ၂"),
        ("No number", "لا رقم"),
        ("Anything 7", ""),
    ],
)
def test_numbers_are_the_same_in_other_digits_and_another_order(source: str, target: str) -> None:
    assert warnings(source, target, rich=False) == []


def test_a_number_that_is_missing_or_new_is_named() -> None:
    assert warnings("Call +1 555 555 0100", "اتصل على +1 555 555 0101", rich=False) == [
        "The source has \u2066+15555550100\u2069, which is not here. Is it said in words?",
        "Here is \u2066+15555550101\u2069, which the source has not. Is it right?",
    ]


def test_links_and_emphasis_are_compared_in_rich_text() -> None:
    source = '<p>Ask <b>first</b>: <a linktype="page" id="4">here</a>, <a href="https://example.org/1">there</a>.</p>'
    same = '<p>اسأل <b>أولا</b>: <a href="https://example.org/1">هناك</a>، <a linktype="page" id="4">هنا</a>.</p>'
    assert warnings(source, same, rich=True) == []
    other = same.replace('id="4"', 'id="5"').replace("<b>", "").replace("</b>", "")
    assert [one.split()[1] for one in warnings(source, other, rich=True)] == ["links", "is"]


def test_a_number_in_an_address_is_no_number_of_the_text() -> None:
    assert (
        warnings('<p><a linktype="page" id="41">Go</a></p>', '<p><a linktype="page" id="41">اذهب</a></p>', rich=True)
        == []
    )


@given(
    st.lists(st.integers(0, 10**9), max_size=6),
    st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "၀၁၂၃၄၅၆၇၈၉", "۰۱۲۳۴۵۶۷۸۹", "0123456789"]),
)
def test_any_number_is_known_in_any_digits(numbers: list[int], digits: str) -> None:
    written = " و ".join(str(number).translate(str.maketrans("0123456789", digits)) for number in numbers)
    assert sorted(figures_of(written).numbers.elements()) == sorted(str(number) for number in numbers)


def test_a_placeholder_or_an_address_that_is_gone_is_named() -> None:
    (said,) = warnings("Write to help@example.org", "اكتب إلينا", rich=False)
    assert "letter by letter" in said and "help@example.org" in said
