"""Files, pictures and recordings are handed out only while readers are shown them: a draft's, or one that was taken away, stays inside."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from cms.library.models import Document, Picture, Recording
from cms.library.models.recording import PUBLIC_FOLDER

Readable = Callable[[], "QuerySet[Page]"]

_readable: list[Readable] = []


def register(readable: Readable) -> None:
    """How the room of the pages tells which of them readers find."""
    _readable[:] = [readable]


def is_offered(document: Document) -> bool:
    """Whether any page that readers find refers to the file; two queries."""
    pages, _others = _places_of(document)
    return _are_read(pages)


def is_shown(path: str) -> bool:
    """Whether readers are shown the picture or recording whose public file lies there; three queries.

    On a page that they find, or by something else that is public, such as the logo of an organisation.
    """
    if path.startswith(PUBLIC_FOLDER):
        row: Any = Recording.objects.playable().filter(file=path).only("pk").first()
    else:
        row = Picture.objects.showable().filter(renditions__file=path).only("pk").first()
    if row is None:
        return False
    pages, others = _places_of(row)
    return others or _are_read(pages)


def _places_of(row: Model) -> tuple[set[int], bool]:
    """Keys of the pages that refer to it, and whether rows of other kinds do."""
    references = ReferenceIndex.get_references_to(row).values_list("base_content_type", "object_id").distinct()
    found, kind = set(references), get_default_page_content_type().pk
    pages = {int(key) for of, key in found if of == kind}
    return pages, len(found) > len(pages)


def _are_read(keys: set[int]) -> bool:
    return bool(keys) and any(readable().filter(pk__in=keys).exists() for readable in _readable)
