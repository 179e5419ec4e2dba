"""Keeping what can be found the same as what is live."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from django.db import transaction
from wagtail.models import Page

from cms.search.models import Entry
from cms.search.normalising import normalise

BATCH = 100  # pages held in memory at once


@runtime_checkable
class Findable(Protocol):
    """A page type opts in to search by handing over its words."""

    def words_for_search(self) -> tuple[str, str]:
        """Title and all other words, without markup, in the page's language."""
        ...


def index(page: Page) -> None:
    """Write a specific page's words anew, or forget it where readers are not to find it."""
    entry = _entry_of(page)
    if entry is None:
        forget(page)
    else:
        _write([entry])


def forget(page: Page) -> None:
    """Readers do not find this page any more."""
    Entry.objects.filter(page_id=page.pk).delete()


def rebuild() -> int:
    """Write the words of all live pages anew, a batch at a time; how many readers can find."""
    found = 0
    for batch in _batches():
        entries = [entry for entry in map(_entry_of, batch) if entry is not None]
        with transaction.atomic():
            Entry.objects.filter(page__in=batch).exclude(page__in=[entry.page_id for entry in entries]).delete()
            _write(entries)
        found += len(entries)
    Entry.objects.exclude(page__live=True).delete()
    return found


def _entry_of(page: Page) -> Entry | None:
    words = _words_of(page)
    if words is None:
        return None
    title, text = words
    code = page.locale.language_code
    return Entry(
        page_id=page.pk,
        locale_id=page.locale_id,
        title=normalise(title, code),
        text=normalise(f"{title} {text}", code),
    )


def _words_of(page: Page) -> tuple[str, str] | None:
    return page.words_for_search() if page.live and isinstance(page, Findable) else None


def _write(entries: list[Entry]) -> None:
    Entry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["page"], update_fields=["locale", "title", "text"]
    )


def _batches() -> Iterator[list[Page]]:
    """Live pages by their key, so that no long query stays open beside the writing."""
    last = 0
    while batch := list(
        Page.objects.live().filter(pk__gt=last).order_by("pk").select_related("locale").specific()[:BATCH]
    ):
        yield batch
        last = batch[-1].pk
