"""After a picture or recording was saved, its public files follow its consent; raw uploads are cleaned before they are parked."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save, pre_save
from wagtail.models import UploadedFile

from cms.library.models import Document, Picture, Recording
from cms.library.reencoding import clean_picture
from cms.library.renditions import bring_up_to_date
from cms.library.vetting.documents import clean_document
from cms.library.withholding import put_in_place

SHOWN_BY = frozenset({"file", "consent", "taken_down"})


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(picture_saved, sender=Picture, dispatch_uid="library.picture_saved")
    post_save.connect(recording_saved, sender=Recording, dispatch_uid="library.recording_saved")
    pre_save.connect(clean_parked_upload, sender=UploadedFile, dispatch_uid="library.clean_parked_upload")


def picture_saved(instance: Picture, raw: bool, update_fields: frozenset[str] | None = None, **_: Any) -> None:
    """Make the renditions that are missing, or take them all away."""
    if not raw and (update_fields is None or SHOWN_BY & update_fields):
        transaction.on_commit(partial(bring_up_to_date, instance.pk))


def recording_saved(instance: Recording, raw: bool, update_fields: frozenset[str] | None = None, **_: Any) -> None:
    """Put the file where its consent wants it."""
    if not raw and (update_fields is None or SHOWN_BY & update_fields):
        transaction.on_commit(partial(put_in_place, instance))


CLEANED_BY: dict[type[Model], Callable[[File], File]] = {Picture: clean_picture, Document: clean_document}


def clean_parked_upload(instance: UploadedFile, **_: Any) -> None:
    """Wagtail parks the raw file of an upload whose form has an error elsewhere: it is cleaned first, so that no GPS is ever stored."""
    for kind, clean in CLEANED_BY.items():
        parked_for = ContentType.objects.get_for_model(kind).pk
        if instance.for_content_type_id == parked_for and instance.file and not instance.file._committed:
            instance.file = clean(instance.file.file)
