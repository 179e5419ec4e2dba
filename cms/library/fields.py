"""File fields that clean what is stored through them, whichever way it came: form, several at once, API or shell."""

from typing import Any

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from cms.library.reencoding import clean_picture
from cms.library.transcoding import clean_recording
from cms.library.vetting.documents import clean_document


class PictureFile(WagtailImageFieldFile):
    """The stored original of a picture."""

    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Width and height; none yet for an assigned file that is no picture, which `save` will refuse with words."""
        try:
            size: tuple[int, int] = super().get_image_dimensions()
        except Exception:  # whatever the decoder makes of a file that nobody has checked yet
            if self._committed:
                raise
            return None, None
        return size

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the picture re-encoded, and note its size and digest; raises ValidationError for one that cannot be used."""
        clean = clean_picture(content)
        self.instance.file_size = clean.size
        self.instance.file_hash = hash_filelike(clean)
        clean.seek(0)
        super().save(clean.name, clean, save)


class PictureFileField(WagtailImageField):
    """Wagtail's image field with a cleaning file."""

    attr_class = PictureFile


class RecordingFile(FieldFile):
    """The stored sound of a recording."""

    instance: Any

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the recording transcoded, and note its size and duration; raises ValidationError for one that cannot be used."""
        clean = clean_recording(content)
        self.instance.size = clean.size
        self.instance.file_hash = hash_filelike(clean)
        clean.seek(0)
        self.instance.duration = clean.duration
        super().save(str(clean.name), clean, save)


class RecordingFileField(models.FileField):
    """A file field with a cleaning file."""

    attr_class = RecordingFile


class DocumentFile(FieldFile):
    """The stored file of a document."""

    instance: Any

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the document cleaned, and note its size and digest; raises ValidationError for one that cannot be handed out."""
        clean = clean_document(content, name)
        self.instance.file_size = clean.size
        self.instance.file_hash = hash_filelike(clean)
        clean.seek(0)
        super().save(str(clean.name), clean, save)


class DocumentFileField(models.FileField):
    """A file field with a cleaning file; for the database it is Django's own."""

    attr_class = DocumentFile

    def deconstruct(self) -> Any:
        """As Django's: what is stored is no other, so that no migration is needed."""
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.FileField", arguments, options


def store_pending_file(instance: Any) -> str:
    """Clean and store a file that was only assigned to `instance.file`; its new name, or "" if there was none to store.

    Before the row is written, so that sizes read from the clean file get into the same row.
    """
    if not instance.file or instance.file._committed:
        return ""
    instance.file.save(instance.file.name, instance.file.file, save=False)
    return str(instance.file.name)
