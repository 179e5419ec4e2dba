"""Upload and edit forms of the library: what is taken in is cleaned, and no file name becomes a title, nor is one proposed."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.models import Locale
from wagtail.utils.file import hash_filelike
from wagtailmedia.forms import BaseMediaForm
from wagtailmedia.models import MediaType

from cms import languages
from cms.library.consent import NEW_PICTURE_HELP, NEW_RECORDING_HELP, Consent
from cms.library.models import Picture, Recording
from cms.library.models.picture import ALT_FIELDS
from cms.library.naming import dated_title, is_file_name
from cms.library.reencoding import CleanPicture, clean_picture
from cms.library.shown import KeepsWhatReadersSee
from cms.library.transcoding import EXTENSIONS, NOT_SOUND, CleanRecording, clean_recording

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


A_FILE_NAME = _(
    "This is the name of a file, which may tell when, where or by whom it was made. Write what there is to see or to hear instead."
)
ALT_HELP = _(
    "What the picture shows, for people who cannot see it. It is suggested where the picture becomes part of a page in this language;"
    " as a cover it is described on the page itself."
)
PROPOSES_A_TITLE = (
    "data-controller",
    "data-action",
)  # of Wagtail's script, which writes the file's name into the title


class PictureUploadField(WagtailImageField):
    """A picture, cleaned while it is checked, whatever ending its file has."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["file_too_large"] = _(
            "This file is too big (%(file_size)s); at most %(max_filesize)s can be taken in. Make the picture smaller and upload it again."
        )

    def to_python(self, data: Any) -> CleanPicture | None:
        """The clean picture."""
        upload = forms.FileField.to_python(self, data)
        if upload is None:
            return None
        self.check_image_file_size(upload)
        return clean_picture(upload)


class RecordingUploadField(forms.FileField):
    """A recording, transcoded while it is checked."""

    def to_python(self, data: Any) -> CleanRecording | None:
        """The clean recording."""
        upload: File | None = super().to_python(data)
        if upload is None:
            return None
        FileExtensionValidator(EXTENSIONS, message=NOT_SOUND)(upload)
        return clean_recording(upload)


class TitledUploadForm(KeepsWhatReadersSee):
    """What the forms of pictures and recordings share: title, consent, and the upload's own field."""

    title_pattern: "str | _StrPromise" = "%(when)s"
    upload_field: type[forms.FileField] = forms.FileField
    new_consent_help: "str | _StrPromise" = ""

    def _prepare(self) -> None:
        """Put our own fields in place of those that the model form made."""
        if "file" in self.fields:
            made = self.fields["file"]
            for name in PROPOSES_A_TITLE:
                made.widget.attrs.pop(name, None)
            self.fields["file"] = self.upload_field(label=made.label, widget=made.widget, required=made.required)
        if "title" in self.fields:
            self.fields["title"].help_text = _("For you and your colleagues to find it again. Readers do not see it.")
            self._prepare_title()
        if not self.instance.pk:
            self.fields.pop("taken_down", None)
        if "consent" in self.fields and not self.instance.pk:
            consent: Any = self.fields["consent"]
            consent.choices = [choice for choice in consent.choices if choice[0] != Consent.WITHDRAWN]
            consent.help_text = self.new_consent_help

    def _prepare_title(self) -> None:
        """A dated one where nobody was asked yet: the page for several uploads sends a dictionary of its own, and shows it then."""
        if self.is_bound and not isinstance(self.data, QueryDict):
            self.data = {**self.data, "title": dated_title(self.title_pattern, timezone.now())}
        elif not self.instance.pk and is_file_name(self.initial.get("title") or ""):
            self.initial["title"] = ""

    def clean_title(self) -> str:
        """As it was typed. Raises ValidationError for a new one that is only the file's name."""
        title: str = self.cleaned_data["title"]
        upload = self.files.get(self.add_prefix("file"))
        is_kept = self.instance.pk and title == self.initial.get("title")
        if not is_kept and is_file_name(title, upload.name or "" if upload else ""):
            raise ValidationError(A_FILE_NAME, code="file_name")
        return title


class PictureForm(TitledUploadForm, BaseImageForm):
    """A picture: alt texts only in the languages that are enabled, each written in its own direction."""

    title_pattern = _("Picture, %(when)s")
    upload_field = PictureUploadField
    new_consent_help = NEW_PICTURE_HELP

    class Meta(BaseImageForm.Meta):
        widgets = {**BaseImageForm.Meta.widgets, "consent": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.original_file = None  # the picture itself forgets a replaced file, and only after the commit
        self._prepare()
        self._keep_enabled_languages()
        self.say_what_follows()

    def _keep_enabled_languages(self) -> None:
        enabled = set(Locale.objects.values_list("language_code", flat=True))
        for code, name in ALT_FIELDS.items():
            field = self.fields.get(name)
            if field and code not in enabled:
                del self.fields[name]
            elif field:
                field.label = _("Alternative text in %(language)s") % {"language": languages.autonym(code)}
                field.help_text = ALT_HELP
                field.widget.attrs |= {"lang": code, "dir": languages.direction(code)}

    def clean_file(self) -> File | None:
        """A picture that was withdrawn does not come back as a new one."""
        file = self.cleaned_data["file"]
        if isinstance(file, CleanPicture):
            digest = hash_filelike(file)
            file.seek(0)
            if Picture.objects.withdrawn().exclude(pk=self.instance.pk).filter(file_hash=digest).exists():
                message = _(
                    "Consent for this picture was withdrawn, so it cannot be used again. Please choose another picture."
                )
                raise ValidationError(message, code="withdrawn")
        return file

    def clean(self) -> dict[str, Any]:
        """Another picture in place of this one needs a consent of its own: stated now, or not stated yet."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        replaced = self.instance.pk and isinstance(cleaned.get("file"), CleanPicture)
        if replaced and "consent" in self.fields and "consent" not in self.changed_data:
            cleaned["consent"] = Consent.NOT_STATED
        return cleaned

    def save(self, commit: bool = True) -> Picture:
        """All or nothing; renditions follow after the commit."""
        with transaction.atomic():
            return super().save(commit=commit)


class RecordingForm(TitledUploadForm, BaseMediaForm):
    """A recording: sound only, in one of the languages that are enabled."""

    title_pattern = _("Recording, %(when)s")
    upload_field = RecordingUploadField
    new_consent_help = NEW_RECORDING_HELP
    shown_fields = frozenset({"language", "transcript"})

    class Meta(BaseMediaForm.Meta):
        widgets = {**BaseMediaForm.Meta.widgets, "consent": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("instance"):
            kwargs["instance"].type = MediaType.AUDIO
        super().__init__(*args, **kwargs)
        self._prepare()
        if "file" in self.fields:
            self.fields["file"].help_text = _(
                "A sound file of at most 30 minutes and 50 MB. It is kept as a small MP3."
            )
        if "language" in self.fields:
            made = self.fields["language"]
            self.fields["language"] = forms.ChoiceField(
                label=made.label, help_text=made.help_text, choices=self._languages, initial=self.instance.language
            )
        self.say_what_follows()

    def _languages(self) -> list[tuple[str, Any]]:
        """Enabled languages by their own names, and the one it has already."""
        codes = list(Locale.objects.values_list("language_code", flat=True))
        if self.instance.language and self.instance.language not in codes:
            codes.append(self.instance.language)
        choices = [(code, languages.autonym(code)) for code in codes]
        return choices if len(choices) == 1 else [("", _("Choose the language that is spoken")), *choices]

    def save(self, commit: bool = True) -> Recording:
        """All or nothing; the file goes where its consent wants it after the commit."""
        with transaction.atomic():
            return super().save(commit=commit)
