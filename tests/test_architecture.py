"""Relations between models keep to the layers too, also where they are given as strings, which import-linter cannot see."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import Field

ROOT = Path(__file__).resolve().parent.parent


def layers() -> dict[str, int]:
    """Room to its height, as pyproject.toml has it: 0 is the lowest."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = config["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        room.strip(" ()"): height for height, row in enumerate(reversed(rows)) for room in row.replace("|", " ").split()
    }


def test_every_relation_leads_down_or_stays_in_its_room() -> None:
    height = layers()
    wrong, seen = [], 0
    for model in apps.get_models():
        if not model.__module__.startswith("cms."):
            continue
        for field in model._meta.get_fields():
            other = field.related_model if isinstance(field, Field) else None
            if not isinstance(other, type) or not other.__module__.startswith("cms."):
                continue
            seen += 1
            here, there = model._meta.app_label, other._meta.app_label
            if here != there and height[there] >= height[here]:
                wrong.append(f"{model.__name__}.{field.name} leads from {here} up or across to {there}")
    assert seen > 10
    assert wrong == []
