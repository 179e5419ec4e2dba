"""What a person has agreed to of the texts that a dry run asks about."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from cms.translation_desk.files.comparing import ASKED, Verdict
from cms.translation_desk.files.forms import ids_in


@dataclass(frozen=True)
class Agreed:
    """Texts by their number among those that can be taken, and whole groups by their verdict, with all of them that were not shown."""

    numbers: frozenset[int] = frozenset()
    groups: frozenset[Verdict] = frozenset()

    def takes(self, number: int, verdict: Verdict) -> bool:
        """Whether a text was agreed to, by itself or with its group."""
        return number in self.numbers or verdict in self.groups

    def as_kept(self) -> list[int | str]:
        """As it is kept until a worker writes; `kept_as` reads it."""
        return [*sorted(self.numbers), *sorted(self.groups)]


NOTHING = Agreed()


def agreed_in(data: Any) -> Agreed:
    """What was ticked in the form of a dry run; what is no text and no group that asks is left out."""
    groups = {verdict for verdict in ASKED if verdict.value in data.getlist("agreed-group")}
    return Agreed(frozenset(ids_in(data.getlist("agreed"))), frozenset(groups))


def kept_as(kept: Collection[int | str]) -> Agreed:
    """What `as_kept` gave."""
    numbers = frozenset(one for one in kept if isinstance(one, int))
    return Agreed(numbers, frozenset(Verdict(one) for one in kept if isinstance(one, str)))
