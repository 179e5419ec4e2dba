"""Which numbers a page shows, and in which order."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.directory.choosing import (
    INSTALLATION_RANK,
    ORGANISATION_RANK,
    SHOWN_AT_MOST,
    Candidate,
    distances,
    hotlines_for,
    rank,
)
from cms.guidance.models import OrganisationPage
from cms.taxonomy.facts import facts_of
from cms.taxonomy.models import Place
from tests import factories
from tests.standing import standing

IDS = st.integers(1, 9)
NEARNESS = st.dictionaries(IDS, st.integers(0, 3), max_size=6)
CANDIDATES = st.builds(Candidate, IDS, st.frozensets(IDS, max_size=4), st.none() | IDS)


# The order, by itself


@given(CANDIDATES, NEARNESS, st.none() | IDS)
def test_a_number_that_names_places_is_ranked_by_them_alone(
    candidate: Candidate, nearness: dict[int, int], organisation: int | None
) -> None:
    shared = candidate.place_ids & nearness.keys()
    ranked = rank(candidate, nearness=nearness, organisation_id=organisation)
    if shared:
        assert ranked == min(nearness[place] for place in shared) < ORGANISATION_RANK
    elif candidate.place_ids:
        assert ranked is None


@given(CANDIDATES, NEARNESS, st.none() | IDS)
def test_another_organisations_number_is_never_shown_unless_it_names_the_place(
    candidate: Candidate, nearness: dict[int, int], organisation: int | None
) -> None:
    if candidate.organisation_id not in {None, organisation} and not candidate.place_ids & nearness.keys():
        assert rank(candidate, nearness=nearness, organisation_id=organisation) is None


@given(CANDIDATES, NEARNESS, IDS, st.integers(0, 3), st.none() | IDS)
def test_coming_nearer_never_makes_a_number_less_near(
    candidate: Candidate, nearness: dict[int, int], place: int, distance: int, organisation: int | None
) -> None:
    before = rank(candidate, nearness=nearness, organisation_id=organisation)
    nearer = nearness | {place: min(distance, nearness.get(place, distance))}
    after = rank(candidate, nearness=nearer, organisation_id=organisation)
    assert before is None or (after is not None and after <= before)


def test_the_nearest_comes_first_then_the_organisation_then_everyone() -> None:
    numbers = [
        Candidate(1, frozenset(), None),
        Candidate(2, frozenset(), 7),
        Candidate(3, frozenset({30}), None),
        Candidate(4, frozenset({10, 30}), None),
        Candidate(5, frozenset({99}), 7),
        Candidate(6, frozenset(), 8),
    ]
    ranks = {one.hotline_id: rank(one, nearness={10: 0, 20: 1, 30: 2}, organisation_id=7) for one in numbers}
    assert ranks == {4: 0, 3: 2, 2: ORGANISATION_RANK, 1: INSTALLATION_RANK, 5: None, 6: None}


# With real rows


@standing
def district(place: Place) -> Place:
    """A district in a province of the country."""
    province = factories.PlaceFactory(level=1, parent=place, pcode="XA01", name_en="North")
    return factories.PlaceFactory(level=2, parent=province, pcode="XA0101", name_en="Mill Valley")


@pytest.fixture
def shown(db: None, today: datetime.date) -> Callable[..., list[str]]:
    """Names of the numbers shown today."""

    def names(*places: Place, organisation_id: int | None = None, on: datetime.date = today) -> list[str]:
        found = hotlines_for(places=places, organisation_id=organisation_id, on=on)
        return [str(hotline.name) for hotline in found]

    return names


def test_distance_grows_upwards_and_the_shortest_counts(district: Place) -> None:
    province, country = district.lineage()[1:]
    assert distances([district]) == {district.pk: 0, province.pk: 1, country.pk: 2}
    assert distances([district, country]) == {district.pk: 0, province.pk: 1, country.pk: 0}


def test_numbers_of_the_place_come_before_those_of_larger_places(
    district: Place, shown: Callable[..., list[str]]
) -> None:
    province, country = district.lineage()[1:]
    factories.HotlineFactory(name_en="Everyone")
    factories.HotlineFactory(name_en="Country", places=[country])
    factories.HotlineFactory(name_en="Province", places=[province])
    factories.HotlineFactory(name_en="District", places=[district])
    assert shown(district) == ["District", "Province", "Country"]
    assert shown(province) == ["Province", "Country", "Everyone"]
    assert shown() == ["Everyone"]


def test_the_organisations_own_number_comes_after_the_places_and_before_everyones(
    district: Place, section: OrganisationPage, shown: Callable[..., list[str]]
) -> None:
    factories.HotlineFactory(name_en="Everyone")
    factories.HotlineFactory(name_en="Ours", organisation=section.organisation)
    factories.HotlineFactory(name_en="Theirs", organisation=factories.OrganisationFactory())
    factories.HotlineFactory(name_en="District", places=[district])
    assert shown(district, organisation_id=section.organisation_id) == ["District", "Ours", "Everyone"]
    assert shown(district) == ["District", "Everyone"]


def test_numbers_of_other_places_are_not_shown(district: Place, shown: Callable[..., list[str]]) -> None:
    neighbour = factories.PlaceFactory(level=2, parent=district.parent, pcode="XA0102", name_en="Next valley")
    factories.HotlineFactory(name_en="Neighbour", places=[neighbour])
    factories.HotlineFactory(name_en="Smaller", places=[district])
    assert shown(district.parent) == []


def test_three_at_most_are_shown_and_the_nearest_are_kept(district: Place, shown: Callable[..., list[str]]) -> None:
    for number in range(5):
        factories.HotlineFactory(name_en=f"Everyone {number}")
    factories.HotlineFactory(name_en="District", places=[district])
    assert shown(district) == ["District", "Everyone 0", "Everyone 1"]
    assert SHOWN_AT_MOST == 3


def test_a_number_of_several_places_is_shown_once(district: Place, shown: Callable[..., list[str]]) -> None:
    factories.HotlineFactory(name_en="Both", places=district.lineage())
    assert shown(district) == ["Both"]


@pytest.mark.parametrize(("tier", "visible"), [("public", True), ("staff", False), ("hidden", False)])
def test_only_public_numbers_are_shown_to_readers(tier: str, visible: bool, shown: Callable[..., list[str]]) -> None:
    factories.HotlineFactory(name_en="Number", tier=tier)
    assert shown() == (["Number"] if visible else [])


@pytest.mark.parametrize(
    ("days_left", "visible", "noticed"),
    [(1, True, False), (0, True, False), (-1, True, True), (-30, True, True), (-31, False, True)],
)
def test_a_number_past_its_date_has_a_notice_for_thirty_days_and_then_hides(
    days_left: int, visible: bool, noticed: bool, today: datetime.date, shown: Callable[..., list[str]]
) -> None:
    hotline = factories.HotlineFactory(name_en="Number", assured_until=today + datetime.timedelta(days=days_left))
    assert shown() == (["Number"] if visible else [])
    assert hotline.needs_notice_on(today) is noticed
    assert hotline.is_stale_on(today) is not visible


@pytest.mark.parametrize("many", [1, 12])
def test_two_queries_find_the_numbers_of_a_page_however_many_there_are(
    many: int,
    district: Place,
    section: OrganisationPage,
    today: datetime.date,
    django_assert_num_queries: Any,
) -> None:
    factories.HotlineFactory(name_en="Everyone")
    extra = [
        factories.PlaceFactory(level=2, parent=district.parent, pcode=f"XA01{number + 2:02d}") for number in range(many)
    ]
    for number in range(many):
        factories.HotlineFactory(name_en=f"Number {number}", places=[*extra, district])
    page = factories.live_guidance(section, scope="places", places=(district, *extra))
    places = facts_of(page).places
    with django_assert_num_queries(2):
        assert len(hotlines_for(places=places, organisation_id=section.organisation_id, on=today)) == min(many + 1, 3)
