"""Emptying the test database between tests that really commit. The audit trail refuses that, as it should: here its owner lifts it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations

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
    flush = BaseDatabaseOperations.execute_sql_flush

    def lifted(operations: Any, statements: Iterable[str]) -> None:
        with append_only_lifted(operations.connection):
            flush(operations, statements)

    BaseDatabaseOperations.execute_sql_flush = lifted  # type: ignore[method-assign]  # of the class: a browser's tests have connections of their own
