"""Holding rows still until a transaction ends: what was computed from them is still so when it is written down.

On PostgreSQL, in a transaction; SQLite lets one transaction write at a time. Everybody takes them in one order: the page, what it shows
(pictures, recordings, documents, each by their keys), the note of what it shows. Whoever replaces a picture begins with the picture.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from wagtail.models import Page

from cms.safety.models import Passed

DEADLOCK = "40P01"
TRIES = 5
Made = TypeVar("Made")


def can_hold() -> bool:
    """Whether rows can be held here and now."""
    return bool(connection.features.has_select_for_update and connection.in_atomic_block)


def hold_page(key: int | None) -> None:
    """Nobody else saves, approves or withdraws the page meanwhile."""
    _hold(Page.objects.filter(pk=key))


def hold_note(key: int) -> None:
    """Nobody else notes what the page shows meanwhile."""
    _hold(Passed.objects.filter(page=key))


def hold_row(row: Any) -> None:
    """Nobody else changes the row, or shows it on a page that is saved meanwhile."""
    _hold(type(row)._base_manager.filter(pk=row.pk))


def _hold(rows: QuerySet[Any]) -> None:
    if can_hold():
        list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))


def shared(rows: QuerySet[Any]) -> Iterable[Any]:
    """The rows of a `values_list`. Others may hold them so at the same time; nobody changes them, and who is changing one is waited for."""
    if not can_hold():
        return rows
    statement, values = rows.query.get_compiler(using=rows.db).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} FOR SHARE", values)
        return cursor.fetchall()


def again_after_deadlock(act: Callable[[], Made]) -> Made:
    """Does it in a transaction, and again where PostgreSQL ended it because it and another waited for each other."""
    for _time in range(TRIES - 1):
        try:
            with transaction.atomic():
                return act()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", None) != DEADLOCK:
                raise
    with transaction.atomic():
        return act()
