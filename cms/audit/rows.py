"""Rows whose every change is told, whichever way it comes: Wagtail logs nothing of a picture, a document or a recording.

Measured on Wagtail 8.0 and wagtailmedia 0.19: their views write some log entries at most.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db.models import FileField, ManyToManyField, Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

from cms.audit.models import Entry
from cms.audit.recording import noted, record

CREATE, EDIT, DELETE = "wagtail.create", "wagtail.edit", "wagtail.delete"
AT_ONCE = 500  # entries in a statement


# From a row to (id, name) of each organisation to whose trail an act belongs; None stands for the row's own.
Sides = Callable[[Any], "Collection[tuple[int, str] | None]"]


def own_side(row: Any) -> "Collection[tuple[int, str] | None]":
    """The row's own organisation alone."""
    return [None]


@dataclass(frozen=True)
class Telling:
    """Which actions the changes of a model's rows are. See `watch`."""

    created: str
    acts: Mapping[str, Callable[[Any], str]]
    silent: frozenset[str]
    sides: Sides


_watched: dict[type[Model], Telling] = {}


def watch(
    model: type[Model],
    *,
    created: str = CREATE,
    acts: Mapping[str, Callable[[Any], str]] | None = None,
    silent: Collection[str] = (),
    sides: Sides = own_side,
) -> None:
    """From now on each creation, change and deletion of a row of `model` is an entry. For rooms above, once, in `ready()`.

    `acts` has the fields whose change is an act of its own, with a function from the row to the code of the action; all others are
    "Edited", with their names. `silent` are fields that only say who did it and when, as every entry does. What one organisation does to
    another is an act in the trail of each of the `sides`.

    Not seen: tags, relations changed from their other side, and `QuerySet.update`, `bulk_create` and `bulk_update`, which signal nothing:
    see `tell_written`.
    """
    if model in _watched:
        return
    _watched[model] = Telling(created, acts or {}, frozenset(silent), sides)
    name = model._meta.label_lower
    pre_save.connect(_before, sender=model, dispatch_uid=f"audit.before.{name}")
    post_save.connect(_saved, sender=model, dispatch_uid=f"audit.saved.{name}")
    post_delete.connect(_deleted, sender=model, dispatch_uid=f"audit.deleted.{name}")
    for field in model._meta.many_to_many:
        if isinstance(field, ManyToManyField):
            m2m_changed.connect(
                _relation(field.name),
                sender=field.remote_field.through,
                weak=False,
                dispatch_uid=f"audit.related.{name}.{field.name}",
            )


def is_watched(model: type[Model] | None) -> bool:
    """Whether Wagtail's own log would tell it a second time."""
    return model in _watched


@contextmanager
def as_one(row: Any, relations: Collection[str]) -> Iterator[None]:
    """Until it ends, a save of the row tells that these many-to-many fields change, and their own change nothing more."""
    row.audit_related = frozenset(relations)
    try:
        yield
    finally:
        del row.audit_related


def tell_written(new: Iterable[Model], changed: Iterable[tuple[Model, Collection[str]]]) -> None:
    """For whoever writes many watched rows by one statement, in its transaction: one entry for each new row, and for each of those
    that were changed with the names of the fields, as if each had been saved by itself.
    """
    entries = [noted(_watched[type(row)].created, subject=row) for row in new]
    entries += [one for row, names in changed for one in _edits(_watched[type(row)], row, names)]
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE)


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
        field.name
        for field in fields
        if _plain(field, before.get(field.attname)) != _plain(field, getattr(instance, field.attname))
    ]


def _plain(field: Any, value: Any) -> Any:
    """As the database has it; no words are no words, whether as "" or as nothing: a form turns one into the other."""
    plain = getattr(value, "name", value) if isinstance(field, FileField) else value
    return None if plain == "" else plain


def _saved(sender: type[Model], instance: Any, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    telling = _watched[sender]
    if created:
        record(telling.created, subject=instance)
        return
    changed = [*instance.audit_changed, *sorted(_told_with_it(instance))]
    for entry in _edits(telling, instance, changed, whole=update_fields is None):
        entry.save()


def _edits(telling: Telling, row: Any, changed: Collection[str], *, whole: bool = False) -> Iterator[Entry]:
    """What the change of these fields is; a row that was saved `whole` was edited, even where nothing of it changed."""
    own = [name for name in changed if name in telling.acts]
    rest = [name for name in changed if name not in telling.acts and name not in telling.silent]
    for name in own:
        for side in telling.sides(row):
            yield noted(telling.acts[name](row), subject=row, organisation=side)
    if rest or (whole and not own):
        yield noted(EDIT, subject=row, detail={"changed": rest})


def _relation(name: str) -> Callable[..., None]:
    """What listens to a many-to-many field of that name; a `clear` tells its rows only beforehand."""

    def changed(action: str, instance: Any, reverse: bool, pk_set: Any, **kwargs: Any) -> None:
        if reverse or name in _told_with_it(instance):
            return
        if (
            pk_set
            if action in {"post_add", "post_remove"}
            else action == "pre_clear" and getattr(instance, name).exists()
        ):
            record(EDIT, subject=instance, detail={"changed": [name]})

    return changed


def _told_with_it(row: Any) -> frozenset[str]:
    return vars(row).get("audit_related", frozenset())


def _deleted(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    record(DELETE, subject=instance)


for _model in (get_image_model(), get_document_model(), get_media_model()):
    watch(_model)
