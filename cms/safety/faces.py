"""What readers see of the rows that a page shows: whoever replaces a file changes every page that shows it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

Reference = tuple[type[Model], Any]

# Of other kinds (numbers, pages, words of the vocabulary) a page says which; what they say is reviewed where they are kept.
FACES: Mapping[Any, tuple[str, ...]] = {
    get_image_model: ("file_hash",),
    get_media_model: ("file_hash", "language", "transcript"),
    get_document_model: ("file_hash", "title"),
}


def faces_of(references: Iterable[Reference]) -> dict[str, dict[str, Any]]:
    """Of each picture, recording and document that is referred to, by `app.model:key`; one query for each of the three kinds."""
    found: dict[str, dict[str, Any]] = {}
    wanted: dict[type[Model], set[Any]] = {}
    for model, key in references:
        wanted.setdefault(model, set()).add(key)
    for model_of, names in FACES.items():
        model = model_of()
        keys = wanted.get(model)
        for row in model._default_manager.filter(pk__in=keys).order_by("pk").values("pk", *names) if keys else ():
            found[f"{model._meta.label_lower}:{row.pop('pk')}"] = row
    return found


def face_of(row: Model) -> dict[str, Any] | None:
    """The same of one row as the database has it; None where it is not there."""
    names = next((names for model_of, names in FACES.items() if isinstance(row, model_of())), ())
    return type(row)._default_manager.filter(pk=row.pk).values(*names).first()
