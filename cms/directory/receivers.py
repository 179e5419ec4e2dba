"""A number that is hidden, changed or deleted may stand, typed out, in the words of live pages: the gate looks for them."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from cms.directory.models import Hotline
from cms.safety.spelled import number_gone

READ = ("number", "tier")


@receiver(pre_save, sender=Hotline, dispatch_uid="directory.remember_number")
def remember_number(sender: type, instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Which number it was, and who saw it."""
    if not raw and instance.pk and (update_fields is None or set(READ) & set(update_fields)):
        instance.read_before = Hotline.objects.filter(pk=instance.pk).values_list(*READ).first()


@receiver(post_save, sender=Hotline, dispatch_uid="directory.number_saved")
def number_saved(sender: type, instance: Any, **kwargs: Any) -> None:
    """What it was is looked for, if readers are not shown it now."""
    before = vars(instance).pop("read_before", None)
    if before is not None and before != (instance.number, instance.tier):
        number_gone(before[0])


@receiver(post_delete, sender=Hotline, dispatch_uid="directory.number_deleted")
def number_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """The same of one that is there no more."""
    number_gone(instance.number)
