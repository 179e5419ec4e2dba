"""Where the rules are enforced: no page row is saved live, and no revision is scheduled, against them."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Page, Revision

from cms.publishing.door import NotReady, ensure_ready
from cms.publishing.refusals import note

# Saved by Wagtail's own bookkeeping on live pages; none of them is shown to a reader.
BOOKKEEPING = frozenset(
    {
        "approved_go_live_at",
        "draft_title",
        "expire_at",
        "expired",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
    }
)


def shows_something_new(update_fields: Iterable[str] | None) -> bool:
    """Whether a save of these fields (None: of all) changes anything but Wagtail's bookkeeping."""
    return update_fields is None or not BOOKKEEPING.issuperset(update_fields)


@receiver(pre_save, dispatch_uid="publishing.refuse_unready_page")
def refuse_unready_page(
    sender: type, instance: Any, raw: bool, update_fields: Iterable[str] | None, **kwargs: Any
) -> None:
    """Asked at each save of a page that is, or is about to be, live."""
    if raw or not isinstance(instance, Page) or not instance.live or not shows_something_new(update_fields):
        return
    _enforce(as_it_would_stand(instance, update_fields))


@receiver(pre_save, sender=Revision, dispatch_uid="publishing.refuse_unready_schedule")
def refuse_unready_schedule(sender: type, instance: Revision, raw: bool, **kwargs: Any) -> None:
    """A revision gets a go-live time only when it could go live now."""
    if raw or instance.approved_go_live_at is None:
        return
    scheduled = instance.as_object()
    if isinstance(scheduled, Page):
        _enforce(scheduled)


def as_it_would_stand(page: Page, update_fields: Iterable[str] | None) -> Page:
    """The specific page as the database would have it: saved as a mere page, or with some of its fields, it is not what the memory has."""
    if update_fields is None and type(page) is page.specific_class:
        return page
    stored: Page | None = page.specific_class._base_manager.filter(pk=page.pk).first() if page.pk else None
    if stored is None:
        return page
    names = None if update_fields is None else set(update_fields)
    for field in page._meta.concrete_fields:
        if names is None or field.name in names or field.attname in names:
            setattr(stored, field.attname, getattr(page, field.attname))
    return stored


def _enforce(page: Page) -> None:
    try:
        ensure_ready(page)
    except NotReady as refusal:
        note(refusal)
        raise
