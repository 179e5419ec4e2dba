"""A translation beside its source, text by text: what the side-by-side editor, files and the door to live look at."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from wagtail.models import Page, Revision

from cms.rich_text import says_something
from cms.safety.last_pass import last_pass
from cms.safety.models import Approval, Weight
from cms.taxonomy.sources import source_of
from cms.translation_desk.fitting import same_words
from cms.translation_desk.machine.unconfirmed import is_unconfirmed, sign_of, unconfirmed
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.newest_draft import newest_draft
from cms.translation_desk.outdated import changes_of
from cms.translation_desk.same_words import may_be_left
from cms.translation_desk.segment_states import HOLDS_UP, Noted, SegmentState, segment_state
from cms.translation_desk.segments import Segment, places_of, segments_of, texts_of


@dataclass(frozen=True)
class Pair:
    """One text in both languages. `before` is what the source said when the translation was made, where it needs revision. `origin` is that
    of the words as they stand; None where nobody knows."""

    source: Segment
    target: str
    state: SegmentState
    before: str = ""
    origin: Origin | None = None

    @property
    def path(self) -> str:
        """Where it stands, in both."""
        return self.source.path

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be read in the translation."""
        return not says_something(self.target, rich=self.source.rich)

    @property
    def holds_up(self) -> bool:
        """Whether the page cannot go live because of it."""
        return self.state in HOLDS_UP or self.by_machine

    @property
    def by_machine(self) -> bool:
        """Whether a machine wrote the words, and nobody has confirmed them."""
        return self.origin == Origin.MACHINE


@dataclass(frozen=True)
class Beside:
    """A translation and its source, both specific and as they stand; the pairs in the order of the source."""

    page: Any
    source: Any
    pairs: list[Pair]

    def counts(self) -> dict[SegmentState, int]:
        """How many texts are in each state."""
        return {state: sum(pair.state == state for pair in self.pairs) for state in SegmentState}


def source_as_read(page: Page) -> Any:
    """What a translation is made from: the source as it is live; its newest draft where it never was. Specific."""
    source = source_of(page)
    if source.pk == page.pk:
        return page
    if not source.live:
        return newest_draft(source)
    specific = source.specific
    specific.locale = source.locale
    return specific


def beside(page: Any, source: Any = None) -> Beside:
    """Of a specific translation as it stands in memory; some ten queries, however many texts it has."""
    source = source if source is not None else source_as_read(page)
    noted, there = noted_of(page, source), places_of(page)
    codes = source.locale.language_code, page.locale.language_code
    machine = unconfirmed(page)
    done = {path for path, one in noted.items() if one.done and one.origin != Origin.MACHINE}
    pairs = []
    for segment in segments_of(source):
        target = there.get(segment.path)
        words = target.text if target is not None else ""
        of_machine = bool(machine and words.strip()) and is_unconfirmed(segment.path, sign_of(words), machine, done)
        pairs.append(_pair(segment, words, noted.get(segment.path), codes, of_machine))
    return Beside(page, source, pairs)


def _pair(segment: Segment, words: str, noted: Noted | None, codes: tuple[str, str], of_machine: bool) -> Pair:
    if of_machine:
        noted = replace(noted or Noted(segment.text, words, done=False), origin=Origin.MACHINE)
        origin: Origin | None = Origin.MACHINE
    else:
        origin = noted.origin if noted is not None and same_words(noted.text, words) else None
    same = may_be_left(segment.text, *codes)
    empty = not says_something(words, rich=segment.rich)
    state = segment_state(source=segment.text, target=words, noted=noted, is_empty=empty, same_on_purpose=same)
    before = noted.source if noted is not None and state == SegmentState.NEEDS_REVISION else ""
    return Pair(segment, words, state, before, origin)


def noted_of(page: Page, source: Page) -> dict[str, Noted]:
    """What is known of each text: as somebody noted it here, else as a reviewer read it beside its source before there was a desk."""
    notes = TranslatedSegment.objects.filter(page=page.pk)
    told = {one.path: Noted(one.source_text, one.text, one.done, Origin(one.origin)) for one in notes}
    return told or dict(as_reviewed(page, source))


def as_reviewed(page: Page, source: Page) -> Mapping[str, Noted]:
    """What each text translates, as the reviewer of the version that went live last read it; empty where nobody did."""
    passed = last_pass(page) if page.first_published_at is not None else None
    read = revision_read(passed, source) if passed is not None else None
    target = Revision.objects.filter(pk=passed.revision_id).first() if passed is not None else None
    if read is None or target is None:
        return {}
    sources, targets = texts_of(read.as_object()), texts_of(target.as_object())
    return {path: Noted(text, targets.get(path, ""), True) for path, text in sources.items()}


def revision_read(passed: Approval, source: Page) -> Revision | None:
    """The version of the source that the translation was read against, or a later one that only small changes lead to."""
    given = Approval.objects.of(source).filter(revision_id__isnull=False)
    versions = dict(given.order_by("at").values_list("digest", "revision_id"))
    key = (source.translation_key, source.locale.language_code)
    changes = changes_of({key}).get(key, [])
    known = max((number for number, one in enumerate(changes) if one.digest == passed.source_digest), default=None)
    if known is None:
        return None
    digest = passed.source_digest
    for change in changes[known + 1 :]:
        if change.weight != Weight.SMALL:
            break
        digest = change.digest
    return Revision.objects.filter(pk=versions.get(digest)).first()
