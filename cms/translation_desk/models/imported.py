"""A file of many texts that is compared and written after the answer."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User


class ImportState(models.TextChoices):
    """How far a file has come."""

    COMPARING = "comparing", _("Being compared")
    COMPARED = "compared", _("To be looked at")
    WRITING = "writing", _("Being written")
    DONE = "done", _("Written")
    REFUSED = "refused", _("Refused")
    STOPPED = "stopped", _("Stopped")


AT_WORK = frozenset({ImportState.COMPARING, ImportState.WRITING})
# A worker tells of itself after each page that it compares; writing has no such signs. So long without one, it is gone.
GONE_AFTER = {ImportState.COMPARING: timedelta(minutes=5), ImportState.WRITING: timedelta(minutes=30)}
LOST_AFTER = timedelta(hours=1)
KEPT_FOR = timedelta(days=30)


class ImportQuerySet(models.QuerySet["Import"]):
    """Chainable questions about imports."""

    def seen_by(self, person: User) -> "ImportQuerySet":
        """Somebody's own; all for who answers for the installation."""
        return self if person.is_superuser else self.filter(by=person)

    def unfinished(self) -> "ImportQuerySet":
        """Those whose texts are kept for what is still to come."""
        return self.exclude(state=ImportState.DONE)

    def forgettable_at(self, when: datetime) -> "ImportQuerySet":
        """Those that nobody has touched for long, and what is unfinished of somebody who may not sign in any more."""
        before = when - KEPT_FOR
        of_nobody = Q(by__is_active=False) & ~Q(state=ImportState.DONE)
        return self.filter(Q(heard_at__lt=before) | Q(heard_at=None, at__lt=before) | of_nobody)

    def for_lists(self) -> "ImportQuerySet":
        """Without their texts, the newest first."""
        return self.defer("kept", "shown", "takeable", "agreed").select_related("by").order_by("-at", "-pk")


class Import(models.Model):
    """The texts that were read from somebody's file, and what has become of them. The file itself is not kept.

    `run` is a sign of the work that was asked for last, at `asked_at`: what was asked for before may not write any more. `kept` has the
    texts (`keeping.py`), `takeable` the number and the seal of each that can be written, `shown` what the person looks at.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField(_("file"), max_length=255)
    source_language = models.CharField(max_length=35)
    language = models.CharField(_("language"), max_length=35)
    texts = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.COMPARING)
    run = models.UUIDField(default=uuid.uuid4)
    asked_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    compared = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    said = models.TextField(blank=True)
    kept = models.BinaryField(default=bytes)
    takeable = models.JSONField(default=list)
    shown = models.JSONField(default=dict)
    agreed = models.JSONField(default=list)
    pages = models.JSONField(default=list)

    objects = ImportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import of a translator’s file")
        verbose_name_plural = _("imports of translators’ files")
        default_permissions = ()
        indexes = [models.Index(fields=["by", "-at"], name="desk_imports_of_person")]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.language})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Names of files may be longer than a list has room for."""
        self.file_name = self.file_name[-255:]
        super().save(*args, **kwargs)

    def waits(self) -> bool:
        """Whether no worker has begun with it."""
        return self.state in AT_WORK and self.began_at is None

    def is_lost_at(self, when: datetime) -> bool:
        """Whether nobody has begun with it for so long that its queue was lost, or its worker died while taking it."""
        return self.waits() and self.asked_at is not None and self.asked_at < when - LOST_AFTER

    def state_at(self, when: datetime) -> ImportState:
        """Stopped also where the worker has not been heard of for long: a power cut leaves no note."""
        return ImportState.STOPPED if self.is_silent_at(when) else ImportState(self.state)

    def is_silent_at(self, when: datetime) -> bool:
        """Whether a worker began with it, and has not been heard of for long: it may be gone, or only slow."""
        state = ImportState(self.state)
        return state in AT_WORK and self.heard_at is not None and when - self.heard_at > GONE_AFTER[state]
