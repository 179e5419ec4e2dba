"""After the rows have their language: it is needed, and is there once. On its own, since PostgreSQL alters no table with rows just changed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0004_origins_by_language"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AlterField(
            model_name="copiedfrom",
            name="locale",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="language",
            ),
        ),
        migrations.AddConstraint(
            model_name="copiedfrom",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="one_origin_for_each_language_of_a_copy"
            ),
        ),
    ]
