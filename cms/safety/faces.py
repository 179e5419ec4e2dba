"""What readers see of the rows that a page shows: whoever replaces a file changes every page that shows it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

from cms.safety.holding import shared

Reference = tuple[type[Model], Any]

# Of other kinds (numbers, pages, words of the vocabulary) a page says which; what they say is reviewed where they are kept.
FACES: Mapping[Any, tuple[str, ...]] = {
    get_image_model: ("file_hash",),
    get_media_model: ("file_hash", "language", "transcript"),
    get_document_model: ("file_hash", "title"),
}


def faces_of(references: Iterable[Reference], *, hold: bool = False) -> dict[str, dict[str, Any]]:
    """Of each picture, recording and document that is referred to, by `app.model:key`; one query for each of the three kinds.

    `hold`: until the transaction ends, nobody replaces one.
    """
    found: dict[str, dict[str, Any]] = {}
    wanted: dict[type[Model], set[Any]] = {}
    for model, key in references:
        wanted.setdefault(model, set()).add(key)
    for model_of, names in FACES.items():
        model = model_of()
        keys = wanted.get(model)
        if not keys:
            continue
        # Django's own: that of fields in several languages puts columns in an order of its own.
        rows: QuerySet[Any] = QuerySet(model).filter(pk__in=keys).order_by("pk").values_list("pk", *names)
        for key, *face in shared(rows) if hold else rows:
            found[f"{model._meta.label_lower}:{key}"] = dict(zip(names, face, strict=True))
    return found


def face_of(row: Model) -> dict[str, Any] | None:
    """The same of one row as the database has it; None where it is not there."""
    names = next((names for model_of, names in FACES.items() if isinstance(row, model_of())), ())
    return type(row)._default_manager.filter(pk=row.pk).values(*names).first()
