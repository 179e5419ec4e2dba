"""What the translation memory holds: words, and how they were translated."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.organisations.models import Organisation

HASH_LENGTH = 32


class RememberedQuerySet(models.QuerySet["Remembered"]):
    """Chainable questions about what is remembered."""

    def offered(self) -> Self:
        """Without the words of pages that readers do not find: what was taken down is not handed on."""
        return self.exclude(page__live=False)

    def open_to(self, organisation_ids: frozenset[int], *, all_of_them: bool) -> Self:
        """What pages say is public; what came by a file is its organisation's, or everybody's where it has none."""
        if all_of_them:
            return self
        return self.filter(Q(organisation=None) | Q(organisation__in=organisation_ids))

    def between(self, source_language: str, target_language: str) -> Self:
        """In one pair of languages (BCP 47)."""
        return self.filter(source_language=source_language, target_language=target_language)

    def with_origin(self) -> Self:
        """Each with the page, the person and the organisation that it names."""
        return self.select_related("page__locale", "by", "organisation")


class Remembered(models.Model):
    """One text in two languages, as a live page says it now (`page`), or as a file brought it (`file_name`).

    `wording` and `length` are what near matches are looked for in: the words of the source alone, as `memory/wording.py` has them. They are
    kept, since twenty thousand texts cannot be stripped of their markup while a translator waits.
    """

    source_language = models.CharField(max_length=35)
    target_language = models.CharField(max_length=35)
    source = models.TextField()
    target = models.TextField()
    rich = models.BooleanField(default=False)
    source_hash = models.CharField(max_length=HASH_LENGTH)
    target_hash = models.CharField(max_length=HASH_LENGTH)
    wording = models.TextField()
    length = models.PositiveIntegerField()
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at: "models.DateTimeField[datetime | str, datetime]" = models.DateTimeField()

    objects: Any = RememberedQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("remembered text")
        verbose_name_plural = _("remembered texts")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "source_language", "source_hash", "target_hash"],
                condition=Q(page__isnull=False),
                name="remembered_once_a_page",
            ),
            models.UniqueConstraint(
                fields=["organisation", "source_language", "target_language", "source_hash", "target_hash"],
                condition=Q(page=None, organisation__isnull=False),
                name="remembered_once_of_files",
            ),
            models.UniqueConstraint(
                fields=["source_language", "target_language", "source_hash", "target_hash"],
                condition=Q(page=None, organisation=None),
                name="remembered_once_of_all",
            ),
            models.CheckConstraint(
                condition=Q(page__isnull=False, organisation=None, file_name="") | (Q(page=None) & ~Q(file_name="")),
                name="remembered_of_page_or_file",
            ),
        ]
        indexes = [models.Index(fields=["source_language", "target_language", "length"], name="remembered_near")]

    def __str__(self) -> str:
        return f"{self.source_language} {self.target_language} {self.source[:50]}"
