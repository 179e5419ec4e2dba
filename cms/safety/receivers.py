"""What changes a live page from outside its own form: the gate notes it at once."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page

from cms.publishing.receivers import shows_something_new
from cms.safety.passing import is_gated, keep


# A page's own type notes it itself (`gated.py`); this one hears of pages saved as mere pages.
@receiver(post_save, sender=Page, dispatch_uid="safety.keep_plain_page")
def plain_page_saved(sender: type, instance: Page, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Anew from the database."""
    if not raw and instance.live and is_gated(instance) and shows_something_new(update_fields):
        keep(type(instance.specific)._base_manager.get(pk=instance.pk))
