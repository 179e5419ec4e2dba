"""What is asked on the screen of the memory: a pair of languages, some words; a file and whose it is."""

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

from cms import languages
from cms.accounts.models import User
from cms.organisations.models import Organisation
from cms.translation_desk.files.forms import NO_FILE
from cms.translation_desk.files.units import MAX_BYTES
from cms.translation_desk.memory.reach import owners_for

TOO_BIG = _("This file is larger than 20 MB. Save it in parts, and upload each by itself.")
NAME_AT_MOST = 100
BETWEEN = ":"  # in no code of a language


def pair_name(source_language: str, language: str) -> str:
    """As a choice of the form has it."""
    return f"{source_language}{BETWEEN}{language}"


class FindForm(forms.Form):
    """One of the pairs that the person has anything of, or all; words that are in either text."""

    pair = forms.ChoiceField(label=_("Languages"), required=False)
    q = forms.CharField(label=_("Words"), required=False, max_length=200)

    def __init__(self, *args: Any, pairs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pair"]
        named = [
            (pair_name(*pair), (" ← " if get_language_bidi() else " → ").join(map(languages.autonym, pair)))
            for pair in pairs
        ]
        field.choices = [("", _("all")), *named]

    def languages_asked(self) -> tuple[str, str] | None:
        """The pair that was chosen; None for all. Of a valid form."""
        source, _between, target = self.cleaned_data["pair"].partition(BETWEEN)
        return (source, target) if target else None


class UploadForm(forms.Form):
    """A file, and in whose name it is taken where the person works for several organisations."""

    file = forms.FileField(
        label=_("File"),
        error_messages={"required": NO_FILE, "missing": NO_FILE, "empty": NO_FILE},
        help_text=_("TMX, up to 20 MB and 20,000 texts. Nothing is written yet."),
    )
    owner: Any = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = owners_for(user)
        field: Any = self.fields["owner"]
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in self.owners])
        field.required = len(self.owners) > 1
        if len(self.owners) < 2:
            field.widget = forms.HiddenInput()

    def clean_file(self) -> tuple[str, bytes]:
        """Its name and content; refused by its size before anything of it is read."""
        sent: UploadedFile = self.cleaned_data["file"]
        if sent.size is None or sent.size > MAX_BYTES:
            raise forms.ValidationError(TOO_BIG)
        name = "".join(sign for sign in PurePosixPath(sent.name or "").name if sign.isprintable())
        return name[-NAME_AT_MOST:] or "memory.tmx", bytes(sent.read())

    def clean_owner(self) -> Organisation | None:
        """The only one where there is no choice; nobody's where who answers for all brings it."""
        chosen: Organisation | None = self.cleaned_data["owner"]
        return chosen if len(self.owners) > 1 else next(iter(self.owners), None)
