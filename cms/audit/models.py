"""Who did what, when. A row is written once, and never changes: neither here nor, where the database can hold it, there."""

from collections.abc import Collection, Iterable
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

NEVER_CHANGED = (
    "An entry of the audit trail is never changed or deleted. Record what happened since in an entry of its own."
)


class NeverChanged(Exception):
    """Somebody tried to change or delete what was done."""

    def __init__(self) -> None:
        super().__init__(NEVER_CHANGED)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries, newest first."""

    def of_organisations(self, allowed: Collection[int] | None) -> "EntryQuerySet":
        """Those of these organisations; None stands for all, also those of none."""
        return self if allowed is None else self.filter(organisation_id__in=allowed)

    def update(self, **values: Any) -> NoReturn:
        """Never."""
        raise NeverChanged

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """New ones; never as a way to change one that is there."""
        if kwargs.get("update_conflicts"):
            raise NeverChanged
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        raise NeverChanged

    def delete(self) -> NoReturn:
        """Never."""
        raise NeverChanged

    delete.alters_data = True  # type: ignore[attr-defined]  # as Django marks its own, for templates


class Entry(models.Model):
    """One act. Everything is kept as it was then: no relation leads away, so nothing that goes later can change it."""

    at = models.DateTimeField(_("when (UTC)"))
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(_("who"), max_length=255)
    organisation_id = models.BigIntegerField(null=True)
    organisation = models.CharField(_("organisation"), max_length=255, blank=True)
    action = models.CharField(_("what was done"), max_length=100)
    kind = models.CharField(_("kind"), max_length=100, blank=True)
    object_id = models.CharField(max_length=100, blank=True)
    label = models.CharField(_("to what"), max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    detail = models.JSONField(_("more"), default=dict, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit trail")
        verbose_name_plural = _("entries of the audit trail")
        ordering = ["-at", "-id"]
        default_permissions = ()  # who may read them is asked of `scope`; nobody may add, change or delete one by hand
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_by_time"),
            models.Index(fields=["organisation_id", "-at", "-id"], name="audit_by_organisation"),
            models.Index(fields=["actor_id", "-at", "-id"], name="audit_by_person"),
            models.Index(fields=["action", "-at", "-id"], name="audit_by_action"),
            models.Index(fields=["language", "-at", "-id"], name="audit_by_language"),
            # For the names to choose from: id to id, then the latest of each.
            models.Index(fields=["organisation_id", "id"], name="audit_organisations"),
            models.Index(fields=["actor_id", "id"], name="audit_people"),
            models.Index(fields=["organisation_id", "actor_id"], name="audit_people_there"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.action} {self.label}".rstrip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once."""
        if not self._state.adding:
            raise NeverChanged
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        raise NeverChanged
