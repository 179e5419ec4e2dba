"""Which changes of a number one person alone may make: confirm it, and take it away from readers."""

from collections.abc import Mapping

from cms.directory.models import Tier
from cms.safety.second_person import Change, Values

OPENNESS = {Tier.HIDDEN: 0, Tier.STAFF: 1, Tier.PUBLIC: 2}
ALONE = frozenset({"tier", "assured_until"})


def needs_second(changes: Mapping[str, Change], after: Values) -> bool:
    """What anybody dials, now or once it is opened, was written by one person and read by another; so also while it is hidden."""
    return not changes.keys() <= ALONE or ("tier" in changes and not _closes(changes["tier"]))


def held_at_once(changes: Mapping[str, Change]) -> frozenset[str]:
    """What of such a change does not wait: that fewer people see the number."""
    return frozenset({"tier"}) if "tier" in changes and _closes(changes["tier"]) else frozenset()


def _closes(tier: Change) -> bool:
    return tier.before is not None and OPENNESS[tier.after] < OPENNESS[tier.before]
