"""The database's own guard: what reaches the tables past our code is noticed at once, and on PostgreSQL refused.

Two kinds of triggers. Any change of what readers are shown marks the page as `stale`; our code, saving a page, takes the mark away with
the digest of what it saved. And PostgreSQL lets no transaction end in which a live page is stale, without a digest, or under an approval of
other content or one that a withdrawal made void. The triggers follow the models: they are taken away before a migration
(`lifting.py`) and laid anew after it.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from cms.safety.classified import shown_fields, shown_relations
from cms.safety.kept_once import once_on_postgresql, once_on_sqlite

MARK = """
CREATE OR REPLACE FUNCTION safety_mark_{key}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE safety_passed SET stale = true WHERE page_id = OLD.{key} AND NOT stale;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE safety_passed SET stale = true WHERE page_id = NEW.{key} AND NOT stale;
    END IF;
    RETURN NULL;
END
$$
"""
CHECK = """
CREATE OR REPLACE FUNCTION safety_check_{key}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.{key} ELSE NEW.{key} END;
BEGIN
    IF EXISTS (
        SELECT 1 FROM wagtailcore_page page
        JOIN django_content_type kind ON kind.id = page.content_type_id
        JOIN wagtailcore_locale locale ON locale.id = page.locale_id
        LEFT JOIN safety_passed passed ON passed.page_id = page.id
        LEFT JOIN safety_approval approval ON approval.id = passed.approval_id
        WHERE page.id = wanted AND page.live AND page.depth > 1
        AND kind.app_label || '.' || kind.model NOT IN ({ungated})
        AND (
            passed.id IS NULL OR passed.stale
            OR approval.digest <> passed.digest
            OR approval.translation_key <> page.translation_key
            OR approval.language <> locale.language_code
            OR EXISTS (
                SELECT 1 FROM safety_withdrawal withdrawal
                WHERE withdrawal.translation_key = approval.translation_key AND withdrawal.at >= approval.at
                AND withdrawal.spares <> approval.language
            )
        )
    ) THEN
        RAISE EXCEPTION 'Page % is live, and what it shows did not pass the gate.', wanted
            USING ERRCODE = 'insufficient_privilege', HINT = 'Hand it in for review (docs/gate.md).';
    END IF;
    RETURN NULL;
END
$$
"""
PAGES, PASSED = "wagtailcore_page", "safety_passed"


def lay(connection: Any) -> None:
    """The functions and triggers as the models are now. SQLite knows none that wait for the end: it marks, and refuses nothing."""
    on_postgresql = connection.vendor == "postgresql"
    laid = [*statements(), *once_on_postgresql()] if on_postgresql else [*marks_of_sqlite(), *once_on_sqlite()]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in laid:
            cursor.execute(statement)


def statements() -> Iterator[str]:
    """All of them, in order; each can be run again."""
    for key in sorted({key for _table, key, _columns, _is_row in _watched()}):
        yield MARK.format(key=key)
    ungated = ", ".join(f"'{label}'" for label in _ungated()) or "''"
    for key in ("id", "page_id"):
        yield CHECK.format(key=key, ungated=ungated)
    yield from _marks()
    yield from _trigger(PAGES, "safety_check", "AFTER INSERT OR UPDATE", "NEW.live", "safety_check_id", deferred=True)
    yield from _trigger(
        PASSED, "safety_check", "AFTER INSERT OR UPDATE OR DELETE", "", "safety_check_page_id", deferred=True
    )


def _ungated() -> list[str]:
    """Kinds of pages that have no words of their own."""
    return sorted(model._meta.label_lower for model in _page_types() if not getattr(model, "has_own_words", True))


def _page_types() -> list[type[Page]]:
    return [model for model in apps.get_models() if issubclass(model, Page)]


def marks_of_sqlite() -> Iterator[str]:
    """The same marks for SQLite, which lays no trigger for several verbs at once."""
    for table, key, columns, is_row in _watched():
        verbs = ("UPDATE", "INSERT", "DELETE") if is_row else ("UPDATE",)
        for verb in verbs:
            name = f"safety_mark_{table}_{verb.lower()}"
            changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in sorted(columns))
            only = f"WHEN {changed} " if verb == "UPDATE" else ""
            rows = [
                f"{side}.{key}" for side in ("OLD", "NEW") if (side, verb) not in {("OLD", "INSERT"), ("NEW", "DELETE")}
            ]
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield (
                f"CREATE TRIGGER {name} AFTER {verb} ON {table} FOR EACH ROW {only}BEGIN "  # noqa: S608 - all names are ours
                f"UPDATE {PASSED} SET stale = 1 WHERE page_id IN ({', '.join(rows)}); END"
            )


def _watched() -> Iterator[tuple[str, str, set[str], bool]]:
    """Tables that hold what readers are shown: name, the column with the page's key, columns that count, whether rows come and go."""
    columns: dict[str, set[str]] = {}
    for model in _page_types():
        for field in shown_fields(model):
            columns.setdefault(field.model._meta.db_table, set()).add(str(field.column))
    for table, names in sorted(columns.items()):
        yield table, "id" if table == PAGES else "page_ptr_id", names, False
    yield from sorted(_watched_rows())


def _watched_rows() -> Iterator[tuple[str, str, set[str], bool]]:
    """Of rows that belong to a page, each table once."""
    seen = set()
    for model in _page_types():
        for name, fields in shown_relations(model).items():
            relation: Any = model._meta.get_field(name)
            table, key = relation.related_model._meta.db_table, str(relation.field.column)
            if table not in seen:
                seen.add(table)
                yield table, key, {str(field.column) for field in fields} | {key}, True


def _marks() -> Iterator[str]:
    for table, key, columns, is_row in _watched():
        changed = " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in sorted(columns))
        yield from _trigger(table, "safety_mark", "AFTER UPDATE", changed, f"safety_mark_{key}")
        if is_row:
            yield from _trigger(table, "safety_mark_rows", "AFTER INSERT OR DELETE", "", f"safety_mark_{key}")


def _trigger(
    table: str, name: str, when: str, condition: str, function: str, *, deferred: bool = False
) -> Iterator[str]:
    constraint, later = ("CONSTRAINT ", " DEFERRABLE INITIALLY DEFERRED") if deferred else ("", "")
    only = f" WHEN ({condition})" if condition else ""
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield f"CREATE {constraint}TRIGGER {name} {when} ON {table}{later} FOR EACH ROW{only} EXECUTE FUNCTION {function}()"
