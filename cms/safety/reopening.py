"""Pages whose pictures, recordings or files were replaced: readers find them again when somebody has reviewed them as they are now."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from contextvars import ContextVar

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.audit import actions
from cms.library.shown import live_pages_showing
from cms.safety.collecting import collecting
from cms.safety.holding import hold_note
from cms.safety.passing import is_gated, keep

# Whoever replaces what a page shows has written a part of what is to be reviewed: contributors.py.
REOPENED = "gate.reopened"
actions.register(REOPENED, _("Replaced a file or words that the page shows, which has to be reviewed again"))
_met: ContextVar[list[Page] | None] = ContextVar("reopened_pages", default=None)


def listening() -> AbstractContextManager[list[Page]]:
    """Collects the pages that are hidden inside, so that whoever did it can be told."""
    return collecting(_met, [])


@transaction.atomic
def reopen(row: Model) -> list[Page]:
    """Notes anew what every live page shows that refers to the row. Those that are left without an approval."""
    return reopen_pages(live_pages_with(row))


@transaction.atomic
def reopen_pages(pages: Iterable[Page]) -> list[Page]:
    """The same for pages that are known. Their words are not held, only the note: whoever saves them meanwhile notes them after us."""
    hidden = []
    for found in pages:
        hold_note(found.pk)
        page = type(found.specific)._base_manager.filter(pk=found.pk, live=True).first()  # as the database has it now
        if page is None:
            continue
        log(instance=page, action=REOPENED)
        if keep(page, hold=False).approval is None:
            hidden.append(page)
    met = _met.get()
    if met is not None:
        met += hidden
    return hidden


def live_pages_with(row: Model) -> Iterator[Page]:
    """Specific pages, live now, whose words, parts or fields refer to the row."""
    for page in live_pages_showing(row).specific().order_by("pk"):  # type: ignore[attr-defined]  # of Wagtail's QuerySet
        if is_gated(page):
            yield page
