"""In which state a page is in a language, and what outdates a translation: rules over values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cms.safety.models import Weight

WEIGHTS = (Weight.SMALL, Weight.MAJOR, Weight.URGENT)  # the lightest first
OUTDATE = frozenset({Weight.MAJOR, Weight.URGENT})


class State(StrEnum):
    """How far a page has come in a language."""

    MISSING = "missing"
    IN_PROGRESS = "in_progress"
    IN_REVIEW = "in_review"
    CURRENT = "current"
    OUTDATED = "outdated"


NEEDS_TRANSLATOR = frozenset({State.MISSING, State.IN_PROGRESS, State.OUTDATED})
READ = frozenset({State.CURRENT, State.OUTDATED})


@dataclass(frozen=True)
class Change:
    """Content with which a source passed its review, and what the change to it means for translations."""

    digest: str
    weight: Weight
    at: datetime


def state_of(*, exists: bool, live: bool, in_review: bool, outdated: bool) -> State:
    """One state; what readers find is live in any case."""
    if not exists:
        return State.MISSING
    if in_review:
        return State.IN_REVIEW
    if not live:
        return State.IN_PROGRESS
    return State.OUTDATED if outdated else State.CURRENT


def heaviest_since(changes: Sequence[Change], *, live: str, read: str, read_at: datetime) -> Weight | None:
    """The heaviest of the changes that led a source from the content `read` to that which is `live` now, both by digest; None for none.

    `changes` are all of the source's, the oldest first. A translation that was read against content which is not among them was read
    against what was there at `read_at`.
    """
    if read == live:
        return None
    digests = [one.digest for one in changes]
    until = _last(digests, live) + 1 or len(changes)
    known = _last(digests[:until], read)
    since = changes[known + 1 : until] if known >= 0 else [one for one in changes[:until] if one.at > read_at]
    return max((one.weight for one in since), key=WEIGHTS.index, default=None)


def _last(digests: Sequence[str], wanted: str) -> int:
    return max((number for number, digest in enumerate(digests) if digest == wanted), default=-1)


def with_those_made_from(outdated: Collection[int], made_from: Mapping[int, int]) -> set[int]:
    """Pages that are outdated, and all that were made from them, over any number of steps. `made_from`: page to source, by id."""
    found = set(outdated)
    while more := {page for page, source in made_from.items() if source in found and page not in found}:
        found |= more
    return found
