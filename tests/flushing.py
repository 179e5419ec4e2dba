"""Emptying the test database between tests that really commit. The audit trail refuses that, as it should: here its owner lifts it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

from cms.audit.models import Entry
from cms.safety.models import Approval, Contribution, DecidedChange, FieldTest, Letter, RecordedInError, Withdrawal

WRITTEN_ONCE = (Entry, Approval, Contribution, DecidedChange, FieldTest, Letter, RecordedInError, Withdrawal)
TABLES = [model._meta.db_table for model in WRITTEN_ONCE]


@contextmanager
def append_only_lifted(connection: Any) -> Iterator[None]:
    """Inside, one transaction, the tables' triggers are off; afterwards they are what they were."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        triggers = [(name, sql) for name, sql, table in cursor.fetchall() if table in TABLES]
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def flush_lifts_append_only() -> None:
    """From now on Django's `flush`, which ends each transactional test, may empty the audit trail too. For tests only.

    For every connection there will be: beside a running browser, Django opens another one than that of the start.
    """
    for operations in {type(connection.ops) for connection in connections.all()}:
        operations.execute_sql_flush = _lifted(operations.execute_sql_flush)  # type: ignore[method-assign]  # only here


def _lifted(flush: Callable[..., None]) -> Callable[..., None]:
    def lifted(self: Any, statements: Iterable[str]) -> None:
        with append_only_lifted(self.connection):
            flush(self, statements)

    return lifted
