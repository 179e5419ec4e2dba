"""A media file is looked up by its path whenever a reader asks for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0002_file_hash_and_taking_down"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="picturerendition",
            index=models.Index(fields=["file"], name="library_rendition_file"),
        ),
        migrations.AddIndex(
            model_name="recording",
            index=models.Index(fields=["file"], name="library_recording_file"),
        ),
    ]
