"""Emptying the test database between tests that really commit. The audit trail refuses that, as it should: here its owner lifts it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connections, transaction

from cms.audit.models import Entry

TABLE = Entry._meta.db_table


@contextmanager
def append_only_lifted(connection: Any) -> Iterator[None]:
    """Inside, one transaction, the table's triggers are off; afterwards they are what they were."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
            yield
            cursor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def flush_lifts_append_only() -> None:
    """From now on Django's `flush`, which ends each transactional test, may empty the audit trail too. For tests only."""
    for connection in connections.all():
        connection.ops.execute_sql_flush = partial(_flush, connection, connection.ops.execute_sql_flush)  # type: ignore[method-assign]  # only here


def _flush(connection: Any, flush: Callable[[Iterable[str]], None], statements: Iterable[str]) -> None:
    with append_only_lifted(connection):
        flush(statements)
