"""What a machine wrote and nobody has confirmed yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class MachineText(models.Model):
    """Words that a machine gave for a place of a page. The row goes when a named person has called these words done, and only then: an
    older version of the page, or a copy, may bring them back. `sign` is that of the words (`machine/unconfirmed.py`).
    """

    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    language = models.CharField(max_length=35)
    path = models.CharField(max_length=255)
    sign = models.CharField(max_length=64)
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of a machine")
        verbose_name_plural = _("texts of a machine")
        constraints = [models.UniqueConstraint(fields=["page", "path", "sign"], name="one_machine_text_a_place")]
        indexes = [models.Index(fields=["language", "sign"], name="machine_text_by_sign")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.path}"
