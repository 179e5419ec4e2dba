"""Who may read which entries. Without an answer from a room above: a superuser all, everybody else none."""

from collections.abc import Callable
from typing import Any

Scope = Callable[[Any], "set[int] | None"]

_scopes: list[Scope] = []


def register(function: Scope) -> Scope:
    """A function from a person to the ids of the organisations whose entries they may read; None stands for every entry."""
    if function not in _scopes:
        _scopes.append(function)
    return function


def unregister(function: Scope) -> None:
    """For tests."""
    _scopes.remove(function)


def readable_by(person: Any) -> set[int] | None:
    """The organisations whose entries a person may read: empty where they may read none, None where they may read all."""
    if not person.is_active:
        return set()
    if person.is_superuser:
        return None
    allowed: set[int] = set()
    for function in _scopes:
        found = function(person)
        if found is None:
            return None
        allowed |= found
    return allowed


def reads_any(person: Any) -> bool:
    """Whether the report is there for them at all."""
    return readable_by(person) != set()
