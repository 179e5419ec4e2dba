"""Rows that pages share, and which of their changes one person alone may make: a rule over the names and values of fields.

Whatever readers would read differently, in words, numbers, places or languages, needs a second person. Taking away does not.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.forms import ModelForm

from cms.taxonomy.models import Audience, MessageCategory, Place, Situation, Topic

# A row's fields by name, each as `plain` gives it.
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What stands in a field, and what is to stand there; None for nothing."""

    before: Any
    after: Any


# Takes the fields that change, and what the row is to be; says whether somebody else has to look first.
Rule = Callable[[Mapping[str, Change], Values], bool]
# Takes the same fields where somebody has to; gives the names of those of which it is enough that one person changes them.
AtOnce = Callable[[Mapping[str, Change]], Collection[str]]

UNREAD = frozenset({"position"})
_kept: dict[type[Model], tuple[Rule, AtOnce]] = {}


def whatever_is_read(changes: Mapping[str, Change], after: Values) -> bool:
    """Of words of the vocabulary: all but their order. A new word too, since a page that names it is reviewed in one language only."""
    return not changes.keys() <= UNREAD


def nothing_at_once(changes: Mapping[str, Change]) -> Collection[str]:
    """What waits, waits whole."""
    return ()


def keep_by_two(model: type[Model], rule: Rule, at_once: AtOnce = nothing_at_once) -> None:
    """Rows of the model are changed by two people where the rule says so. For rooms above, once, in `ready()`."""
    _kept[model] = rule, at_once


def is_kept_by_two(model: type[Model]) -> bool:
    """Whether the model has a rule."""
    return model in _kept


def needs_second(model: type[Model], changes: Mapping[str, Change], after: Values) -> bool:
    """Whether these changes wait for a second person. Where nothing changes nothing waits."""
    return bool(changes) and model in _kept and _kept[model][0](changes, after)


def held_at_once(model: type[Model], changes: Mapping[str, Change]) -> Collection[str]:
    """Which of the changes that wait for a second person hold all the same from now on."""
    return _kept[model][1](changes)


def changes_of(form: ModelForm, *, lock: bool = False) -> dict[str, Change]:
    """What a valid form would change of its row as the database has it now; by field, in the order of the form."""
    stored, after = stored_values(form.instance, form.fields, lock=lock), sent_values(form)
    return {name: Change(stored[name], after[name]) for name in form.fields if stored[name] != after[name]}


def sent_values(form: ModelForm) -> dict[str, Any]:
    """What a valid form holds."""
    return {name: plain(form.cleaned_data.get(name)) for name in form.fields}


def stored_values(row: Model, names: Iterable[str], *, lock: bool = False) -> dict[str, Any]:
    """What the database holds in these fields; nothing in any of them where the row is not there. Can lock the row, in a transaction."""
    rows = type(row)._base_manager.select_for_update() if lock else type(row)._base_manager.all()
    stored = rows.filter(pk=row.pk).first() if row.pk else None
    return {name: plain(_value(stored, name)) if stored is not None else None for name in names}


def digest_of_values(values: Values) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _value(row: Model, name: str) -> Any:
    value: Any = getattr(row, name)
    return value.all() if row._meta.get_field(name).many_to_many else value


def plain(value: Any) -> Any:
    """One form for values that read the same: rows by their keys, several in any order as one list, no words as nothing."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Model):
        return str(value.pk)
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, Iterable):
        return sorted(plain(one) for one in value) or None
    return str(value)


for _word in (Audience, Topic, Situation, MessageCategory, Place):
    keep_by_two(_word, whatever_is_read)
