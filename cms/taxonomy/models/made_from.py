"""From which language a translation was made."""

from django.db import models
from wagtail.models import Page


class MadeFrom(models.Model):
    """A translation that was made from another translation: Tigrinya from Amharic, say. All others are made from the original."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    # An editor who deletes one of the two is not stopped: what is left was made from the original.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.page} ← {self.source}"
