"""Recordings: people's voices, as one small MP3, served only while consent holds."""

from functools import partial
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtailmedia.models import AbstractMedia, MediaQuerySet, MediaType

from cms.library.consent import RECORDING_HELP, Consent
from cms.library.fields import RecordingFileField, store_pending_file
from cms.library.naming import recording_path

PUBLIC_FOLDER = "recordings/"
WITHHELD_FOLDER = "withheld_recordings/"


class RecordingQuerySet(MediaQuerySet):
    """Questions about recordings, which chain."""

    def playable(self) -> Self:
        """Those whose consent was not withdrawn."""
        return self.exclude(consent=Consent.WITHDRAWN)

    def withdrawn(self) -> Self:
        """Those whose consent was withdrawn."""
        return self.filter(consent=Consent.WITHDRAWN)

    def misplaced(self) -> Self:
        """Those that lie in public though withdrawn, or are withheld though playable."""
        public = Q(file__startswith=PUBLIC_FOLDER)
        return self.filter((Q(consent=Consent.WITHDRAWN) & public) | (~Q(consent=Consent.WITHDRAWN) & ~public))


class Recording(AbstractMedia):
    """A recording: its language, its words in writing, consent, size in bytes and duration in seconds."""

    # Sound only: neither pictures nor their sizes.
    thumbnail = None
    width = None
    height = None

    file = RecordingFileField(_("file"), upload_to=recording_path)
    language = models.CharField(_("language"), max_length=35, blank=True, help_text=_("The language that is spoken."))
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_("What is said, in writing, for people who cannot hear it or cannot load it."),
    )
    consent = models.CharField(
        _("consent"),
        max_length=16,
        choices=Consent.choices,
        default=Consent.NOT_STATED,
        blank=True,
        help_text=RECORDING_HELP,
    )
    size = models.PositiveIntegerField(_("size"), default=0, editable=False)
    file_hash = models.CharField(max_length=40, blank=True, editable=False)

    objects = RecordingQuerySet.as_manager()

    admin_form_fields = ("title", "file", "collection", "language", "transcript", "consent")
    search_fields = [
        *AbstractMedia.search_fields,
        index.SearchField("transcript"),
        index.FilterField("language"),
        index.FilterField("consent"),
    ]

    class Meta(AbstractMedia.Meta):
        indexes = [models.Index(fields=["file"], name="library_recording_file")]
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    @property
    def may_be_played(self) -> bool:
        """Whether readers may hear it."""
        return self.consent != Consent.WITHDRAWN

    @property
    def sources(self) -> list[dict[str, str]]:
        """What an audio element may load; nothing once consent was withdrawn."""
        return [{"src": self.url, "type": "audio/mpeg"}] if self.may_be_played and self.file else []

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file transcoded; a replaced one is forgotten once the row is committed."""
        self.type = MediaType.AUDIO
        fields = kwargs.get("update_fields")
        new = store_pending_file(self)
        old = type(self)._base_manager.filter(pk=self.pk).values_list("file", flat=True).first() if self.pk else None
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
                if new and old and old != new and (fields is None or "file" in fields):
                    transaction.on_commit(partial(self.file.storage.delete, old))
        except Exception:
            if new:
                self.file.storage.delete(new)
            raise
