"""Each language of a copy remembers its own origin. Copies made so far are one language each: that of their oldest page."""

import django.db.models.deletion
from django.db import migrations, models


def give_languages(apps, schema_editor):
    """Where no page is left that holds the words, the row was of no use."""
    Page, CopiedFrom = apps.get_model("wagtailcore", "Page"), apps.get_model("guidance", "CopiedFrom")
    for copied in CopiedFrom.objects.iterator():
        page = Page.objects.filter(translation_key=copied.translation_key).order_by("pk").first()
        if page is None:
            copied.delete()
        else:
            CopiedFrom.objects.filter(pk=copied.pk).update(locale=page.locale_id)


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0003_sharing"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AlterField(
            model_name="copiedfrom",
            name="translation_key",
            field=models.UUIDField(editable=False),
        ),
        migrations.AddField(
            model_name="copiedfrom",
            name="locale",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="language",
            ),
        ),
        migrations.RunPython(give_languages, migrations.RunPython.noop, elidable=True),
    ]
