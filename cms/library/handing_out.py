"""Files are handed out only while a live page offers them: a draft's file, or one that was taken away, stays inside."""

from collections.abc import Callable

from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from cms.library.models import Document

Readable = Callable[[], "QuerySet[Page]"]

_readable: list[Readable] = []


def register(readable: Readable) -> None:
    """How the room of the pages tells which of them readers find."""
    _readable[:] = [readable]


def is_offered(document: Document) -> bool:
    """Whether any page that readers find refers to the file."""
    pages = ReferenceIndex.get_references_to(document).filter(base_content_type__app_label="wagtailcore")
    ids = [int(reference) for reference in pages.values_list("object_id", flat=True).distinct()]
    return any(readable().filter(pk__in=ids).exists() for readable in _readable)
