"""Fills an empty vocabulary with the sector's words, in the languages they were written in."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model
from modeltranslation.utils import build_localized_fieldname

from cms.taxonomy.models import Audience, MessageCategory, Situation, Topic

WORDS = Path(__file__).parent / "vocabulary"


@transaction.atomic
def load_vocabulary() -> None:
    """Loads each list that is empty, and any of the four audiences that is missing; what people changed is left alone."""
    known = set(Audience.objects.values_list("code", flat=True))
    for position, row in enumerate(rows("audiences")):
        if row["code"] not in known:
            Audience.objects.create(code=row["code"], hxl=row["hxl"], position=position, **names(row))
    for model, name in ((Topic, "topics"), (Situation, "situations"), (MessageCategory, "message_categories")):
        _load_list(model, name)


def _load_list(model: type[Model], name: str) -> None:
    if model._default_manager.exists():
        return
    for position, row in enumerate(rows(name)):
        extra = {key: row[key] for key in ("pictogram", "needs_places") if key in row}
        model._default_manager.create(slug=row["slug"], position=position, **names(row), **extra)


def rows(name: str) -> list[dict[str, Any]]:
    """The list as written in vocabulary/<name>.json."""
    loaded: list[dict[str, Any]] = json.loads((WORDS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def names(row: dict[str, Any]) -> dict[str, str]:
    """Its labels by column: name_en, name_ar …"""
    return {build_localized_fieldname("name", code): text for code, text in row["name"].items()}
