"""What the desk hears of: a translation that has gone live, a change of a source that was approved, an account that was closed."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from cms.accounts.models import User
from cms.safety.models import Approval
from cms.translation_desk.confirming import confirm, follow_small_change
from cms.translation_desk.memory.remembering import remember
from cms.translation_desk.models import Import


@receiver(page_published, dispatch_uid="translation_desk.confirm")
def gone_live(sender: type, instance: Page, revision: Any = None, **kwargs: Any) -> None:
    """In the transaction that publishes it."""
    by, at = getattr(revision, "user", None), timezone.now()
    confirm(instance, by=by, at=at)
    remember(instance, by=by, at=at)


@receiver(post_save, sender=User, dispatch_uid="translation_desk.forget_unfinished_files")
def account_kept(sender: type, instance: User, **kwargs: Any) -> None:
    """Nobody else goes on with what somebody who was suspended, or who left, has uploaded."""
    if not instance.is_active:
        Import.objects.filter(by=instance.pk).unfinished().delete()


@receiver(post_save, sender=Approval, dispatch_uid="translation_desk.follow_small_change")
def change_approved(sender: type, instance: Approval, created: bool, **kwargs: Any) -> None:
    """In the transaction that approves it, before it goes live."""
    if created:
        follow_small_change(instance)
