"""A copy beside its origin: what has changed there since somebody looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from cms.guidance.addresses import live_pages
from cms.guidance.exchange.taking import words_of
from cms.guidance.models import CopiedFrom


@dataclass(frozen=True)
class Changes:
    """The origin as it is live now, None where it is not, and each field that differs from what was seen (Wagtail's comparisons)."""

    origin: Any
    fields: list[Any]

    @property
    def published_at(self) -> datetime | None:
        """Of the words compared with."""
        return self.origin.last_published_at if self.origin is not None else None


def live_origin(copied: CopiedFrom) -> Page | None:
    """The page copied from, while readers can see it."""
    found = live_pages().filter(pk=copied.origin_id).select_related("locale").first()
    return found.specific if found is not None else None


def changes(copied: CopiedFrom, request: HttpRequest) -> Changes:
    """What changed in the words that are live. Drafts of the origin are not looked at."""
    now = live_origin(copied)
    if now is None:
        return Changes(None, [])
    then = now.with_content_json(copied.seen)
    panel = now.get_edit_handler().get_bound_panel(instance=now, request=request, form=None)
    compared = [comparison(then, now) for comparison in panel.get_comparison()]
    return Changes(now, [one for one in compared if one.has_changed()])


def have_looked(copied: CopiedFrom, *, published_at: datetime) -> bool:
    """Remember the words that are live as seen; not if they changed after they were shown, at `published_at`."""
    now = live_origin(copied)
    if now is None or now.last_published_at != published_at:
        return False
    copied.seen, copied.seen_published_at = words_of(now), now.last_published_at
    copied.save(update_fields=["seen", "seen_published_at"])
    return True
