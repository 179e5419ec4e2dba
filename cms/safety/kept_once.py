"""The triggers by which the database itself refuses to change or delete what was decided.

The migrations lay them when a table is made; they are laid again after each migration, since SQLite loses them when it rebuilds a table.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from cms.safety.models.written_once import WrittenOnceQuerySet

REFUSE = """
CREATE OR REPLACE FUNCTION safety_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was decided is written once: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege', HINT = 'Decide anew: the newest decision counts (docs/gate.md).';
END
$$
"""


def written_once() -> list[type[Model]]:
    """The tables of decisions, by what their managers allow."""
    return [model for model in apps.get_models() if isinstance(model._default_manager.all(), WrittenOnceQuerySet)]


def once_on_postgresql() -> Iterator[str]:
    """Each can be run again."""
    yield REFUSE
    for table in (model._meta.db_table for model in written_once()):
        yield f"DROP TRIGGER IF EXISTS {table}_once ON {table}"
        yield (
            f"CREATE TRIGGER {table}_once BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION safety_refuse_change()"
        )


def once_on_sqlite() -> Iterator[str]:
    """Each can be run again."""
    for table in (model._meta.db_table for model in written_once()):
        for verb in ("UPDATE", "DELETE"):
            name = f"{table}_no_{verb.lower()}"
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield (
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'What was decided is written once: {verb} is refused.'); END"
            )
