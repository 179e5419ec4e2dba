"""Which numbers a page shows: of its places, then of the larger places around them, then its organisation's, then everyone's."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q

from cms.directory.models import Hotline
from cms.taxonomy.models import Place

SHOWN_AT_MOST = 3
ORGANISATION_RANK = 100
INSTALLATION_RANK = 200


class Candidate(NamedTuple):
    """A number reduced to what the order depends on."""

    hotline_id: int
    place_ids: frozenset[int]
    organisation_id: int | None


def rank(candidate: Candidate, *, nearness: dict[int, int], organisation_id: int | None) -> int | None:
    """How near the number is (0 nearest), or None when it serves other places, or only another organisation.

    `nearness` maps a place's id to its distance: 0 for the page's own places, 1 for their parents, and so on.
    """
    if candidate.place_ids:
        return min((nearness[place_id] for place_id in candidate.place_ids if place_id in nearness), default=None)
    if candidate.organisation_id is None:
        return INSTALLATION_RANK
    return ORGANISATION_RANK if candidate.organisation_id == organisation_id else None


def distances(places: Iterable[Place]) -> dict[int, int]:
    """Place id to how far up it lies from the nearest of the places: 0 for themselves."""
    nearness: dict[int, int] = {}
    for place in places:
        for distance, ancestor in enumerate(place.lineage()):
            nearness[ancestor.pk] = min(distance, nearness.get(ancestor.pk, distance))
    return nearness


def hotlines_for(*, places: Iterable[Place], organisation_id: int | None, on: datetime.date) -> list[Hotline]:
    """At most three public, unstale numbers, the nearest first; two queries, however many places and numbers."""
    nearness = distances(places)
    serving = Q(places__in=nearness) | Q(places__isnull=True, organisation_id=organisation_id)
    serving |= Q(places__isnull=True, organisation__isnull=True)
    ranked = []
    for hotline in Hotline.objects.shown_on(on).filter(serving).distinct().prefetch_related("places"):
        candidate = Candidate(
            hotline.pk, frozenset(place.pk for place in hotline.places.all()), hotline.organisation_id
        )
        nearest = rank(candidate, nearness=nearness, organisation_id=organisation_id)
        if nearest is not None:
            ranked.append((nearest, hotline.pk, hotline))
    return [hotline for _, _, hotline in sorted(ranked, key=lambda entry: entry[:2])[:SHOWN_AT_MOST]]
