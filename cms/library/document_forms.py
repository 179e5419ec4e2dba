"""The form of a document: its file is looked through while it is checked."""

from typing import Any

from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm

from cms.library.shown import KeepsWhatReadersSee
from cms.library.vetting.documents import CleanDocument, clean_document
from cms.library.vetting.refusals import REASONS


class DocumentUploadField(WagtailDocumentField):
    """A document, cleaned while it is checked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["file_too_large_unknown_size"] = REASONS["too_big"]
        self.help_text = _(
            "PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB, TXT or CSV, at most 20 MB. The names of who wrote it are taken out; look for"
            " others yourself: in the text, in hidden sheets and slides, in notes, and in pictures."
        )

    def to_python(self, data: Any) -> CleanDocument | None:
        """The clean document."""
        upload = FileField.to_python(self, data)
        return None if upload is None else clean_document(upload)


class DocumentForm(KeepsWhatReadersSee, BaseDocumentForm):
    """A document, by whichever way it is uploaded. Readers save it under its title."""

    shown_fields = frozenset({"title"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.original_file = None  # the document itself forgets a replaced file, and only after the commit
        if "file" in self.fields:
            made = self.fields["file"]
            self.fields["file"] = DocumentUploadField(label=made.label, widget=made.widget, required=made.required)
        self.say_what_follows()
