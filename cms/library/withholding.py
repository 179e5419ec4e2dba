"""Recordings whose consent was withdrawn leave the public folder, under a new name, and come back when consent does."""

import logging

from cms.library.models import Recording
from cms.library.models.recording import PUBLIC_FOLDER, WITHHELD_FOLDER
from cms.library.naming import random_path

logger = logging.getLogger(__name__)


def put_in_place(recording: Recording) -> bool:
    """Move the file to where its consent wants it; whether it was moved. A failure is logged, and `put_all_in_place` tries again."""
    folder = PUBLIC_FOLDER if recording.may_be_played else WITHHELD_FOLDER
    old, storage = recording.file.name, recording.file.storage
    if not old or old.startswith(folder):
        return False
    try:
        with storage.open(old, "rb") as stream:
            new = storage.save(random_path(folder.rstrip("/"), old), stream)
        # Only if nobody has replaced the file meanwhile.
        if Recording.objects.filter(pk=recording.pk, file=old, consent=recording.consent).update(file=new):
            recording.file.name = new
            storage.delete(old)
            return True
        storage.delete(new)
    except OSError:
        logger.exception(
            "The file of recording %s could not be moved to %s; run refresh_renditions to try again.",
            recording.pk,
            folder,
        )
    return False


def put_all_in_place() -> int:
    """Move every recording that lies where it should not; how many were moved."""
    return sum(put_in_place(recording) for recording in Recording.objects.misplaced().order_by("pk"))
