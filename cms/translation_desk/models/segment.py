"""What is known of one text of a translation: from which words of the source it was made, by whom, and whether it is done."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Origin(models.TextChoices):
    """Where the words of a translation came from."""

    TYPED = "typed", _("typed here")
    MEMORY = "memory", _("from the memory")
    MACHINE = "machine", _("by a machine, confirmed by nobody")
    FILE = "file", _("from a file")


class TranslatedSegment(models.Model):
    """The words themselves stand in the page's draft. `text` is what they were when this was noted: where the page has others, somebody
    has changed them elsewhere since. `source_text` is what they translate; `done` that its translator holds them for right.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="translated_segments")
    path = models.CharField(max_length=255)
    source_text = models.TextField(blank=True)
    text = models.TextField(blank=True)
    done = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.TYPED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translated text")
        verbose_name_plural = _("translated texts")
        constraints = [
            models.UniqueConstraint(fields=["page", "path"], name="one_note_a_segment"),
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="segment_origin_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.path}"
