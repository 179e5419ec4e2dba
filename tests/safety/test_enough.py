"""Which approvals are enough: a rule over values."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cms.safety.enough import passing
from cms.safety.models import Approval, Kind

NOW = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
approvals = st.lists(
    st.builds(
        Approval,
        kind=st.sampled_from(Kind.values),
        by_id=st.integers(1, 3),
        needs_second=st.booleans(),
        expires_at=st.one_of(st.none(), st.integers(1, 1000).map(lambda days: NOW + datetime.timedelta(days=days))),
    ),
    max_size=5,
)


def given_to(*kinds: Kind, **values: Any) -> list[Approval]:
    return [Approval(kind=kind, by_id=number, **values) for number, kind in enumerate(kinds)]


def passes(found: list[Approval], *, original: bool = True, authority: bool = False) -> bool:
    return passing("x", found, original=original, requires_authority=authority).approval is not None


def test_an_original_needs_a_safety_review_and_a_translation_a_language_review() -> None:
    assert passes(given_to(Kind.SAFETY))
    assert passes(given_to(Kind.LANGUAGE), original=False)
    assert not passes(given_to(Kind.LANGUAGE))
    assert not passes(given_to(Kind.SAFETY), original=False)
    assert not passes([])


def test_an_authority_stands_beside_a_review_never_in_its_place() -> None:
    assert not passes(given_to(Kind.SAFETY), authority=True)
    assert not passes(given_to(Kind.AUTHORITY), authority=True)
    assert passes(given_to(Kind.SAFETY, Kind.AUTHORITY), authority=True)


def test_two_people_where_one_alone_should_not_judge() -> None:
    one = given_to(Kind.SAFETY, needs_second=True)
    assert not passes(one)
    assert not passes(one + given_to(Kind.SAFETY, needs_second=True))  # the same person
    assert passes(given_to(Kind.SAFETY, Kind.SAFETY, needs_second=True))


def test_what_is_needed_first_to_run_out_ends_it() -> None:
    letter = Approval(kind=Kind.AUTHORITY, by_id=9, expires_at=NOW)
    found = [letter, *given_to(Kind.SAFETY)]
    assert passing("x", found, original=True, requires_authority=True).until == NOW
    assert passing("x", found, original=True, requires_authority=False).until is None


@given(approvals, st.booleans(), st.booleans())
def test_nothing_passes_without_a_review_but_warnings_and_what_was_live_before(
    found: list[Approval], original: bool, authority: bool
) -> None:
    passed = passing("x", found, original=original, requires_authority=authority).approval
    wanted = {Kind.SAFETY if original else Kind.LANGUAGE, Kind.EMERGENCY, Kind.CARRIED_OVER}
    assert passed is None or passed.kind in wanted


@given(approvals, st.booleans(), st.booleans())
def test_one_more_approval_never_takes_a_page_away(found: list[Approval], original: bool, authority: bool) -> None:
    """Unless it says that another person is needed."""
    more = [*found, *given_to(Kind.AUTHORITY)]
    if passes(found, original=original, authority=authority):
        assert passes(more, original=original, authority=authority)
