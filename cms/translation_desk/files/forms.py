"""What is asked before a file goes out or comes in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms import languages
from cms.translation_desk.files.formats import FORMATS, read
from cms.translation_desk.files.units import MAX_BYTES, Document

TOO_BIG = _("This file is larger than 20 MB. Download fewer pages at once, and upload each file by itself.")
NO_FILE = _("Choose the file that your program saved.")


class DownloadForm(forms.Form):
    """A language open to the person, a format, and pages: some by their ids, or `all` that a list shows."""

    language = forms.ChoiceField(label=_("Language"))
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(name, one.label) for name, one in FORMATS.items()],
        widget=forms.RadioSelect,
        initial="po",
    )
    open_only = forms.BooleanField(label=_("Only texts that are not done yet"), required=False)
    all = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, locales: dict[str, Locale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language"]
        field.choices = [(code, languages.autonym(code)) for code in locales]


def ids_in(asked: list[str]) -> list[int]:
    """What was ticked, by number; what is none is left out."""
    return [int(one) for one in asked if one.isascii() and one.isdigit() and len(one) < 10]


class UploadForm(forms.Form):
    """One file. Which language it is in and which pages it is about, it says itself."""

    file = forms.FileField(
        label=_("File"),
        error_messages={"required": NO_FILE, "missing": NO_FILE, "empty": NO_FILE},
        help_text=_(
            "PO, XLIFF or XLSX as it was downloaded here, up to 20 MB and 20,000 texts. Nothing is written yet."
        ),
    )

    def clean_file(self) -> UploadedFile:
        """Refused by its size before anything of it is read."""
        sent: UploadedFile = self.cleaned_data["file"]
        if sent.size is None or sent.size > MAX_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return sent

    def read(self) -> Document:
        """What the file says; CannotRead for what is none of ours."""
        return read(bytes(self.cleaned_data["file"].read()))
