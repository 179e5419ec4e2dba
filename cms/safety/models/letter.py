"""Letters of authorities: the ground of an approval that somebody outside gave on paper."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.library.naming import random_path
from cms.safety.models.approval import Approval
from cms.safety.models.written_once import Decision, WrittenOnceQuerySet

FOLDER = "letters"


def letter_path(_letter: models.Model, filename: str) -> str:
    """A random name in a folder that no address leads to."""
    return random_path(FOLDER, filename)


class Letter(Decision):
    """Who recorded it is `by`; what the authority approved stands in the approval. Organisations are kept by number and name."""

    approval = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="letter")
    organisation_id = models.PositiveBigIntegerField()
    organisation = models.CharField(max_length=255)
    reference = models.CharField(_("reference"), max_length=120)
    dated = models.DateField(_("date of the letter"))
    valid_until = models.DateField(_("valid until"), null=True)
    file = models.FileField(_("file"), upload_to=letter_path, max_length=255)

    objects: Any = WrittenOnceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("letter of an authority")
        verbose_name_plural = _("letters of authorities")
        indexes = [models.Index(fields=["organisation_id", "at"], name="safety_letter_of")]

    def __str__(self) -> str:
        return self.reference
