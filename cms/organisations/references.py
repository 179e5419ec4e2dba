"""What a form puts on a page is what its writer may see: a number typed into a request brings nobody another organisation's picture."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from wagtail.blocks import StreamValue

from cms.accounts.models import User
from cms.organisations.sight import choosable_by

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
