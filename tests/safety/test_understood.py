"""What field tests say of a content, as a rule over values."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.safety.understood import Standing, Verdict, newest_of, standing, verdict


@dataclass
class Heard:
    """A test."""

    digest: str
    understood: int


TESTS = st.lists(st.builds(Heard, st.sampled_from("abc"), st.integers(0, 100)))


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, Verdict.REFUSED),
        (49, Verdict.REFUSED),
        (50, Verdict.WEAK),
        (84, Verdict.WEAK),
        (85, Verdict.GOOD),
        (100, Verdict.GOOD),
    ],
)
def test_eighty_five_per_cent_is_good_and_under_fifty_is_refused(share: int, said: Verdict) -> None:
    assert verdict(share) == said


def test_nothing_was_tested_where_there_is_no_test() -> None:
    assert standing([], "a") == Standing.NONE


@given(TESTS, st.sampled_from("abc"))
def test_a_test_of_other_words_is_no_test_of_these(tests: list[Heard], digest: str) -> None:
    same = [one for one in tests if one.digest == digest]
    expected = Standing.CURRENT if same else Standing.CHANGED if tests else Standing.NONE
    assert standing(tests, digest) == expected
    assert newest_of(tests, digest) is (same[0] if same else None)


@given(st.integers(0, 99))
def test_who_understands_more_is_never_judged_worse(share: int) -> None:
    order = [Verdict.REFUSED, Verdict.WEAK, Verdict.GOOD]
    assert order.index(verdict(share)) <= order.index(verdict(share + 1))
