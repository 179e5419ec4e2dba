"""Large files of translators, compared and written after the answer."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("translation_desk", "0003_memory"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("source_language", models.CharField(max_length=35)),
                ("language", models.CharField(max_length=35, verbose_name="language")),
                ("texts", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("comparing", "Being compared"),
                            ("compared", "To be looked at"),
                            ("writing", "Being written"),
                            ("done", "Written"),
                            ("refused", "Refused"),
                            ("stopped", "Stopped"),
                        ],
                        default="comparing",
                        max_length=10,
                    ),
                ),
                ("run", models.UUIDField(default=uuid.uuid4)),
                ("asked_at", models.DateTimeField(null=True)),
                ("began_at", models.DateTimeField(null=True)),
                ("heard_at", models.DateTimeField(null=True)),
                ("compared", models.PositiveIntegerField(default=0)),
                ("written", models.PositiveIntegerField(default=0)),
                ("said", models.TextField(blank=True)),
                ("kept", models.BinaryField(default=bytes)),
                ("takeable", models.JSONField(default=list)),
                ("shown", models.JSONField(default=dict)),
                ("agreed", models.JSONField(default=list)),
                ("pages", models.JSONField(default=list)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "import of a translator’s file",
                "verbose_name_plural": "imports of translators’ files",
                "default_permissions": (),
                "indexes": [models.Index(fields=["by", "-at"], name="desk_imports_of_person")],
            },
        ),
    ]
