"""Wagtail's own log, entry by entry: pages, words, pictures, people, languages, workflows, whatever the admin does to them."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from cms.audit.acting import Actor, acting_now, actor_of
from cms.audit.attribution import language_of, organisation_of
from cms.audit.models import Entry
from cms.audit.recording import described, entry
from cms.audit.rows import is_watched

# Told by `people.py` and `rows.py`, whichever way the row comes, changes or goes.
TOLD_ELSEWHERE = frozenset({"wagtail.create", "wagtail.edit", "wagtail.delete"})

# Acts of the gate are recorded by the gate, with what Wagtail's log has no place for.
OF_THE_GATE = "gate."

# So long nothing is saved, and the next save is told again.
PAUSE = datetime.timedelta(hours=1)

# What is kept of Wagtail's `data`: name here → where it stands there. All else is left out, above all what people wrote in comments.
KEPT: dict[str, tuple[str, ...]] = {
    "was": ("title", "old"),
    "is": ("title", "new"),
    "from": ("source", "title"),
    "from_language": ("source_locale", "language_code"),
    "into": ("destination", "title"),
    "revision": ("revision", "id"),
    "goes_live_at": ("revision", "go_live_at"),
    "workflow": ("workflow", "title"),
    "task": ("task", "title"),
}


@receiver(post_save, sender=PageLogEntry, dispatch_uid="audit.page_log")
def page_act(sender: type, instance: PageLogEntry, created: bool, **kwargs: Any) -> None:
    """An act on a page, as it is in the tree or was until now."""
    if created and not _is_one_more_save(instance, PageLogEntry.objects.filter(page_id=instance.page_id)):
        _mirror(instance, instance.page)


@receiver(post_save, sender=ModelLogEntry, dispatch_uid="audit.model_log")
def model_act(sender: type, instance: ModelLogEntry, created: bool, **kwargs: Any) -> None:
    """An act on any other row."""
    model = instance.content_type.model_class() if instance.content_type else None
    if not created or _is_told_elsewhere(model, instance.action):
        return
    same = ModelLogEntry.objects.filter(content_type=instance.content_type, object_id=instance.object_id)
    if not _is_one_more_save(instance, same):
        _mirror(instance, model._base_manager.filter(pk=instance.object_id).first() if model else None)


def acts_on_pages(told: Iterable[tuple[PageLogEntry, Page, tuple[int, str] | None]]) -> None:
    """Many at once: acts that were logged by one statement, which signals nothing, each with its page and its organisation."""
    Entry.objects.bulk_create([_mirrored(log, page, organisation) for log, page, organisation in told])


def _is_told_elsewhere(model: type[models.Model] | None, action: str) -> bool:
    if action.startswith(OF_THE_GATE):
        return True
    return action in TOLD_ELSEWHERE and (model is get_user_model() or is_watched(model))


def _is_one_more_save(log: Any, same_row: models.QuerySet[Any]) -> bool:
    """The editor saves every few seconds into one revision, and Wagtail marks those saves by one uuid: the first of a sitting is kept."""
    if log.action != "wagtail.edit" or log.uuid is None:
        return False
    sitting = same_row.filter(timestamp__gt=log.timestamp - PAUSE)
    return sitting.filter(uuid=log.uuid, action=log.action, pk__lt=log.pk).exists()


def _mirror(log: Any, row: models.Model | None) -> None:
    _mirrored(log, row, organisation_of(row)).save()


def _mirrored(log: Any, row: models.Model | None, organisation: tuple[int, str] | None) -> Entry:
    kind = f"{log.content_type.app_label}.{log.content_type.model}" if log.content_type else ""
    if row is not None:
        kind, _id, label = described(row)
    if row is None or log.deleted or log.action == "wagtail.delete":
        label = log.label
    return entry(
        log.action,
        who=_who(log, row),
        organisation=organisation,
        kind=kind,
        object_id=str(log.object_id),
        label=label,
        language=language_of(row),
        detail=kept_of(log.data, revision=log.revision_id),
        at=log.timestamp,
    )


def _who(log: Any, row: models.Model | None) -> Actor:
    """Whom the log names; whoever acts now where it names nobody, or the owner of a new page only because it knew nobody else."""
    by_default = (
        log.action == "wagtail.create"
        and getattr(row, "owner_id", None) == log.user_id
        and getattr(get_active_log_context().user, "pk", None) != log.user_id
    )
    return acting_now() if log.user_id is None or by_default else actor_of(log.user)


def kept_of(data: dict[str, Any], *, revision: int | None) -> dict[str, Any]:
    """The few names, numbers and times of Wagtail's data that are kept."""
    found = {name: _at(data, path) for name, path in KEPT.items()}
    if revision and not found["revision"]:
        found["revision"] = revision
    return {name: value for name, value in found.items() if isinstance(value, str | int) and value}


def _at(data: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
