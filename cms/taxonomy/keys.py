"""Which pages a word of the vocabulary leads to: translation keys of live originals, to filter pages of any language by."""

import uuid
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from cms.taxonomy.models import (
    Fit,
    PageAudience,
    PageFacts,
    PagePlace,
    PageSituation,
    PageTopic,
    Place,
    Scope,
    Situation,
    Topic,
)

KEY = "page__translation_key"


def keys_for_audience(code: str, fit: Fit | None = None) -> QuerySet:
    """Of pages that name this audience, with this fit or with either."""
    marks = PageAudience.objects.live().filter(audience__code=code)
    return (marks.filter(fit=fit) if fit else marks).values(KEY)


def keys_for_topic(topic: Topic) -> QuerySet:
    """Of pages about the topic."""
    return PageTopic.objects.live().filter(topic=topic).values(KEY)


def keys_for_situation(situation: Situation) -> QuerySet:
    """Of pages that speak to the situation."""
    return PageSituation.objects.live().filter(situation=situation).values(KEY)


def keys_for_places(places: Iterable[Place]) -> QuerySet:
    """Of pages that name one of the places."""
    ids = [place.pk for place in places]
    return PagePlace.objects.live().filter(place__in=ids, page__fact_sheet__scope=Scope.PLACES).values(KEY)


def keys_inside(place: Place) -> QuerySet:
    """Of pages that name a place within this one; places nest three deep at most (admin 3)."""
    inside = Q(place__parent=place) | Q(place__parent__parent=place) | Q(place__parent__parent__parent=place)
    return PagePlace.objects.live().filter(inside, page__fact_sheet__scope=Scope.PLACES).values(KEY)


def places_named() -> list[Place]:
    """Places that live pages apply in and the larger places around them, each with those, by P-code; one query."""
    marks = PagePlace.objects.live().filter(page__fact_sheet__scope=Scope.PLACES)
    named = Place.objects.filter(pk__in=marks.values("place")).select_related("parent__parent__parent")
    found = {one.pcode: one for place in named for one in place.lineage()}
    return [found[pcode] for pcode in sorted(found)]


def keys_everywhere() -> QuerySet:
    """Of pages that apply everywhere on purpose."""
    return PageFacts.objects.live().filter(scope=Scope.EVERYWHERE).values(KEY)


def keys_sharing_topics(key: uuid.UUID) -> QuerySet:
    """Of pages that share a topic with the page of this key, itself among them."""
    topics = PageTopic.objects.live().filter(page__translation_key=key).values("topic")
    return PageTopic.objects.live().filter(topic__in=topics).values(KEY)
