"""What names a word or a place of the vocabulary, and so keeps it from being deleted."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import router
from django.db.models import Model, ProtectedError
from django.db.models.deletion import Collector
from wagtail.models import Page


def rows_naming(row: Model) -> list[Any]:
    """Pages (also by their facts and field tests), numbers, organisations and smaller places that name it, each once."""
    found: dict[tuple[type[Model], Any], Any] = {}
    for one in (*_protecting(row), *_with_many(row)):
        found.setdefault((type(one), one.pk), one)
    keys = {one.page_id for one in found.values() if hasattr(one, "page_id")}
    others = [one for one in found.values() if not hasattr(one, "page_id")]
    return [*Page.objects.filter(pk__in=keys).order_by("-live", "pk"), *sorted(others, key=lambda one: str(one))]


def _protecting(row: Model) -> Iterable[Model]:
    """As the database would refuse it. Nothing is deleted."""
    collector = Collector(using=router.db_for_write(type(row)), origin=row)
    try:
        collector.collect([row])
    except ProtectedError as error:
        return error.protected_objects
    return ()


def _with_many(row: Model) -> Iterator[Model]:
    """Rows that have several of its kind. The database lets those go: a number left without its place would serve every place."""
    relations: list[Any] = list(row._meta.get_fields(include_hidden=True))
    for relation in relations:
        if relation.many_to_many and relation.auto_created and relation.related_model is not None:
            yield from relation.related_model._base_manager.filter(**{relation.field.name: row.pk})
