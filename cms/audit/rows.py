"""Rows whose every change is told, whichever way it comes: Wagtail logs nothing of a picture, a document or a recording.

Measured on Wagtail 8.0 and wagtailmedia 0.19: their views write some log entries at most.
"""

from typing import Any

from django.db.models import FileField, Model
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

from cms.audit.recording import record

_watched: set[type[Model]] = set()


def watch(model: type[Model]) -> None:
    """From now on each creation, change and deletion of a row of `model` is an entry. For rooms above, once, in `ready()`.

    Not seen: `QuerySet.update` and `bulk_create`, which signal nothing, and changes of many-to-many relations alone.
    """
    if model in _watched:
        return
    _watched.add(model)
    name = model._meta.label_lower
    pre_save.connect(_before, sender=model, dispatch_uid=f"audit.before.{name}")
    post_save.connect(_saved, sender=model, dispatch_uid=f"audit.saved.{name}")
    post_delete.connect(_deleted, sender=model, dispatch_uid=f"audit.deleted.{name}")


def is_watched(model: type[Model] | None) -> bool:
    """Whether Wagtail's own log would tell it a second time."""
    return model in _watched


def _before(sender: type[Model], instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Remembers the names of the fields that the save changes, never what is in them."""
    instance.audit_changed = []
    if instance._state.adding:
        return
    fields = [
        field
        for field in sender._meta.concrete_fields
        if (update_fields is None or field.name in update_fields or field.attname in update_fields)
        and field.attname in instance.__dict__
    ]
    before = sender._base_manager.filter(pk=instance.pk).values(*(field.attname for field in fields)).first() or {}
    instance.audit_changed = [
        field.name for field in fields if before.get(field.attname) != _plain(field, getattr(instance, field.attname))
    ]


def _plain(field: Any, value: Any) -> Any:
    return value.name if isinstance(field, FileField) and value is not None else value


def _saved(sender: type[Model], instance: Any, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    if created:
        record("wagtail.create", subject=instance)
    elif instance.audit_changed or update_fields is None:
        record("wagtail.edit", subject=instance, detail={"changed": instance.audit_changed})


def _deleted(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    record("wagtail.delete", subject=instance)


for _model in (get_image_model(), get_document_model(), get_media_model()):
    watch(_model)
