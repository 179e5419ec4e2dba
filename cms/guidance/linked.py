"""Pages and files that a page links to, fetched together: a query each, however many links and parts."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Q, Value, When
from wagtail.models import Page

from cms.guidance.addresses import address, for_readers
from cms.library.models import Document
from cms.safety.shown import warned_at

LINK = re.compile(r"<a\b[^>]*>")
ID = re.compile(r"""\bid=["'](\d{1,18})["']""")
_addresses: ContextVar["Linked | None"] = ContextVar("addresses_of_what_is_linked", default=None)


@dataclass(frozen=True)
class Linked:
    """Addresses by id of the pages and of the files that a page names."""

    pages: dict[int, str]
    files: dict[int, str]


def ids_in_texts(raw: Any, kind: str) -> Iterator[int]:
    """Ids of what a stream's texts link to: kind "page" or "document"."""
    if isinstance(raw, str):
        mark = f'linktype="{kind}"'
        for tag in LINK.findall(raw) if mark in raw else []:
            match = ID.search(tag)
            if match and mark in tag:
                yield int(match[1])
    elif isinstance(raw, dict | list):
        for inner in raw.values() if isinstance(raw, dict) else raw:
            yield from ids_in_texts(inner, kind)


def chosen_ids(raw: Any) -> Iterator[int]:
    """Ids of the pages that a stream's lists of pages name."""
    if isinstance(raw, dict):
        chosen = raw.get("pages")
        for item in chosen if isinstance(chosen, list) else []:
            if isinstance(item, dict) and isinstance(item.get("value"), int):
                yield item["value"]
    if isinstance(raw, dict | list):
        for inner in raw.values() if isinstance(raw, dict) else raw:
            yield from chosen_ids(inner)


def linked_pages(raw_parts: Iterable[Any], home: Page | None) -> dict[int, Page]:
    """Id of a page named to its live version under a home; what is gone or not translated is left out. One query."""
    parts = list(raw_parts)
    ids = {*chosen_ids(parts), *ids_in_texts(parts, "page")}
    if not ids or home is None:
        return {}
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    shown = for_readers(home).filter(translation_key__in=keys)
    is_shown = Case(When(pk__in=shown.values("pk"), then=Value(True)), default=Value(False))
    found = Page.objects.filter(Q(pk__in=ids) | Q(pk__in=shown.values("pk"))).select_related("content_type")
    return _by_id(list(found.annotate(is_shown=is_shown, warned_at=warned_at())), ids)


def _by_id(found: list[Page], ids: set[int]) -> dict[int, Page]:
    shown = {page.translation_key: page for page in found if page.is_shown}
    return {page.pk: shown[page.translation_key] for page in found if page.pk in ids and page.translation_key in shown}


def linked_files(raw_parts: Iterable[Any]) -> dict[int, Document]:
    """The files that texts link to, by id; one query, none where there are none."""
    ids = set(ids_in_texts(list(raw_parts), "document"))
    return Document.objects.in_bulk(ids) if ids else {}


@contextmanager
def addresses_known(pages: dict[int, Page], files: dict[int, Document], home: Page | None) -> Iterator[None]:
    """While inside, links in texts lead to these pages and files."""
    to_pages = {page_id: address(page, home) for page_id, page in pages.items()} if home else {}
    token = _addresses.set(Linked(to_pages, {file_id: str(file.url) for file_id, file in files.items()}))
    try:
        yield
    finally:
        _addresses.reset(token)


def known_addresses() -> Linked | None:
    """What is named, while a reader's page is rendered; None elsewhere."""
    return _addresses.get()
