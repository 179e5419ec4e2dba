"""What the memory offers for a text: the same text as it was translated before, then those that are nearly the same."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import linebreaks
from rapidfuzz import fuzz, process
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.translation_desk.figures import figures_differ
from cms.translation_desk.files.markup import BrokenMarkup
from cms.translation_desk.fitting import fitted
from cms.translation_desk.memory.linking import with_links_of
from cms.translation_desk.memory.telling import origin_of
from cms.translation_desk.memory.wording import identity_of, plain_words, wording_of
from cms.translation_desk.models import Remembered
from cms.translation_desk.models.remembered import RememberedQuerySet
from cms.translation_desk.segments import Segment

NEAR_ENOUGH = 70  # in a hundred
AT_MOST = 3
EXACT = 100
# Of these many that come closest, several may say the same.
LOOKED_AT = 24


@dataclass(frozen=True)
class Offer:
    """A remembered translation, as the place would keep it; `words` are what is read of it. `score` in a hundred, 100 for the very text;
    `figures` are numbers and placeholders that the source has and the offer has not, or the other way round."""

    key: int
    text: str
    words: str
    score: int
    origin: str
    figures: list[str]
    rich: bool = False
    features: tuple[str, ...] = ()

    @property
    def raw(self) -> str:
        """For the editor of rich texts, as it takes them in (Draft.js, raw content); nothing for a plain text."""
        if not self.rich:
            return ""
        return str(ContentstateConverter(list(self.features)).from_database_format(self.text))


def offers(segment: Segment, found: RememberedQuerySet, *, now: str, at: datetime) -> list[Offer]:
    """For a text of a source, out of the memory of its pair of languages; two queries. `now` is what stands there already."""
    scores = _scores(segment, found)
    best = dict(sorted(scores.items(), key=lambda one: -one[1])[:LOOKED_AT])
    entries = found.filter(pk__in=list(best)).with_origin()
    # Of the same closeness: what was reviewed before what came by a file, the newest first.
    ordered = sorted(entries, key=lambda one: (-best[one.pk], one.page_id is None, -one.at.timestamp()))
    return list(_several(ordered, best, segment, plain_words(now, rich=segment.rich), at))[:AT_MOST]


def _scores(segment: Segment, found: RememberedQuerySet) -> dict[int, int]:
    """How close each remembered source comes, by the key of its entry; those that are near enough."""
    wording = wording_of(segment.text, rich=segment.rich)
    rows = found.filter(length__range=lengths_near(len(wording)))
    wordings: dict[str, list[tuple[int, str]]] = {}
    for key, source_hash, said in rows.values_list("pk", "source_hash", "wording"):
        wordings.setdefault(said, []).append((key, source_hash))
    same = identity_of(segment.text, rich=segment.rich)
    near = process.extract(wording, list(wordings), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=LOOKED_AT)
    return {
        key: EXACT if source_hash == same else min(int(score), EXACT - 1)
        for said, score, _place in near
        for key, source_hash in wordings[said]
    }


def lengths_near(length: int) -> tuple[int, int]:
    """How short and how long a text may be to come near enough to one of this length: what they share is in both of them.

    Of two texts, twice what they share is at least so many in a hundred of both lengths together, and they share no more than the shorter.
    """
    return length * NEAR_ENOUGH // (200 - NEAR_ENOUGH), -(-length * (200 - NEAR_ENOUGH) // NEAR_ENOUGH)


def _several(
    entries: Iterable[Remembered], scores: dict[int, int], segment: Segment, now: str, at: datetime
) -> Iterator[Offer]:
    """Each translation once, as it fits the place; not what stands there."""
    seen = {now}
    source_words = plain_words(segment.text, rich=segment.rich)
    for entry in entries:
        text = as_fits(entry, segment)
        words = plain_words(text, rich=segment.rich)
        if not words or words in seen:
            continue
        seen.add(words)
        figures = figures_differ(source_words, words)
        yield Offer(
            entry.pk, text, words, scores[entry.pk], origin_of(entry, at), figures, segment.rich, segment.features
        )


def as_fits(entry: Any, segment: Segment) -> str:
    """The remembered translation as the place of a text of the source keeps it; nothing where it does not fit."""
    text = entry.target
    try:
        if segment.rich:
            text = with_links_of(segment.text, text) if entry.rich else linebreaks(text, autoescape=True)
        elif entry.rich:
            text = plain_words(text, rich=True)
        return fitted(segment, text)
    except (ValidationError, BrokenMarkup):
        return ""


def entries_of(keys: Collection[int], found: RememberedQuerySet) -> dict[int, Remembered]:
    """Entries by their key, as far as they are among those."""
    return {entry.pk: entry for entry in found.filter(pk__in=keys)}
