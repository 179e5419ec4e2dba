"""What the history of a page and the audit trail say of drafts that were made, as Wagtail would have logged each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry

from cms.audit.attribution import organisation_of
from cms.audit.site_log import acts_on_pages
from cms.translation_desk.sources import SECTION_LENGTH

MADE, TRANSLATED = "wagtail.create", "wagtail.copy_for_translation"


def log_drafts(drafts: Sequence[tuple[Any, Any, Page]], at: datetime) -> None:
    """Of each: the specific page that was copied, the new one, the page above it. By whoever is named by the log's context."""
    entries = [
        (_entry(copy, at, action=action, data=data), copy)
        for source, copy, parent in drafts
        for action, data in ((MADE, {}), (TRANSLATED, _told(source, copy, parent)))
    ]
    PageLogEntry.objects.bulk_create([entry for entry, _copy in entries])
    known: dict[str, tuple[int, str] | None] = {}
    for _source, copy, _parent in drafts:
        if copy.path[:SECTION_LENGTH] not in known:
            known[copy.path[:SECTION_LENGTH]] = organisation_of(copy)
    acts_on_pages((entry, copy, known[copy.path[:SECTION_LENGTH]]) for entry, copy in entries)


def _entry(copy: Any, at: datetime, *, action: str, data: dict[str, Any]) -> PageLogEntry:
    context = get_active_log_context()
    return PageLogEntry(
        content_type=ContentType.objects.get_for_model(copy, for_concrete_model=False),
        page=copy,
        label=copy.get_admin_display_title(),
        action=action,
        timestamp=at,
        data=data,
        user=context.user,
        uuid=context.uuid,
        content_changed=action == MADE,
    )


def _told(source: Any, copy: Any, parent: Page) -> dict[str, Any]:
    """What Wagtail's own history shows: from which page in which language, and below which page."""
    return {
        "page": {"id": copy.pk, "title": copy.get_admin_display_title(), "locale": _language(copy)},
        "source": {"id": source.pk, "title": source.title},
        "destination": {"id": parent.pk, "title": parent.get_admin_display_title()},
        "keep_live": False,
        "source_locale": _language(source),
    }


def _language(page: Any) -> dict[str, Any]:
    return {"id": page.locale_id, "language_code": page.locale.language_code}
