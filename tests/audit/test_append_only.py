"""Nothing that was recorded is ever changed or deleted: not by the code, not by SQL, not by the role that the site runs as."""

import io
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from cms.audit.checks import runtime_role_is_limited
from cms.audit.granting import CannotGrant, grant
from cms.audit.models import Entry, NeverChanged
from cms.audit.recording import record
from cms.guidance.ground import ensure_ground
from cms.guidance.models import HomePage
from cms.organisations.models import Role
from cms.taxonomy.loading import load_vocabulary
from tests import factories
from tests.flushing import append_only_lifted

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no roles; the other stage runs this"
)

UNDOINGS: list[Callable[[Entry], Any]] = [
    lambda entry: entry.save(),
    lambda entry: entry.delete(),
    lambda entry: Entry.objects.all().delete(),
    lambda entry: Entry.objects.filter(pk=entry.pk).update(actor="somebody else"),
    lambda entry: Entry.objects.bulk_update([entry], ["actor"]),
    lambda entry: Entry.objects.update_or_create(pk=entry.pk, defaults={"actor": "somebody else"}),
    lambda entry: Entry.objects.bulk_create(
        [entry], update_conflicts=True, update_fields=["actor"], unique_fields=["id"]
    ),
]


@pytest.mark.parametrize("undoing", UNDOINGS)
def test_the_code_refuses_to_change_or_delete_an_entry(db: None, undoing: Callable[[Entry], Any]) -> None:
    entry = record("export.taken")
    with pytest.raises(NeverChanged):
        undoing(entry)


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"]
)
def test_the_database_refuses_it_whoever_asks(db: None, statement: str) -> None:
    if statement.startswith("TRUNCATE") and connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE")
    record("export.taken")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.filter(action="export.taken").exists()


def test_only_a_flush_of_the_tests_may_empty_the_trail_and_then_it_is_closed_again(db: None) -> None:
    record("export.taken")
    with append_only_lifted(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry")
    assert not Entry.objects.exists()
    record("export.taken")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry")


def test_on_sqlite_no_role_can_be_granted_anything(db: None) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("said on SQLite only")
    with pytest.raises(CommandError, match="PostgreSQL"):
        call_command("grant_runtime_role", "site")
    assert runtime_role_is_limited(None, databases=["default"]) == []


@pytest.fixture
def runtime(transactional_db: None) -> Iterator[str]:
    """A real second role, made and granted by the command; the test database is laid out again and belongs to the first one."""
    load_vocabulary()
    ensure_ground()
    role = f"safelane_runtime_{secrets.token_hex(4)}"
    for _twice in range(2):
        call_command("grant_runtime_role", role, stdout=io.StringIO())
    yield role
    with connection.cursor() as cursor:
        cursor.execute(f'DROP OWNED BY "{role}"; DROP ROLE "{role}"')


@pytest.fixture
def as_runtime(runtime: str) -> Iterator[str]:
    """Django signs in as the second role."""
    owner = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = runtime
    yield runtime
    connection.close()
    connection.settings_dict["USER"] = owner


ATTEMPTS = [
    *(
        f"{verb} {table}{rest}"
        for table in ("audit_entry", "wagtailcore_pagelogentry", "wagtailcore_modellogentry")
        for verb, rest in [
            ("UPDATE", " SET action = 'x'"),
            ("DELETE FROM", ""),
            ("TRUNCATE", ""),
            ("DROP TABLE", " CASCADE"),
            ("ALTER TABLE", " RENAME TO gone"),
            ("ALTER TABLE", " DISABLE TRIGGER ALL"),
        ]
    ),
    "DROP TRIGGER audit_entry_append_only ON audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only",
    "ALTER TABLE audit_entry OWNER TO CURRENT_USER",
    "CREATE TRIGGER swallow BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()",
    "CREATE RULE swallow AS ON INSERT TO audit_entry DO INSTEAD NOTHING",
    "CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "DROP FUNCTION audit_entry_refuse() CASCADE",
    "SET session_replication_role = replica",
    "SET ROLE {owner}",
    "CREATE TEMPORARY TABLE audit_entry (id int)",
    "CREATE TABLE audit_entries (id int)",
    "DELETE FROM django_migrations",
    "CREATE ROLE somebody",
]  # fmt: skip


@on_postgresql
def test_the_site_s_role_can_add_to_the_trail_and_take_nothing_from_it(runtime: str) -> None:
    record("export.taken")
    address = {
        key: value for key, value in connection.get_connection_params().items() if key in ("host", "port", "dbname")
    }
    owner = connection.settings_dict["USER"]
    with psycopg.connect(**address, user=runtime, autocommit=True) as other:
        for attempt in ATTEMPTS:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                other.execute(attempt.format(owner=owner))
                pytest.fail(attempt)
        other.execute("GRANT DELETE ON audit_entry TO CURRENT_USER")  # PostgreSQL only warns, and grants nothing
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            other.execute("DELETE FROM audit_entry")
        before = Entry.objects.count()
        other.execute(
            "INSERT INTO audit_entry (at, actor, organisation, action, kind, object_id, label, language, detail) "
            "VALUES (now(), 'x', '', 'x', '', '', '', '', '{}')"
        )
    assert Entry.objects.count() == before + 1


@on_postgresql
def test_the_whole_site_works_as_that_role(as_runtime: str, client: Client) -> None:
    person = factories.member_of(factories.OrganisationFactory(), Role.EDITOR, username="mara")
    home = HomePage.objects.get(locale__language_code="en")
    home.save_revision().publish()
    client.post(reverse("wagtailadmin_login"), {"username": "mara", "password": factories.PASSWORD})
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    section = factories.section_under(home)
    page = factories.guidance_draft(section)
    with transaction.atomic():
        page.save_revision(user=person, log_action=True)
    factories.picture("A path").delete()
    page.delete()
    told = set(Entry.objects.values_list("action", flat=True))
    assert {"session.signed_in", "wagtail.edit", "wagtail.delete", "people.joined_group"} <= told
    assert runtime_role_is_limited(None, databases=["default"]) == []


@on_postgresql
def test_tables_of_later_migrations_are_open_to_that_role_too(runtime: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE later (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY)")
        try:
            cursor.execute(
                "SELECT has_table_privilege(%s, 'later', 'SELECT, INSERT'), has_sequence_privilege(%s, 'later_id_seq', 'USAGE')",
                [runtime, runtime],
            )
            assert cursor.fetchone() == (True, True)
        finally:
            cursor.execute("DROP TABLE later")


@on_postgresql
def test_a_role_that_can_undo_the_trail_is_refused_and_warned_of(db: None) -> None:
    (warning,) = runtime_role_is_limited(None, databases=["default"])
    assert warning.id == "audit.W001"
    with pytest.raises(CannotGrant, match="nothing can be kept from it"):
        grant(connection, connection.settings_dict["USER"])
