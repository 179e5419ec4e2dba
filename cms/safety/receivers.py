"""What changes a live page from outside its own form: the gate notes it at once."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published

from cms.publishing.receivers import shows_something_new
from cms.safety.contributing import keep_who_changed, take_over
from cms.safety.faces import FACES, face_of
from cms.safety.holding import hold_row
from cms.safety.models import ProposedChange
from cms.safety.passing import is_gated, keep
from cms.safety.reopening import live_pages_with, reopen, reopen_pages
from cms.safety.second_person import is_kept_by_two
from cms.safety.urgent import follow_urgent_change

FACED = {model_of(): names for model_of, names in FACES.items()}


# A page's own type notes it itself (`gated.py`); this one hears of pages saved as mere pages.
@receiver(post_save, sender=Page, dispatch_uid="safety.keep_plain_page")
def plain_page_saved(sender: type, instance: Page, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Anew from the database."""
    if not raw and instance.live and is_gated(instance) and shows_something_new(update_fields):
        keep(type(instance.specific)._base_manager.get(pk=instance.pk))


@receiver(page_published, dispatch_uid="safety.follow_urgent_change")
def gone_live(sender: type, instance: Page, **kwargs: Any) -> None:
    """Wagtail says so inside the transaction that publishes: an urgent change and what follows from it are one."""
    follow_urgent_change(instance)


@receiver(pre_save, dispatch_uid="safety.remember_face")
def remember_face(sender: type, instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """What readers see of a picture, recording or document before it is saved."""
    if sender in FACED and instance.pk and (update_fields is None or set(FACED[sender]) & set(update_fields)):
        hold_row(instance)
        instance.face_before = face_of(instance)


@receiver(post_save, dispatch_uid="safety.reopen_pages")
def face_saved(sender: type, instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """Another file, another transcript: every page that shows it has to be reviewed again, and not by whoever changed it."""
    before = vars(instance).pop("face_before", None)
    changed = before is not None and before != face_of(instance)
    if changed or (created and not raw and sender in FACED):
        keep_who_changed(instance)
    if changed:
        reopen(instance)


@receiver(post_save, dispatch_uid="safety.take_over_writers")
def alias_saved(sender: type, instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """An alias says what another page says, from its making until it is made a page of its own."""
    if not raw and isinstance(instance, Page) and instance.alias_of_id and shows_something_new(update_fields):
        take_over(instance.alias_of, instance)


@receiver(pre_delete, dispatch_uid="safety.remember_pages")
def remember_pages(sender: type, instance: Any, **kwargs: Any) -> None:
    """Which live pages show a picture, recording or document that is about to be deleted."""
    if sender in FACED:
        hold_row(instance)
        instance.shown_on_before = [page.pk for page in live_pages_with(instance)]


@receiver(post_delete, dispatch_uid="safety.reopen_pages_of_deleted")
def face_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """Without it they are other pages than those that were approved."""
    shown_on = vars(instance).pop("shown_on_before", [])
    if shown_on:
        reopen_pages(Page.objects.filter(pk__in=shown_on, live=True))


@receiver(post_delete, dispatch_uid="safety.forget_waiting_changes")
def shared_row_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """What was to change of it waits no more."""
    if is_kept_by_two(sender):
        ProposedChange.objects.filter(kind=instance._meta.label_lower, row_id=instance.pk).delete()
