"""Who had a part in what pages show without saving a version of them: by a picture, a recording, a document, or words that were copied."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.safety.models.written_once import Decision, WrittenOnceQuerySet


def named(row: models.Model) -> str:
    """A row or a page as contributions and the content of pages name it."""
    label = Page._meta.label_lower if isinstance(row, Page) else row._meta.label_lower
    return f"{label}:{row.pk}"


class Contribution(Decision):
    """Somebody uploaded or changed a row of the library, so that readers get something else of it; or wrote words that a page was given.

    `to` is the row or the page, `named`: "library.picture:7".
    """

    translation_key = None  # type: ignore[assignment]  # a row is no page: Django leaves the column out
    to = models.CharField(max_length=120)

    objects: Any = WrittenOnceQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [models.Index(fields=["to", "at"], name="safety_contribution_to")]

    def __str__(self) -> str:
        return f"{self.to} {self.at:%Y-%m-%d %H:%M}"
