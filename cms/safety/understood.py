"""What field tests say of a content: rules over values. Our policy, after studies of posters: 85 % is good, under 50 % is refused."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

GOOD = 85
LEAST = 50


class Tested(Protocol):
    """A test of the content with this digest, and how much of it was understood, in per cent."""

    digest: str
    understood: int


Test = TypeVar("Test", bound=Tested)


class Standing(StrEnum):
    """Whether a content was tested: not in any form, exactly as it is, or as it was before somebody changed it."""

    NONE = "none"
    CURRENT = "current"
    CHANGED = "changed"


class Verdict(StrEnum):
    """What a share of 0 to 100 per cent means."""

    GOOD = "good"
    WEAK = "weak"
    REFUSED = "refused"


def standing(tests: Sequence[Tested], digest: str) -> Standing:
    """Of the content with this digest; `tests` are those of the page in its language that count."""
    if not tests:
        return Standing.NONE
    return Standing.CURRENT if newest_of(tests, digest) is not None else Standing.CHANGED


def newest_of(tests: Sequence[Test], digest: str) -> Test | None:
    """The newest test of exactly this content; `tests` come the newest first."""
    return next((one for one in tests if one.digest == digest), None)


def verdict(understood: int) -> Verdict:
    """By the two thresholds."""
    if understood < LEAST:
        return Verdict.REFUSED
    return Verdict.GOOD if understood >= GOOD else Verdict.WEAK
