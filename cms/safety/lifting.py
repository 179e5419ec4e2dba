"""Takes the guard's triggers away while tables are changed: no database changes a column that a trigger looks at."""

from typing import Any

from django.db import transaction

NAMES = ("safety_mark", "safety_check")
ON_POSTGRESQL = """
SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE NOT tgisinternal AND pg_table_is_visible(pg_class.oid)
"""
ON_SQLITE = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"


def laid_on(connection: Any) -> list[tuple[str, str]]:
    """The guard's triggers that are there: name and table."""
    with connection.cursor() as cursor:
        cursor.execute(ON_POSTGRESQL if connection.vendor == "postgresql" else ON_SQLITE)
        return sorted((name, table) for name, table in cursor.fetchall() if name.startswith(NAMES))


def lift(connection: Any) -> None:
    """All of them; `guarding.lay` brings them back."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, table in laid_on(connection):
            on = f" ON {connection.ops.quote_name(table)}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}{on}")
