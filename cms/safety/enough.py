"""Which approvals are enough for content to be shown: a rule over values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cms.safety.models.approval import Approval, Kind

WITHOUT_REVIEW = frozenset({Kind.EMERGENCY, Kind.CARRIED_OVER})


@dataclass(frozen=True)
class Pass:
    """The digest of content, the approval that it may be shown by (None: it may not) and until when.

    `of_others`: where it may not, somebody has approved it for another organisation than the one whose page it is now.
    """

    digest: str
    approval: Approval | None = None
    until: datetime | None = None
    of_others: bool = False


def passing(digest: str, approvals: Sequence[Approval], *, original: bool, requires_authority: bool) -> Pass:
    """`approvals` are those given to exactly this content that hold now, the newest first.

    An original needs a safety review, a translation a language review; two people's where a machine found what one alone should not
    judge; an authority's beside it where the organisation asks for it. An emergency warning, and what was live before there were
    reviews, needs nothing beside itself.
    """
    kind = Kind.SAFETY if original else Kind.LANGUAGE
    reviews = [one for one in approvals if one.kind == kind]
    needed = 2 if any(one.needs_second for one in reviews) else 1
    authority = next((one for one in approvals if one.kind == Kind.AUTHORITY), None)
    if len({one.by_id for one in reviews}) >= needed and (authority is not None or not requires_authority):
        counted = [*reviews, authority] if requires_authority and authority else reviews
        return Pass(digest, reviews[0], _first_end(counted))
    other = next((one for one in approvals if one.kind in WITHOUT_REVIEW), None)
    return Pass(digest, other, other.expires_at if other else None)


def _first_end(approvals: Sequence[Approval]) -> datetime | None:
    return min((one.expires_at for one in approvals if one.expires_at is not None), default=None)
