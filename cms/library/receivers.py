"""After a picture or recording was saved, its public files follow its consent; raw uploads are cleaned before they are parked."""

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_save, pre_save
from wagtail.models import UploadedFile

from cms.library.models import Picture, Recording
from cms.library.reencoding import clean_picture
from cms.library.renditions import bring_up_to_date
from cms.library.withholding import put_in_place

SHOWN_BY = frozenset({"file", "consent"})


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


def clean_parked_upload(instance: UploadedFile, **_: Any) -> None:
    """Wagtail parks the raw file of a picture whose form has an error elsewhere: it is cleaned first, so that no GPS is ever stored."""
    kind = ContentType.objects.get_for_model(Picture)
    if instance.for_content_type_id == kind.pk and instance.file and not instance.file._committed:
        instance.file = clean_picture(instance.file.file)
