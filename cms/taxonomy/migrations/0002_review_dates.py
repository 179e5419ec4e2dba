"""Who reads a page again, and whether it goes offline when nobody has."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("taxonomy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="pagefacts",
            name="ends_overdue",
            field=models.BooleanField(default=False, verbose_name="goes offline when nobody has read it again"),
        ),
        migrations.AddField(
            model_name="pagefacts",
            name="grace_days",
            field=models.PositiveSmallIntegerField(default=14, verbose_name="days after that date"),
        ),
        migrations.AddField(
            model_name="pagefacts",
            name="review_owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who reads it again",
            ),
        ),
    ]
