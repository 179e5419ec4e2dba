"""Which changes of a number one person alone may make: confirm it, and take it away from readers."""

from collections.abc import Mapping

from cms.directory.models import Tier
from cms.safety.second_person import Change, Values

OPENNESS = {Tier.HIDDEN: 0, Tier.STAFF: 1, Tier.PUBLIC: 2}
ALONE = frozenset({"tier", "assured_until"})


def needs_second(changes: Mapping[str, Change], after: Values) -> bool:
    """What readers dial, or would from now on, is read by two people. A number that is hidden, or is hidden now, nobody dials."""
    if after.get("tier") == Tier.HIDDEN:
        return False
    tier = changes.get("tier")
    opened = tier is not None and (tier.before is None or OPENNESS[tier.after] > OPENNESS[tier.before])
    return opened or not changes.keys() <= ALONE
