"""Who had a part in what pages show; and for which organisation each approval was given: of those there are, the one that answers now.

Approvals refuse every change but an insert (0002): their triggers are away while the new column is filled, in the same transaction.
"""

from django.db import migrations, models

APPROVALS, CONTRIBUTIONS = "safety_approval", "safety_contribution"
STEP, SECTION_DEPTH = 4, 3  # of the tree's paths: four letters a level; sections stand on the third


def lay(schema_editor, table):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER {table}_once BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION safety_refuse_change()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'What was decided is written once: {verb} is refused.'); END"
        )


def take_away(schema_editor, table):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_once ON {table}")
        return
    for verb in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")


def say_for_whom(apps, schema_editor):
    """By the section in which the page stands now; homes, and pages that are gone, have none."""
    take_away(schema_editor, APPROVALS)
    sections = apps.get_model("guidance", "OrganisationPage").objects.exclude(organisation=None)
    organisations = dict(sections.values_list("path", "organisation"))
    paths = dict(apps.get_model("wagtailcore", "Page").objects.values_list("pk", "path"))
    pages = {}
    Approval = apps.get_model("safety", "Approval")
    for key in Approval.objects.exclude(page_id=None).values_list("page_id", flat=True).distinct():
        organisation = organisations.get(paths.get(key, "")[: STEP * SECTION_DEPTH])
        if organisation is not None:
            pages.setdefault(organisation, []).append(key)
    for organisation, keys in pages.items():
        for start in range(0, len(keys), 500):
            Approval.objects.filter(page_id__in=keys[start : start + 500]).update(organisation_id=organisation)
    lay(schema_editor, APPROVALS)


def guard_contributions(apps, schema_editor):
    lay(schema_editor, CONTRIBUTIONS)


def leave_contributions_open(apps, schema_editor):
    take_away(schema_editor, CONTRIBUTIONS)


def lay_again(apps, schema_editor):
    """On the way back the column goes, which on SQLite makes the table anew."""
    take_away(schema_editor, APPROVALS)
    lay(schema_editor, APPROVALS)


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0005_one_origin_a_language"),
        ("safety", "0006_proposed_changes"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, lay_again),
        migrations.AddField(
            model_name="approval",
            name="organisation_id",
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.RunPython(say_for_whom, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by_id", models.PositiveBigIntegerField(null=True)),
                ("by", models.CharField(blank=True, max_length=255)),
                ("to", models.CharField(max_length=120)),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
                "indexes": [models.Index(fields=["to", "at"], name="safety_contribution_to")],
            },
        ),
        migrations.RunPython(guard_contributions, leave_contributions_open),
    ]
