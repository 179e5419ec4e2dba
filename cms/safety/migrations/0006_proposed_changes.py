"""Changes of shared rows wait for a second person; what was decided of them refuses every change but an insert, as 0002 has it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "safety_decidedchange"


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_once BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
            "FOR EACH STATEMENT EXECUTE FUNCTION safety_refuse_change()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, 'What was decided is written once: {verb} is refused.'); END"
        )


def leave_open(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_once ON {TABLE}")
        return
    for verb in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{verb}")


class Migration(migrations.Migration):
    dependencies = [
        ("safety", "0005_letters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DecidedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by_id", models.PositiveBigIntegerField(null=True)),
                ("by", models.CharField(blank=True, max_length=255)),
                ("kind", models.CharField(max_length=100)),
                ("row_id", models.PositiveBigIntegerField(null=True)),
                ("title", models.CharField(max_length=255)),
                ("approved", models.BooleanField()),
                ("reason", models.TextField(blank=True)),
                ("values", models.JSONField()),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by_id", models.PositiveBigIntegerField()),
                ("proposed_by", models.CharField(max_length=255)),
            ],
            options={
                "verbose_name": "decided change",
                "verbose_name_plural": "decided changes",
                "indexes": [models.Index(fields=["kind", "row_id", "at"], name="safety_decided_change_row")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("proposed_by_id", models.F("by_id")), _negated=True),
                        name="decided_by_a_second_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=100)),
                ("row_id", models.PositiveBigIntegerField(null=True)),
                ("organisation_id", models.PositiveBigIntegerField(null=True)),
                ("title", models.CharField(max_length=255)),
                ("data", models.TextField()),
                ("fields", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "change that waits",
                "verbose_name_plural": "changes that wait",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("by", "kind", "row_id"), name="one_waiting_change_a_person_and_row")
                ],
            },
        ),
        migrations.RunPython(protect, leave_open),
    ]
