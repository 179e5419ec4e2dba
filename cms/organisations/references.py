"""What a form puts on a page is what its writer may see: a number typed into a request brings nobody another organisation's picture."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from wagtail.blocks import StreamValue

from cms.accounts.models import User
from cms.organisations.sight import choosable_by

# How many parts there are, in which order, of which kind: small numbers, but no keys.
STRUCTURE = ("-count", "-order", "-type", "-deleted", "-id")
Reference = tuple[type[Model], str]


def references_of(value: Any) -> set[Reference]:
    """The rows to which a form field's value refers: model and key."""
    if isinstance(value, StreamValue):
        found = value.stream_block.extract_references(value)
        return {(model, str(key)) for model, key, _model_path, _content_path in found}
    return {(type(value), str(value.pk))} if isinstance(value, Model) else set()


def not_theirs(user: User, new: Iterable[Reference], old: Any) -> set[Reference]:
    """Those of the new references that the person may not choose. What the old value refers to may stay, whoever chose it."""
    if user.is_superuser:
        return set()
    by_model: dict[type[Model], set[str]] = defaultdict(set)
    for model, key in new:
        by_model[model].add(key)
    refused = set()
    for model, keys in by_model.items():
        seen = {str(key) for key in choosable_by(user, model).filter(pk__in=keys).values_list("pk", flat=True)}
        refused |= {(model, key) for key in keys - seen}
    return refused - references_of(old) if refused else refused


def without(data: QueryDict, field: str, keys: Collection[str]) -> QueryDict:
    """What was sent, less these keys in a field and its parts: a form shown again would tell the titles of what they belong to."""
    left = data.copy()
    for name, values in data.lists():
        if name == field or (name.startswith(f"{field}-") and not name.endswith(STRUCTURE)):
            left.setlist(name, [_without(value, keys) for value in values])
    return left


def _without(value: str, keys: Collection[str]) -> str:
    """A key is emptied; a link in running text leads nowhere any more, and its words stay."""
    if value in keys:
        return ""
    if not value.startswith("{") or '"entityMap"' not in value:
        return value
    try:
        text = json.loads(value)
        for entity in text["entityMap"].values():
            if str(entity["data"].get("id")) in keys:
                entity |= {"type": "LINK", "data": {"url": "#"}}
    except (ValueError, AttributeError, TypeError, KeyError):
        return ""
    return json.dumps(text)
