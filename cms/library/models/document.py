"""Documents: stored under a random name, handed out under their title."""

from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument, DocumentQuerySet

from cms.library.naming import document_path


class Document(AbstractDocument):
    """A file to read or download."""

    file = models.FileField(verbose_name=_("file"), upload_to=document_path)

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
