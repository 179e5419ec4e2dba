"""Two database roles: one owns the tables and migrates, the other runs the site and cannot take anything from the audit trail."""

from typing import Any

from django.db import DatabaseError, transaction
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.audit.models import Entry

# Wagtail adds to its logs, and in normal life neither changes nor deletes a line of them.
APPEND_ONLY = {model._meta.db_table for model in (Entry, PageLogEntry, ModelLogEntry)}
READ_ONLY = frozenset({"django_migrations"})


def only_added_to(*models: Any) -> None:
    """Rooms above name tables of theirs to which the site adds rows, and of which it never changes one."""
    APPEND_ONLY.update(model._meta.db_table for model in models)


class CannotGrant(Exception):
    """Why, and what to do."""


def grant(connection: Any, role: str, *, password: str = "") -> list[str]:
    """Give `role` what the site needs and no more, on all tables there are and will be; sentences about what was done.

    Connected as the owner. Can be run again at any time, above all after each migration. Raises CannotGrant.
    """
    if connection.vendor != "postgresql":
        raise CannotGrant("Only PostgreSQL knows roles. Set DATABASE_URL to a PostgreSQL address.")
    if not role:
        raise CannotGrant(
            "Name the role that runs the site: manage.py grant_runtime_role ROLE, or as the user of DATABASE_URL."
        )
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        said = _make_role(cursor, connection, role, password)
        _refuse_powerful(cursor, role)
        _run(cursor, connection, role, _on_database(cursor, connection))
        tables = _tables(cursor)
        for table in tables:
            _run(cursor, connection, role, _on_table(connection.ops.quote_name(table), table))
        for sequence in _owned(cursor, "'S'"):
            _run(cursor, connection, role, _on_sequence(connection.ops.quote_name(sequence)))
    return [
        *said,
        f"{role} may use {len(tables)} tables; of {', '.join(sorted(APPEND_ONLY))} it may read and add lines only.",
    ]


def powers_of_current_role(connection: Any) -> list[str]:
    """What the role that is signed in could do to the audit trail, in words; empty where it is limited as it should be."""
    table = connection.ops.quote_name(Entry._meta.db_table)
    asked = {
        "is a superuser": "SELECT rolsuper FROM pg_roles WHERE rolname = current_user AND %s <> ''",
        "owns the table": "SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE oid = %s::regclass",
        "may change or delete entries": "SELECT has_table_privilege(%s, 'UPDATE, DELETE, TRUNCATE')",
        "may add triggers to the table": "SELECT has_table_privilege(%s, 'TRIGGER')",
    }
    found = []
    with connection.cursor() as cursor:
        for words, sql in asked.items():
            cursor.execute(sql, [table])
            if cursor.fetchone()[0]:
                found.append(words)
    return found


def _make_role(cursor: Any, connection: Any, role: str, password: str) -> list[str]:
    """A role that is missing is made where this one may; its password goes to the server as a digest, which a log may hold."""
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    if cursor.fetchone():
        return []
    cursor.execute("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    if not cursor.fetchone()[0]:
        raise CannotGrant(f"There is no role {role}. As an administrator of the database: createuser --pwprompt {role}")
    options = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
    if password:
        secret = connection.connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
        options += f" PASSWORD '{secret.decode()}'"
    _run(cursor, connection, role, [f"CREATE ROLE {{role}} {options}"])
    return [f"The role {role} was made."]


def _refuse_powerful(cursor: Any, role: str) -> None:
    """A role that owns the tables, or may become one that does, cannot be limited."""
    cursor.execute(
        "SELECT rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls OR pg_has_role(oid, current_user, 'MEMBER') "
        "FROM pg_roles WHERE rolname = %s",
        [role],
    )
    if cursor.fetchone()[0]:
        raise CannotGrant(
            f"The role {role} is the owner, may become it, or is an administrator: nothing can be kept from it. "
            "Name another role, one that can do nothing but sign in."
        )


def _on_database(cursor: Any, connection: Any) -> list[str]:
    """Without temporary tables: one named like the audit trail's would be written to in its place."""
    cursor.execute("SELECT current_database(), current_schema()")
    database, schema = (connection.ops.quote_name(name) for name in cursor.fetchone())
    future = f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema}"
    return [
        f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
        f"REVOKE ALL ON DATABASE {database} FROM {{role}}",
        f"GRANT CONNECT ON DATABASE {database} TO {{role}}",
        f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
        f"REVOKE ALL ON SCHEMA {schema} FROM {{role}}",
        f"GRANT USAGE ON SCHEMA {schema} TO {{role}}",
        f"{future} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {{role}}",
        f"{future} GRANT USAGE, SELECT ON SEQUENCES TO {{role}}",
    ]


def _on_table(name: str, table: str) -> list[str]:
    rights = "SELECT, INSERT, UPDATE, DELETE"
    if table in APPEND_ONLY:
        rights = "SELECT, INSERT"
    elif table in READ_ONLY:
        rights = "SELECT"
    return [
        f"REVOKE ALL ON TABLE {name} FROM PUBLIC",
        f"REVOKE ALL ON TABLE {name} FROM {{role}}",
        f"GRANT {rights} ON TABLE {name} TO {{role}}",
    ]


def _on_sequence(name: str) -> list[str]:
    return [f"REVOKE ALL ON SEQUENCE {name} FROM {{role}}", f"GRANT USAGE, SELECT ON SEQUENCE {name} TO {{role}}"]


def _tables(cursor: Any) -> list[str]:
    """All of ours. Raises CannotGrant where those that are only added to are not among them."""
    tables = _owned(cursor, "'r', 'p'")
    missing = APPEND_ONLY - set(tables)
    if missing:
        raise CannotGrant(
            f"{', '.join(sorted(missing))} does not belong to this role: run migrate first, as the role that owns the tables."
        )
    return tables


def _owned(cursor: Any, kinds: str) -> list[str]:
    """Names of the tables or sequences of this schema that the owner's role may hand out."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace "  # noqa: S608 - `kinds` is ours
        f"AND relkind IN ({kinds}) AND pg_has_role(current_user, relowner, 'MEMBER') ORDER BY relname"
    )
    return [row[0] for row in cursor.fetchall()]


def _run(cursor: Any, connection: Any, role: str, statements: list[str]) -> None:
    for statement in statements:
        try:
            cursor.execute(statement.replace("{role}", connection.ops.quote_name(role)))
        except DatabaseError as error:
            first = str(error).strip().splitlines()[0]
            raise CannotGrant(
                f"The database refused a grant ({first}). Run this as the role that owns the database."
            ) from error
