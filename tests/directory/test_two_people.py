"""Which changes of a number need a second person: a rule over what readers would dial."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cms.directory.models import Tier
from cms.directory.two_people import OPENNESS, held_at_once, needs_second
from cms.safety.second_person import Change, plain
from cms.taxonomy.models import Topic

TIERS = st.sampled_from([str(tier) for tier in Tier])
READ = st.sampled_from(
    ["number", "name_en", "name_my", "purpose_ar", "hours_en", "languages", "cost", "places", "organisation"]
)
WORDS = st.text(min_size=1, max_size=8) | st.just("الخط الساخن") | st.just("ဖုန်းလိုင်း")


def changed(before: Any, after: Any, *names: str) -> dict[str, Change]:
    """The same change of each field."""
    return {name: Change(before, after) for name in names}


@given(
    tier=TIERS,
    names=st.sets(READ, min_size=1),
    confirmed=st.booleans(),
    words=WORDS,
)
def test_whatever_is_read_of_a_number_needs_two_also_while_it_is_hidden(
    tier: str, names: set[str], confirmed: bool, words: str
) -> None:
    changes = changed("", words, *names) | (changed("2026-01-01", "2030-01-01", "assured_until") if confirmed else {})
    assert needs_second(changes, {"tier": tier})


@given(before=TIERS, after=TIERS, confirmed=st.booleans())
def test_a_number_is_opened_by_two_and_closed_by_one(before: str, after: str, confirmed: bool) -> None:
    changes = changed(before, after, "tier") if before != after else {}
    changes |= changed("2026-01-01", "2030-01-01", "assured_until") if confirmed else {}
    assert needs_second(changes, {"tier": after}) == (OPENNESS[Tier(after)] > OPENNESS[Tier(before)])


@given(before=TIERS, after=TIERS, names=st.sets(READ, min_size=1))
def test_whatever_waits_that_fewer_people_see_it_does_not(before: str, after: str, names: set[str]) -> None:
    changes = changed("", "x", *names) | (changed(before, after, "tier") if before != after else {})
    assert needs_second(changes, {"tier": after})
    assert held_at_once(changes) == ({"tier"} if OPENNESS[Tier(after)] < OPENNESS[Tier(before)] else set())


@given(tier=TIERS)
def test_a_new_number_needs_two_whoever_is_to_see_it(tier: str) -> None:
    changes = {"tier": Change(None, tier), "number": Change(None, "+1 555 555 0110")}
    assert needs_second(changes, {"tier": tier}) and not held_at_once(changes)


@given(st.lists(WORDS))
def test_the_order_of_several_values_is_no_change(values: list[str]) -> None:
    assert plain(values) == plain(values[::-1])


def test_no_words_are_no_words_and_rows_are_their_keys() -> None:
    assert plain("") is plain(None) is plain([]) is None
    assert plain(Topic(pk=5)) == "5"
    assert plain(datetime.date(2026, 1, 2)) == "2026-01-02"
    assert (plain(True), plain(False), plain(3)) == (True, False, "3")
