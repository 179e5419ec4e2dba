"""Remembered texts, as tests make them."""

import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from cms.translation_desk.memory.remembering import Told, row_of
from cms.translation_desk.models import Remembered


def of_file(source: str, target: str, organisation: Model | None = None, **more: Any) -> Remembered:
    """What a file has brought, of an organisation or of everybody."""
    return _kept(source, target, organisation=organisation, file_name="agency.tmx", **more)


def of_page(source: str, target: str, page: Model, **more: Any) -> Remembered:
    """What a page says."""
    return _kept(source, target, page=page, **more)


def _kept(source: str, target: str, rich: bool = False, days: int = 3, pair: str = "en:ar", **more: Any) -> Remembered:
    at = timezone.now() - datetime.timedelta(days=days, hours=1)
    row = row_of(Told(source, target, rich), *pair.split(":"), at=at, **more)
    row.save()
    return row


def remembered(**asked: Any) -> set[tuple[str, str]]:
    """Every text in both languages."""
    return set(Remembered.objects.filter(**asked).values_list("source", "target"))
