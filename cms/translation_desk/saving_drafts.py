"""Keeping a draft: a version of the page, and which is its newest.

What readers, search and references have of a page is in its row and changes when it goes live. Wagtail's `save_revision` looks all of it up
again at each draft (measured: 22 statements more).
"""

from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision, TaskState

from cms.accounts.models import User
from cms.audit.acting import logged_as

EDITED = "wagtail.edit"


def save_draft(draft: Any, by: User) -> None:
    """Over the person's own newest version, as the editor does; never over somebody else's, one that was handed in or is to go live.

    `draft` is the page as its newest version has it, changed in memory, and held by the transaction.
    """
    newest: Revision | None = draft.get_latest_revision()
    free = newest is not None and newest.user_id == by.pk and newest.pk != draft.live_revision_id
    if free and (newest.approved_go_live_at or TaskState.objects.filter(revision=newest).exists()):  # type: ignore[union-attr]  # there is one
        free = False
    kept = newest if free and newest is not None else _another(draft, by)
    kept.created_at, kept.object_str = timezone.now(), str(draft)
    kept.content = draft.serializable_data()
    kept.save()
    draft.latest_revision, draft.latest_revision_created_at = kept, kept.created_at
    pointers: dict[str, Any] = {"has_unpublished_changes": True, "latest_revision_created_at": kept.created_at}
    if not draft.live:  # lists show of a live page the title that readers read
        pointers["draft_title"] = draft.draft_title = draft.title
    Page.objects.filter(pk=draft.pk).update(latest_revision=kept, **pointers)
    # One sitting has one sign in the history, as in the editor.
    sitting = PageLogEntry.objects.filter(page_id=draft.pk) if free else PageLogEntry.objects.none()
    uuid = sitting.latest_uuid_for_user_revision_action(by, kept, EDITED)
    with logged_as(by):
        log(instance=draft, action=EDITED, user=by, revision=kept, content_changed=True, uuid=uuid)


def _another(draft: Any, by: User) -> Revision:
    return Revision(content_object=draft, base_content_type=draft.get_base_content_type(), user=by)
