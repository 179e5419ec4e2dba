"""The groups that rooms put on the start page: each is a function from a person's day to groups."""

from collections.abc import Callable, Iterable

from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.items import Group

Contributor = Callable[[Day], Iterable[Group]]
_contributors: list[Contributor] = []


def register(contributor: Contributor) -> Contributor:
    """Add a contributor; usable as a decorator."""
    if contributor not in _contributors:
        _contributors.append(contributor)
    return contributor


def groups_of(day: Day) -> list[Group]:
    """Those that hold anything, the most urgent first."""
    found = [group for contributor in _contributors for group in contributor(day) if group.items]
    return sorted(found, key=lambda group: group.urgency)
