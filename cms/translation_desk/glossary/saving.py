"""Saving a form of the glossary: what somebody else has changed meanwhile is never written over unseen."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import QueryDict
from django.utils.text import capfirst

from cms.translation_desk.glossary.forms import TWICE


@dataclass(frozen=True)
class Outcome:
    """A form, the seal of the row that it stands for, whether it was saved; if somebody was faster, what the row says now, by label."""

    form: Any
    seen: str
    saved: bool = False
    meanwhile: bool = False
    now: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def edited(make: type[ModelForm], rows: QuerySet[Any], fresh: Model, sent: QueryDict | None) -> Outcome:
    """The form of the one row, or of a fresh one where there is none yet; with what was `sent`, saved if the row is as it was seen."""
    row = rows.select_for_update().first()
    seen = _seal(make, row)
    form = make(sent, instance=row or fresh)
    if sent is None:
        return Outcome(form, seen)
    if sent.get("seen") != seen:
        return Outcome(form, seen, meanwhile=True, now=_told(make, row))
    if not form.is_valid():
        return Outcome(form, seen)
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:  # added in the same moment by somebody else
        form.add_error("words", str(TWICE))
        return Outcome(form, seen)
    return Outcome(form, seen, saved=True)


def _seal(make: type[ModelForm], row: Any) -> str:
    """The same as long as the row says the same."""
    values = [row.pk, *(getattr(row, name) for name in _names(make))] if row is not None else []
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def _told(make: type[ModelForm], row: Any) -> dict[str, str]:
    if row is None:
        return {}
    names = (name for name in _names(make) if getattr(row, name))
    return {str(capfirst(row._meta.get_field(name).verbose_name)): getattr(row, name) for name in names}


def _names(make: Any) -> list[str]:
    return list(make._meta.fields)
