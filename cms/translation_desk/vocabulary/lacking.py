"""Which words a language lacks: conditions over the columns of a kind of row, and counts of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from cms.safety.models import ProposedChange
from cms.translation_desk.vocabulary.kinds import Kind, column, columns_of, fields_of, translated_models


def filled(name: str) -> Q:
    """There are words in a column: neither nothing nor an empty text."""
    return Q(**{f"{name}__gt": ""})


def in_any_language(model: type[Model], field: str) -> Q:
    """There are words in some language."""
    return reduce(or_, (filled(name) for name in columns_of(model, field).values()))


def lacks(model: type[Model], field: str, code: str) -> Q:
    """There are words in some language, and none in this one."""
    own = column(field, code)
    return (Q(**{own: ""}) | Q(**{f"{own}__isnull": True})) & in_any_language(model, field)


def waits(model: type[Model], field: str, code: str) -> Exists:
    """A change of the column waits for a second person."""
    of_row = ProposedChange.objects.filter(kind=model._meta.label_lower, row_id=OuterRef("pk"))
    # The names of a change are kept as JSON, in which each stands between quotation marks on either database.
    named = of_row.annotate(names=Cast("fields", TextField())).filter(names__contains=f'"{column(field, code)}"')
    return Exists(named)


def to_fill(kind: Kind, code: str) -> Q:
    """Rows of which some words are missing in the language, and do not wait."""
    return reduce(or_, (lacks(kind.model, field, code) & ~Q(waits(kind.model, field, code)) for field in kind.fields))


def waiting_for_second(kind: Kind, code: str) -> Q:
    """Rows of which some words in the language wait."""
    return reduce(or_, (Q(waits(kind.model, field, code)) for field in kind.fields))


@dataclass(frozen=True)
class Counts:
    """Of a kind in a language: rows, words to fill in, words that wait for a second person."""

    rows: int
    missing: int
    waiting: int


def counts_of(kind: Kind, rows: QuerySet[Any], code: str) -> Counts:
    """In one query."""
    asked = {"rows": Count("pk")}
    for field in kind.fields:
        waits_too = Q(waits(kind.model, field, code))
        asked[f"missing_{field}"] = Count("pk", filter=lacks(kind.model, field, code) & ~waits_too)
        asked[f"waiting_{field}"] = Count("pk", filter=waits_too)
    found = rows.order_by().aggregate(**asked)
    missing, waiting = (sum(found[f"{what}_{field}"] for field in kind.fields) for what in ("missing", "waiting"))
    return Counts(found["rows"], missing, waiting)


def missing_by_language(codes: Iterable[str]) -> dict[str, int]:
    """How many words of shared rows readers lack in each language, over the whole installation; a query for each kind of row.

    Words that wait for a second person count: readers do not have them yet. 0 for a language without columns.
    """
    missing = dict.fromkeys(codes, 0)
    for model in translated_models():
        for field in fields_of(model):
            columns = {code: name for code, name in columns_of(model, field).items() if code in missing}
            asked = {f"in_{code}": Count("pk", filter=filled(name)) for code, name in columns.items()}
            every = Count("pk", filter=in_any_language(model, field))
            found = model._default_manager.order_by().aggregate(every=every, **asked)
            for code in columns:
                missing[code] += found["every"] - found[f"in_{code}"]
    return missing
