"""Into which columns of a shared row somebody may write. Rooms that know roles say so; nobody asked, everybody may."""

from collections.abc import Callable

from django.db.models import Model

from cms.accounts.models import User

# Language codes (BCP 47), or None for the whole row.
Columns = frozenset[str] | None
_rules: list[Callable[[User, type[Model]], Columns]] = []


def register(rule: Callable[[User, type[Model]], Columns]) -> Callable[[User, type[Model]], Columns]:
    """Add a rule; usable as a decorator."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def columns_open_to(user: User, model: type[Model]) -> Columns:
    """Those that every rule leaves open."""
    found: Columns = None
    for rule in _rules:
        columns = rule(user, model)
        if columns is not None:
            found = columns if found is None else found & columns
    return found
