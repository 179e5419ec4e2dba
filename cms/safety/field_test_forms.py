"""What is recorded of a field test. Nobody who took part is named."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.safety.field_testing import Numbers, Wording
from cms.taxonomy.models import Place
from cms.taxonomy.place_choosing import PlaceInput

AUDIENCES = {"women": _("Women"), "girls": _("Girls"), "boys": _("Boys"), "men": _("Men")}
MOST_PEOPLE = 9999


class FieldTestForm(forms.Form):
    """Which wording, where, when, with how many people, and how much they understood."""

    digest = forms.ChoiceField(
        label=_("Which version did you test?"),
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _("The text was changed while you wrote. Choose again which version was tested.")
        },
    )
    place: Any = forms.ModelChoiceField(
        label=_("Place"),
        queryset=Place.objects.all(),
        widget=PlaceInput(Place, show_edit_link=False),
        help_text=_("The district is enough. Never smaller than a sub-district."),
    )
    on = forms.DateField(label=_("Day of the test"), widget=AdminDateInput)
    women = forms.IntegerField(label=AUDIENCES["women"], min_value=0, max_value=MOST_PEOPLE, required=False)
    girls = forms.IntegerField(label=AUDIENCES["girls"], min_value=0, max_value=MOST_PEOPLE, required=False)
    boys = forms.IntegerField(label=AUDIENCES["boys"], min_value=0, max_value=MOST_PEOPLE, required=False)
    men = forms.IntegerField(label=AUDIENCES["men"], min_value=0, max_value=MOST_PEOPLE, required=False)
    understood = forms.IntegerField(
        label=_("Understood, in per cent"),
        min_value=0,
        max_value=100,
        help_text=_(
            "Of all answers, how many were right? 85 % and over is good. Under 50 % the text does not go live."
        ),
    )
    changed = forms.CharField(
        label=_("What was changed in the text because of it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Only about the text. Write nothing about people who took part: no names, no ages, no stories."),
    )

    def __init__(self, *args: Any, wordings: Sequence[Wording], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["digest"]
        field.choices = [(one.digest, one.words) for one in wordings]
        if len(wordings) == 1:
            field.initial = wordings[0].digest

    def clean_on(self) -> Any:
        """A test that was held."""
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come: record a test when it was held."))
        return day

    def clean(self) -> dict[str, Any]:
        """With somebody in it."""
        cleaned = super().clean() or {}
        for name in AUDIENCES:
            cleaned[name] = cleaned.get(name) or 0
        if not any(cleaned[name] for name in AUDIENCES) and not any(name in self.errors for name in AUDIENCES):
            self.add_error("women", _("Say how many people took part: at least one."))
        return cleaned

    def numbers(self) -> Numbers:
        """What a valid form says."""
        return Numbers(**{name: value for name, value in self.cleaned_data.items() if name != "digest"})


class ErrorForm(forms.Form):
    """Why a test does not count."""

    why = forms.CharField(
        label=_("What was wrong with it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("For example: a wrong number, or another page. The test stays in the list, and does not count."),
        error_messages={"required": _("Say what was wrong with it.")},
    )
