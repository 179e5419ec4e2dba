"""Pages that a page links to, fetched together: one query, however many links and parts."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Case, Q, Value, When
from wagtail.models import Page

from cms.guidance.addresses import address, for_readers

LINK = re.compile(r"<a\b[^>]*>")
PAGE_ID = re.compile(r"""\bid=["'](\d{1,18})["']""")
_addresses: ContextVar[dict[int, str] | None] = ContextVar("addresses_of_linked_pages", default=None)


def linked_ids(raw: Any) -> Iterator[int]:
    """Ids of every page that a stream's raw data names: chosen in a list, or linked in a text."""
    if isinstance(raw, str):
        for tag in LINK.findall(raw) if 'linktype="page"' in raw else []:
            match = PAGE_ID.search(tag)
            if match and 'linktype="page"' in tag:
                yield int(match[1])
    elif isinstance(raw, dict):
        for name, inner in raw.items():
            if name == "pages" and isinstance(inner, list):
                yield from (
                    item["value"] for item in inner if isinstance(item, dict) and isinstance(item.get("value"), int)
                )
            else:
                yield from linked_ids(inner)
    elif isinstance(raw, list):
        for inner in raw:
            yield from linked_ids(inner)


def linked_pages(raw_parts: Iterable[Any], home: Page | None) -> dict[int, Page]:
    """Id of a page named to its live version under a home; what is gone or not translated is left out. One query."""
    ids = set(linked_ids(list(raw_parts)))
    if not ids or home is None:
        return {}
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    shown = for_readers(home).filter(translation_key__in=keys)
    is_shown = Case(When(pk__in=shown.values("pk"), then=Value(True)), default=Value(False))
    found = Page.objects.filter(Q(pk__in=ids) | Q(pk__in=shown.values("pk"))).annotate(is_shown=is_shown)
    return _by_id(list(found), ids)


def _by_id(found: list[Page], ids: set[int]) -> dict[int, Page]:
    shown = {page.translation_key: page for page in found if page.is_shown}
    return {page.pk: shown[page.translation_key] for page in found if page.pk in ids and page.translation_key in shown}


@contextmanager
def addresses_known(pages: dict[int, Page], home: Page | None) -> Iterator[None]:
    """While inside, links in texts lead to these pages."""
    token = _addresses.set({page_id: address(page, home) for page_id, page in pages.items()} if home else {})
    try:
        yield
    finally:
        _addresses.reset(token)


def known_addresses() -> dict[int, str] | None:
    """Address by id of a page named, while a reader's page is rendered; None elsewhere."""
    return _addresses.get()
