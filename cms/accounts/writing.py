"""Into which columns of which shared rows somebody may write. Rooms that know roles say so; nobody asked, everybody may."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model, Q, QuerySet

from cms.accounts.models import User

# Language codes (BCP 47), or None for the whole row.
Columns = frozenset[str] | None
_rules: list[Callable[[User, type[Model]], Columns]] = []
# Takes rows that the person may change, and leaves those whose words are theirs too.
Narrowing = Callable[[User, QuerySet[Any]], QuerySet[Any]]
_narrowings: list[Narrowing] = []
# Gives, by language code, a condition on rows of which the person fills that language's columns, though nothing else of them is theirs.
Filling = Callable[[User, type[Model]], Mapping[str, Q]]
_fillings: list[Filling] = []


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


def narrow_rows(rule: Narrowing) -> Narrowing:
    """Add a rule; usable as a decorator."""
    if rule not in _narrowings:
        _narrowings.append(rule)
    return rule


def rows_open_to(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of rows that the person may change, those whose words every rule leaves open. Their forms ask the same, row by row."""
    for rule in _narrowings:
        rows = rule(user, rows)
    return rows


def fill_columns(rule: Filling) -> Filling:
    """Add a rule; usable as a decorator."""
    if rule not in _fillings:
        _fillings.append(rule)
    return rule


def columns_to_fill(user: User, model: type[Model]) -> dict[str, Q]:
    """By language code, the rows whose columns in it any rule gives the person, beside the rows that they may change anyway."""
    found: dict[str, Q] = {}
    for rule in _fillings:
        for code, rows in rule(user, model).items():
            found[code] = found[code] | rows if code in found else rows
    return found
