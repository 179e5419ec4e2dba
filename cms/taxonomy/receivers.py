"""A new installation has its vocabulary; the four audiences stay, whatever the route of their deletion."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_migrate, pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _

from cms.migrating import is_complete
from cms.taxonomy.loading import load_vocabulary
from cms.taxonomy.models import Audience


@receiver(post_migrate, dispatch_uid="taxonomy.load_vocabulary")
def vocabulary_after_migrations(sender: Any, **kwargs: Any) -> None:
    """A new installation has its words at once."""
    if sender.name == "cms.taxonomy" and is_complete(**kwargs):
        load_vocabulary()


@receiver(pre_delete, sender=Audience, dispatch_uid="taxonomy.audiences_stay")
def audiences_stay(sender: type, instance: Audience, **kwargs: Any) -> None:
    """Raises PermissionDenied, for querysets and admin alike."""
    raise PermissionDenied(
        _("Women, girls, boys and men are the four audiences of the resolution: none can be deleted.")
    )
