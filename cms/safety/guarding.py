"""PostgreSQL's own guard: what reaches the tables past our code is noticed at once, and refused at the end of its transaction.

Two kinds of triggers. Any change of what readers are shown marks the page as `stale`; our code, saving a page, takes the mark away with
the digest of what it saved. At the commit no live page may be stale, without a digest, or under an approval of other content. The
triggers follow the models: they are laid anew after each migration.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from wagtail.models import Page

from cms.safety.classified import shown_fields, shown_relations

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
    """The functions and triggers as the models are now; nothing on other databases."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)


def statements() -> Iterator[str]:
    """All of them, in order; each can be run again."""
    for key in ("id", "page_id", "page_ptr_id"):
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


def _marks() -> Iterator[str]:
    columns: dict[str, set[str]] = {}
    for model in _page_types():
        for field in shown_fields(model):
            columns.setdefault(field.model._meta.db_table, set()).add(str(field.column))
    for table, names in sorted(columns.items()):
        key = "id" if table == PAGES else "page_ptr_id"
        yield from _trigger(table, "safety_mark", "AFTER UPDATE", _changed(names), f"safety_mark_{key}")
    for name, fields in shown_relations(Page).items():
        table = Page._meta.get_field(name).related_model._meta.db_table
        changed = _changed({str(field.column) for field in fields} | {"page_id"})
        yield from _trigger(table, "safety_mark", "AFTER UPDATE", changed, "safety_mark_page_id")
        yield from _trigger(table, "safety_mark_rows", "AFTER INSERT OR DELETE", "", "safety_mark_page_id")


def _changed(columns: set[str]) -> str:
    return " OR ".join(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in sorted(columns))


def _trigger(
    table: str, name: str, when: str, condition: str, function: str, *, deferred: bool = False
) -> Iterator[str]:
    constraint, later = ("CONSTRAINT ", " DEFERRABLE INITIALLY DEFERRED") if deferred else ("", "")
    only = f" WHEN ({condition})" if condition else ""
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield f"CREATE {constraint}TRIGGER {name} {when} ON {table}{later} FOR EACH ROW{only} EXECUTE FUNCTION {function}()"
