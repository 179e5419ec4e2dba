"""The table refuses every change but an insert, whoever asks. To mend an entry all the same, its owner has to drop the trigger first."""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit trail is append-only: % is refused.', TG_OP
        USING ERRCODE = 'insufficient_privilege', HINT = 'Record what happened since in an entry of its own (docs/audit.md).';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse();
"""
POSTGRESQL_BACK = "DROP TRIGGER audit_entry_append_only ON audit_entry; DROP FUNCTION audit_entry_refuse();"

SQLITE = {
    f"audit_entry_no_{verb.lower()}": f"CREATE TRIGGER audit_entry_no_{verb.lower()} BEFORE {verb} ON audit_entry "
    f"BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only: {verb} is refused.'); END"
    for verb in ("UPDATE", "DELETE")
}


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
    else:
        for statement in SQLITE.values():
            schema_editor.execute(statement)


def leave_open(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)
    else:
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(protect, leave_open)]
