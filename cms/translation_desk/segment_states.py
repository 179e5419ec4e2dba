"""How far one text of a translation has come: rules over values."""

from dataclasses import dataclass
from enum import StrEnum

from cms.translation_desk.fitting import same_words
from cms.translation_desk.models.segment import Origin


class SegmentState(StrEnum):
    """What is left to do for one text."""

    UNTRANSLATED = "untranslated"
    NEEDS_REVISION = "needs_revision"
    DRAFT = "draft"
    DONE = "done"


HOLDS_UP = frozenset({SegmentState.UNTRANSLATED, SegmentState.NEEDS_REVISION})


@dataclass(frozen=True)
class Noted:
    """What is known of a text: the words it translates, its own words when that was noted, whether it is done, where it came from."""

    source: str
    text: str
    done: bool
    origin: Origin = Origin.TYPED


def segment_state(
    *, source: str, target: str, noted: Noted | None, is_empty: bool = False, same_on_purpose: bool = False
) -> SegmentState:
    """`source` as it reads now. `is_empty`: the target has nothing to be read. `same_on_purpose`: the two languages may share these words.

    A text needs revision while its source has changed and it has not. Words of a machine are a draft until somebody confirms them.
    """
    untouched = noted is not None and same_words(noted.text, target)
    confirmed = untouched and noted is not None and noted.done and noted.origin != Origin.MACHINE
    if is_empty or (same_words(target, source) and not same_on_purpose and not confirmed):
        return SegmentState.UNTRANSLATED
    if untouched and noted is not None and not same_words(noted.source, source):
        return SegmentState.NEEDS_REVISION
    return SegmentState.DONE if confirmed else SegmentState.DRAFT
