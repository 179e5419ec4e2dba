"""Pages that somebody may carry into a language, text by text beside what stands there."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any

from django.db.models import Q
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.organisations.page_policy import page_policy
from cms.taxonomy.models import Original
from cms.translation_desk.beside import Pair, beside
from cms.translation_desk.files.comparing import as_in_files, shown
from cms.translation_desk.files.units import MAX_TEXTS, Batch, Told, Unit, mark
from cms.translation_desk.permissions import desk_of, may_read
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import places_of, segments_of


@dataclass(frozen=True)
class Place:
    """A page to be carried into a language: what it is made from, and its version there, None where there is none yet; `source` is specific
    then."""

    source: Any
    target: Page | None


@dataclass(frozen=True)
class Work:
    """The same with its texts, in the order of the source. `source` is specific, as its translators read it."""

    place: Place
    source: Any
    pairs: list[Pair]
    lacking: frozenset[str] = frozenset()  # paths that the version in the language has no place for


def places_for(keys: Collection[uuid.UUID], locale: Locale, user: User) -> dict[uuid.UUID, Place]:
    """Of the pages with these translation keys those that the person may draft in the language; some five queries."""
    versions = Page.objects.filter(translation_key__in=keys, depth__gt=2).select_related("locale").order_by("pk")
    originals = set(Original.objects.filter(translation_key__in=keys).values_list("page_id", flat=True))
    mine = page_policy.instances_user_has_permission_for(user, "change").filter(translation_key__in=keys, locale=locale)
    open_to_change = set(mine.values_list("pk", flat=True))
    found = {}
    for key, several in groupby(sorted(versions, key=lambda page: page.translation_key), lambda p: p.translation_key):
        place = _place(list(several), originals, locale)
        if place is not None and _may_write(place, locale, open_to_change, user):
            found[key] = place
    return _with_specific_sources(found)


def below_what_is_open(locale: Locale, user: User) -> Q:
    """Pages that stand where the person may draft in the language."""
    if user.is_superuser:
        return Q()
    return reduce(or_, (Q(path__startswith=path) for path in desk_of(user).paths_open_in(locale)), Q(pk=None))


def _with_specific_sources(places: dict[uuid.UUID, Place]) -> dict[uuid.UUID, Place]:
    """A query for each type of page, however many there are."""
    bare = {place.source.pk: place.source for place in places.values() if place.target is None}
    specific = {page.pk: page for page in Page.objects.filter(pk__in=bare).specific()}
    for key, page in specific.items():
        page.locale = bare[key].locale
    return {
        key: place if place.target is not None else Place(specific[place.source.pk], None)
        for key, place in places.items()
    }


def _place(versions: list[Page], originals: set[int], locale: Locale) -> Place | None:
    target = next((page for page in versions if page.locale_id == locale.pk), None)
    others = [page for page in versions if page is not target]
    source = next((page for page in others if page.pk in originals), others[0] if len(others) == 1 else None)
    return Place(source, target) if source is not None else None


def _may_write(place: Place, locale: Locale, open_to_change: Collection[int], user: User) -> bool:
    if not getattr(place.source.specific_class, "has_own_words", True):
        return False
    if locale.language_code not in desk_of(user).locales_below(place.source):
        return False
    return may_read(place.source, user) if place.target is None else place.target.pk in open_to_change


def work_on(place: Place, user: User) -> Work | None:
    """The texts of one page; some ten queries where there is a translation. None where what it is made from is not the person's to read."""
    if place.target is None:
        pairs = [Pair(segment, "", SegmentState.UNTRANSLATED) for segment in segments_of(place.source)]
        return Work(place, place.source, pairs)
    found = beside(place.target.specific.get_latest_revision_as_object())
    lacking = {pair.path for pair in found.pairs} - places_of(found.page).keys()
    return Work(place, found.source, found.pairs, frozenset(lacking)) if may_read(found.source, user) else None


def batches(works: Collection[Work], code: str, at: datetime, *, open_only: bool = False) -> Iterator[Batch]:
    """As few files as there can be: whole pages, each file of one language of the source and with as many texts as are taken back at once.

    `open_only`: without the texts that are done.
    """
    by_language: dict[str, list[Told]] = {}
    for work in works:
        told, source_code = told_of(work, open_only=open_only), work.source.locale.language_code
        gathered = by_language.setdefault(source_code, [])
        if gathered and len(gathered) + len(told) > MAX_TEXTS:
            yield Batch(source_code, code, tuple(gathered), at)
            gathered = by_language[source_code] = []
        gathered += told
    for source_code, gathered in by_language.items():
        if gathered:
            yield Batch(source_code, code, tuple(gathered), at)


def told_of(work: Work, *, open_only: bool = False) -> list[Told]:
    """The texts of a page on their way out."""
    key, title = str(work.source.translation_key), work.source.title
    return [_told(pair, key, title) for pair in work.pairs if not (open_only and pair.state == SegmentState.DONE)]


def _told(pair: Pair, key: str, title: str) -> Told:
    segment, target = pair.source, shown(pair)
    done = pair.state == SegmentState.DONE
    unit = Unit(key, segment.path, as_in_files(segment.text, segment), target, done, mark(target))
    before = as_in_files(pair.before, segment) if pair.before else ""
    revise = pair.state == SegmentState.NEEDS_REVISION
    return Told(unit, title, segment.label, segment.rich, segment.max_length, before, revise)
