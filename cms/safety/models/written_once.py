"""Rows that are written once, here and in the database: see the triggers of this room's migrations."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models


class WrittenOnce(Exception):
    """Somebody tried to change or delete what was decided."""

    def __init__(self) -> None:
        super().__init__("What was decided is never changed or deleted. Decide anew: the newest decision counts.")


class WrittenOnceQuerySet(models.QuerySet[Any]):
    """Refuses what would change rows that are there."""

    def update(self, **values: Any) -> NoReturn:
        """Never."""
        raise WrittenOnce

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """New ones; never as a way to change one that is there."""
        if kwargs.get("update_conflicts"):
            raise WrittenOnce
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        raise WrittenOnce

    def delete(self) -> NoReturn:
        """Never."""
        raise WrittenOnce

    delete.alters_data = True  # type: ignore[attr-defined]  # as Django marks its own, for templates


class Decision(models.Model):
    """Somebody decided something about a page in one language. No relation leads away: nothing that goes later can change it."""

    at = models.DateTimeField()
    translation_key = models.UUIDField()
    by_id = models.PositiveBigIntegerField(null=True)
    by = models.CharField(max_length=255, blank=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once."""
        if not self._state.adding:
            raise WrittenOnce
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        raise WrittenOnce
