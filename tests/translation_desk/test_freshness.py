"""What outdates a translation: rules over values."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.safety.models import Weight
from cms.translation_desk.freshness import (
    OUTDATE,
    WEIGHTS,
    Change,
    State,
    heaviest_since,
    state_of,
    with_those_made_from,
)

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def history(*told: tuple[str, Weight]) -> list[Change]:
    """One change a day."""
    return [
        Change(digest, weight, START + datetime.timedelta(days=day))
        for day, (digest, weight) in enumerate(told, start=1)
    ]


def since(changes: list[Change], read: str, live: str, day: int = 1) -> Weight | None:
    return heaviest_since(changes, live=live, read=read, read_at=START + datetime.timedelta(days=day, hours=1))


def test_what_says_what_was_read_has_not_changed() -> None:
    assert since(history(("one", Weight.MAJOR)), "one", "one") is None


def test_a_small_change_outdates_nothing_and_a_major_one_does() -> None:
    small = history(("one", Weight.MAJOR), ("two", Weight.SMALL))
    assert since(small, "one", "two") == Weight.SMALL
    assert since([*small, Change("three", Weight.MAJOR, START)], "one", "three") == Weight.MAJOR


def test_a_small_change_after_a_major_one_does_not_make_up_for_it() -> None:
    changes = history(("one", Weight.MAJOR), ("two", Weight.MAJOR), ("three", Weight.SMALL))
    assert since(changes, "one", "three") == Weight.MAJOR
    assert since(changes, "two", "three") == Weight.SMALL


def test_what_goes_back_to_what_was_read_has_not_changed() -> None:
    changes = history(("one", Weight.MAJOR), ("two", Weight.MAJOR), ("one", Weight.MAJOR))
    assert since(changes, "one", "one") is None
    assert since(changes, "two", "one") == Weight.MAJOR


def test_what_is_approved_and_not_live_yet_outdates_nothing() -> None:
    changes = history(("one", Weight.MAJOR), ("two", Weight.SMALL), ("three", Weight.URGENT))
    assert since(changes, "one", "two") == Weight.SMALL


def test_two_reviewers_of_one_change_who_differ_the_heavier_counts() -> None:
    changes = history(("one", Weight.MAJOR), ("two", Weight.MAJOR), ("two", Weight.SMALL))
    assert since(changes, "one", "two") == Weight.MAJOR


def test_what_was_read_before_there_were_reviews_was_what_stood_there_then() -> None:
    changes = history(("one", Weight.MAJOR), ("two", Weight.MAJOR))
    assert since(changes, "", "two", day=1) == Weight.MAJOR
    assert since(changes, "", "two", day=2) is None


@given(st.lists(st.sampled_from(WEIGHTS), min_size=2, max_size=12), st.data())
def test_reading_later_never_makes_a_translation_older(weights: list[Weight], data: st.DataObject) -> None:
    changes = history(*((str(number), weight) for number, weight in enumerate(weights)))
    first, second = sorted(data.draw(st.integers(0, len(weights) - 1)) for _ in range(2))
    ranks = [-1 if weight is None else WEIGHTS.index(weight) for weight in _since(changes, first, second)]
    assert ranks[1] <= ranks[0]


def _since(changes: list[Change], *read: int) -> list[Weight | None]:
    return [since(changes, changes[number].digest, changes[-1].digest) for number in read]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(WEIGHTS)), min_size=1, max_size=12))
def test_it_is_outdated_only_if_a_change_that_outdates_came_after(told: list[tuple[str, Weight]]) -> None:
    changes = history(*told)
    found = since(changes, changes[0].digest, changes[-1].digest)
    heavy = [one.weight for one in changes[1:] if one.weight in OUTDATE]
    assert found not in OUTDATE or heavy


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"exists": False, "live": False, "in_review": False, "outdated": False}, State.MISSING),
        ({"exists": True, "live": False, "in_review": False, "outdated": False}, State.IN_PROGRESS),
        ({"exists": True, "live": False, "in_review": True, "outdated": False}, State.IN_REVIEW),
        ({"exists": True, "live": True, "in_review": False, "outdated": False}, State.CURRENT),
        ({"exists": True, "live": True, "in_review": False, "outdated": True}, State.OUTDATED),
        ({"exists": True, "live": True, "in_review": True, "outdated": True}, State.IN_REVIEW),
    ],
)
def test_a_page_has_one_state_in_a_language(told: dict[str, bool], state: State) -> None:
    assert state_of(**told) == state


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 30), max_size=30), st.sets(st.integers(0, 30)))
def test_whatever_was_made_from_something_outdated_is_outdated_and_nothing_else(
    made_from: dict[int, int], outdated: set[int]
) -> None:
    found = with_those_made_from(outdated, made_from)
    assert outdated <= found
    assert all(page in found for page, source in made_from.items() if source in found)
    assert all(page in outdated or made_from.get(page) in found for page in found)
