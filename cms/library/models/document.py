"""Documents: stored under a random name, handed out under their title."""

from functools import partial
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument, DocumentQuerySet

from cms.library.fields import DocumentFileField, store_pending_file
from cms.library.naming import document_path
from cms.library.vetting.documents import CONTENT_TYPES


class Document(AbstractDocument):
    """A file to read or download."""

    file = DocumentFileField(verbose_name=_("file"), upload_to=document_path)

    # As Wagtail's, under names of their own: its unused documents stay installed beside these.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="library_documents",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]  # Wagtail reads it
    tags = TaggableManager(verbose_name=_("tags"), help_text=None, blank=True, related_name="library_documents")

    objects = DocumentQuerySet.as_manager()

    admin_form_fields = ("title", "file", "collection")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def filename(self) -> str:
        """The name a reader's browser saves it under: its title and the file's ending."""
        name = slugify(self.title, allow_unicode=True)[:100].strip("-") or "document"
        return f"{name}{PurePosixPath(self.file.name or '').suffix.lower()}"

    @property
    def content_type(self) -> str:
        """As our own table has it, whatever the machine's says; what was stored before the table is handed out as mere bytes."""
        return CONTENT_TYPES.get(PurePosixPath(self.file.name or "").suffix[1:].lower(), "application/octet-stream")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file cleaned; a replaced one is forgotten once the row is committed."""
        fields = kwargs.get("update_fields")
        new = store_pending_file(self)
        old = type(self)._base_manager.filter(pk=self.pk).values_list("file", flat=True).first() if self.pk else None
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
                if old and old != self.file.name and (fields is None or "file" in fields):
                    transaction.on_commit(partial(self.file.storage.delete, old))
        except Exception:
            if new:
                self.file.storage.delete(new)
            raise
