"""Field tests, written once like approvals: the database refuses every change but an insert."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("safety_fieldtest", "safety_recordedinerror")


def protect(apps, schema_editor):
    """With the function of 0002 on PostgreSQL."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_once BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION safety_refuse_change()"
            )
            continue
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'What was decided is written once: {verb} is refused.'); END"
            )


def leave_open(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_once ON {table}")
            continue
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")


class Migration(migrations.Migration):
    dependencies = [
        ("safety", "0002_written_once"),
        ("taxonomy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("translation_key", models.UUIDField()),
                ("by_id", models.PositiveBigIntegerField(null=True)),
                ("by", models.CharField(blank=True, max_length=255)),
                ("language", models.CharField(max_length=35)),
                ("page_id", models.PositiveBigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("on", models.DateField()),
                ("women", models.PositiveSmallIntegerField(default=0)),
                ("girls", models.PositiveSmallIntegerField(default=0)),
                ("boys", models.PositiveSmallIntegerField(default=0)),
                ("men", models.PositiveSmallIntegerField(default=0)),
                ("understood", models.PositiveSmallIntegerField()),
                ("changed", models.TextField(blank=True)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="taxonomy.place",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "field test",
                "verbose_name_plural": "field tests",
            },
        ),
        migrations.CreateModel(
            name="RecordedInError",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("translation_key", models.UUIDField()),
                ("by_id", models.PositiveBigIntegerField(null=True)),
                ("by", models.CharField(blank=True, max_length=255)),
                ("why", models.TextField()),
                (
                    "test",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="error", to="safety.fieldtest"
                    ),
                ),
            ],
            options={
                "verbose_name": "field test recorded in error",
                "verbose_name_plural": "field tests recorded in error",
            },
        ),
        migrations.AddIndex(
            model_name="fieldtest",
            index=models.Index(fields=["translation_key", "language", "-on"], name="safety_field_test_page"),
        ),
        migrations.AddConstraint(
            model_name="fieldtest",
            constraint=models.CheckConstraint(
                condition=models.Q(("understood__range", (0, 100))), name="field_test_is_per_cent"
            ),
        ),
        migrations.AddConstraint(
            model_name="fieldtest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("women__gt", 0), ("girls__gt", 0), ("boys__gt", 0), ("men__gt", 0), _connector="OR"
                ),
                name="field_test_has_somebody",
            ),
        ),
        migrations.RunPython(protect, leave_open),
    ]
