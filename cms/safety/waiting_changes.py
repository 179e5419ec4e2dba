"""Which changes wait for whom: for a second person who may change such a row, never for who proposed it."""

from collections.abc import Iterable, Sequence
from typing import Any

from wagtail.permissions import policy_registry

from cms.accounts.models import User
from cms.accounts.writing import columns_open_to
from cms.organisations.policies import OwnRows
from cms.safety.models import DecidedChange, ProposedChange

SHOWN = 10


def changes_waiting_for(user: User) -> list[ProposedChange]:
    """Those that the person may decide, the oldest first; for the list and the start page.

    One query where none waits, and one more for each that does.
    """
    return waiting_around(user)[0]


def waiting_around(user: User) -> tuple[list[ProposedChange], bool]:
    """Those that the person may decide, and whether any of their own wait for somebody else; for the menu, in the same queries."""
    everything = list(ProposedChange.objects.select_related("by"))
    return [one for one in everything if may_decide(one, user)], any(one.by_id == user.pk for one in everything)


def changes_of_ones_own(user: User) -> list[ProposedChange]:
    """Those that the person proposed, which wait for somebody else."""
    return list(ProposedChange.objects.filter(by=user).select_related("by"))


def decided_lately(user: User) -> list[DecidedChange]:
    """What became of the last ones that the person proposed, the newest first."""
    return list(DecidedChange.objects.filter(proposed_by_id=user.pk).order_by("-at")[:SHOWN])


def may_decide(proposed: ProposedChange, user: User) -> bool:
    """Whether the person is a second one who may change these fields of this row. Nobody is spared."""
    return user.is_active and proposed.by_id != user.pk and _is_theirs(proposed, user)


def may_still_propose(proposed: ProposedChange) -> bool:
    """Whether who proposed it could do so now: they may have left, or work in another role."""
    return proposed.by.is_active and _is_theirs(proposed, proposed.by)


def may_look(proposed: ProposedChange, user: User) -> bool:
    """Whether the person may read what is proposed."""
    return proposed.by_id == user.pk or may_decide(proposed, user)


def _is_theirs(proposed: ProposedChange, user: User) -> bool:
    return _may_write_in(user, proposed.model, proposed.fields) and _may_keep(user, proposed)


def _may_write_in(user: User, model: Any, fields: Sequence[str]) -> bool:
    """Who fills the columns of some languages reads the others' changes of theirs, and no more."""
    open_ = columns_open_to(user, model)
    return open_ is None or all(code in open_ for code in _languages_of(model, fields))


def _languages_of(model: Any, fields: Iterable[str]) -> list[str]:
    return [str(getattr(model._meta.get_field(name), "language", "")) for name in fields]


def _may_keep(user: User, proposed: ProposedChange) -> bool:
    """As the row's own policy says: to change a row that is there, to add one that is not."""
    policy: Any = policy_registry.get_by_type(proposed.model)
    if proposed.row_id is not None:
        rows = policy.instances_user_has_any_permission_for(user, ["change"])
        return bool(rows.filter(pk=proposed.row_id).exists())
    if isinstance(policy, OwnRows):
        return policy.user_may_for(user, "add", proposed.organisation_id)
    return bool(policy.user_has_permission(user, "add"))
