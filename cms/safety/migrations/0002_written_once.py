"""Approvals and withdrawals refuse every change but an insert, whoever asks. Their owner has to drop the triggers first."""

from django.db import migrations

TABLES = ("safety_approval", "safety_withdrawal")
FUNCTION = """
CREATE FUNCTION safety_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was decided is written once: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege', HINT = 'Decide anew: the newest decision counts (docs/gate.md).';
END
$$;
"""


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
        for table in TABLES:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_once BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION safety_refuse_change()"
            )
        return
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'What was decided is written once: {verb} is refused.'); END"
            )


def leave_open(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        if postgresql:
            schema_editor.execute(f"DROP TRIGGER {table}_once ON {table}")
        else:
            for verb in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")
    if postgresql:
        schema_editor.execute("DROP FUNCTION safety_refuse_change()")


class Migration(migrations.Migration):
    dependencies = [("safety", "0001_initial")]

    operations = [migrations.RunPython(protect, leave_open)]
