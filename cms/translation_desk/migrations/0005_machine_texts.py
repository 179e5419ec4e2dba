"""What a machine wrote and nobody has confirmed yet."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("translation_desk", "0004_imports"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MachineText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=35)),
                ("path", models.CharField(max_length=255)),
                ("sign", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a machine",
                "verbose_name_plural": "texts of a machine",
                "indexes": [models.Index(fields=["language", "sign"], name="machine_text_by_sign")],
                "constraints": [
                    models.UniqueConstraint(fields=("page", "path", "sign"), name="one_machine_text_a_place")
                ],
            },
        ),
    ]
