"""Why somebody may not work here, or not any more. Rooms above know more of it than this one: they add reasons of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User


def _nobody(person: User) -> bool:
    return False


@dataclass(frozen=True)
class Reason:
    """What happened, and whom to ask. `key` is its word in an address or a session."""

    key: str
    what: Promise
    ask: Promise
    holds_for: Callable[[User], bool] = _nobody

    def __str__(self) -> str:
        return f"{self.what} {self.ask}"


ACCOUNT = Reason(
    "stopped",
    _("You are signed out. Your account is suspended, or it has no role on this site."),
    _(
        "If you think that this is a mistake, ask an administrator of your organisation. What you had saved is still there."
    ),
)
_known: dict[str, Reason] = {ACCOUNT.key: ACCOUNT}


def register(reason: Reason) -> None:
    """Add a reason."""
    _known[reason.key] = reason


def reason_for(person: User | None) -> Reason:
    """The first that holds for the person; the account itself where none does, or where the person is gone."""
    found = (reason for reason in _known.values() if person is not None and reason.holds_for(person))
    return next(found, ACCOUNT)


def reason_called(key: str) -> Reason | None:
    """The reason of a word; None for a word that is none."""
    return _known.get(key)
