"""What a file would change, text by text: rules over what it says and what stands here."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.core.exceptions import ValidationError

from cms.rich_text import says_something, words_of
from cms.translation_desk.beside import Pair
from cms.translation_desk.figures import figures_differ
from cms.translation_desk.files.markup import BrokenMarkup, tags_of, tidy, words_only
from cms.translation_desk.files.units import Unit, holds_hidden, mark, plain
from cms.translation_desk.fitting import fitted
from cms.translation_desk.same_words import may_be_the_same
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import Segment


class Verdict(StrEnum):
    """What becomes of one text of a file."""

    NEW = "new"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    SOURCE_CHANGED = "source_changed"
    TARGET_CHANGED = "target_changed"
    FIGURES = "figures"
    BROKEN = "broken"
    TOO_LONG = "too_long"
    HIDDEN = "hidden"
    SAME = "same"
    DUPLICATE = "duplicate"
    UNKNOWN = "unknown"
    NO_PLACE = "no_place"
    REFUSED = "refused"
    EMPTY = "empty"
    UNCHANGED = "unchanged"


TAKEN = frozenset({Verdict.NEW, Verdict.CHANGED, Verdict.CONFIRMED})
ASKED = frozenset({Verdict.SOURCE_CHANGED, Verdict.TARGET_CHANGED, Verdict.FIGURES})
QUIET = frozenset({Verdict.UNCHANGED, Verdict.EMPTY})


@dataclass(frozen=True)
class Judged:
    """The verdict; the words as they would be kept; which words of the source they translate; what to say of it. `doubts`: all that
    has to be agreed to before it is taken."""

    verdict: Verdict
    text: str = ""
    source: str = ""
    done: bool = False
    said: str = ""
    doubts: tuple[Verdict, ...] = ()


class _Left(Exception):
    def __init__(self, verdict: Verdict, said: str = "") -> None:
        self.judged = Judged(verdict, said=said)


def shown(pair: Pair) -> str:
    """The translation as files have it: nothing while the words are those of the source."""
    if pair.state == SegmentState.UNTRANSLATED:
        return ""
    return as_in_files(pair.target, pair.source)


def as_in_files(text: str, segment: Segment) -> str:
    """A text of a page as a file holds it."""
    if not segment.rich:
        return plain(text)
    try:
        return tidy(plain(text))
    except BrokenMarkup:
        return plain(text)


def judge(unit: Unit, pair: Pair | None, code: str) -> Judged:
    """A text of a file, and what stands at its place; `code` is the language of the source. Duplicates are the caller's to see."""
    if pair is None:
        return Judged(Verdict.UNKNOWN)
    if not unit.target.strip():
        return Judged(Verdict.EMPTY)
    source, doubts = _source(unit, pair)
    try:
        written = _target(unit, pair.source)
        now = shown(pair)
        if written == now:
            return _untouched(unit, pair, source, doubts)
        text = _kept(written, pair)
    except _Left as left:
        return left.judged
    if as_in_files(text, pair.source) == now:
        return _untouched(unit, pair, source, doubts)
    same = as_in_files(pair.source.text, pair.source) in (written, as_in_files(text, pair.source))
    if same and not may_be_the_same(pair.source.text, code):
        return Judged(Verdict.SAME)
    if now and unit.was != mark(now):
        doubts += (Verdict.TARGET_CHANGED,)
    return _with_figures(Judged(Verdict.CHANGED if now else Verdict.NEW, text, source, unit.done, "", doubts), pair)


def _untouched(unit: Unit, pair: Pair, source: str, doubts: tuple[Verdict, ...]) -> Judged:
    confirms = unit.done and not doubts and pair.state != SegmentState.DONE
    return Judged(Verdict.CONFIRMED if confirms else Verdict.UNCHANGED, pair.target, source, True)


def _with_figures(judged: Judged, pair: Pair) -> Judged:
    """With a doubt where the figures are others; what is doubted is a draft."""
    rich = pair.source.rich
    differ = figures_differ(words_of(judged.source, rich=rich), words_of(judged.text, rich=rich))
    doubts = (*judged.doubts, Verdict.FIGURES) if differ else judged.doubts
    if not doubts:
        return judged
    return replace(judged, verdict=doubts[0], done=False, said=" · ".join(differ), doubts=doubts)


def _source(unit: Unit, pair: Pair) -> tuple[str, tuple[Verdict, ...]]:
    """Which words were translated, and whether the source still says so."""
    now = pair.source
    try:
        said = _written(unit.source, unit, now)
    except BrokenMarkup:
        return unit.source, (Verdict.SOURCE_CHANGED,)
    if said == as_in_files(now.text, now):
        return now.text, ()
    return said, (Verdict.SOURCE_CHANGED,)


def _written(text: str, unit: Unit, segment: Segment) -> str:
    """A text of a file as `as_in_files` has it."""
    if segment.rich:
        return tidy(plain(text))
    return plain(words_only(text) if unit.markup else text)


def _target(unit: Unit, segment: Segment) -> str:
    """The translation as `as_in_files` has it."""
    if holds_hidden(unit.target):
        raise _Left(Verdict.HIDDEN)
    try:
        return _written(unit.target, unit, segment)
    except BrokenMarkup as error:
        raise _Left(Verdict.BROKEN) from error


def _kept(written: str, pair: Pair) -> str:
    """The translation as the page would keep it."""
    segment = pair.source
    try:
        if segment.rich:
            _refuse_other_tags(written, pair)
        text = fitted(segment, written)
        if segment.rich:
            _refuse_other_tags(text, pair)
    except BrokenMarkup as error:
        raise _Left(Verdict.BROKEN) from error
    except ValidationError as error:
        over = segment.max_length is not None and len(written) > segment.max_length
        raise _Left(Verdict.TOO_LONG if over else Verdict.HIDDEN, " ".join(error.messages)) from error
    if not says_something(text, rich=segment.rich):
        raise _Left(Verdict.EMPTY)
    return text


def _refuse_other_tags(text: str, pair: Pair) -> None:
    """Bold, links, lists have to be those of the source, or those that somebody gave the translation here on purpose."""
    tags = tags_of(text)
    if tags != tags_of(pair.source.text) and not (shown(pair) and tags == tags_of(pair.target)):
        raise BrokenMarkup(text)
