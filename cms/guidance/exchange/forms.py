"""Forms of offering and taking."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms.guidance.audience_words import PHRASES
from cms.guidance.models import Offer, OrganisationPage
from cms.languages import autonym
from cms.organisations.models import Organisation
from cms.taxonomy.models import Audience, Topic

ALL, NAMED = "all", "named"


class OfferForm(forms.Form):
    """To whom, and what they may do with the page. Nothing is chosen beforehand."""

    to = forms.ChoiceField(
        label=_("To whom?"),
        choices=[(ALL, _("All organisations, also those that join later")), (NAMED, _("Only those I name here"))],
        widget=forms.RadioSelect,
    )
    organisations: Any = forms.ModelMultipleChoiceField(
        label=_("Organisations"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who shows the page already goes on, named here or not, until you end it."),
    )
    reference = forms.BooleanField(
        label=_("They may show it in their section"),
        required=False,
        help_text=_(
            "Always your words as they are live, with your name. When you take the page offline, it is gone there too."
        ),
    )
    copy = forms.BooleanField(
        label=_("They may copy and adapt it"),
        required=False,
        help_text=_(
            "The copy is theirs, with “Adapted from” and your name. They may show the page’s pictures, recordings and files in it. "
            "You cannot take a copy back."
        ),
    )

    def __init__(self, *args: Any, made: Offer | None, owner: Organisation | None, **kwargs: Any) -> None:
        if made is not None:
            kwargs["initial"] = {
                "to": ALL if made.to_all else NAMED,
                "organisations": [one.pk for one in made.organisations.all()],
                "reference": made.allows_reference,
                "copy": made.allows_copy,
            }
        super().__init__(*args, **kwargs)
        others = Organisation.objects.active().exclude(pk=owner.pk if owner else None)
        field: Any = self.fields["organisations"]
        field.queryset = others

    def clean(self) -> dict[str, Any]:
        """An offer names somebody and allows something."""
        cleaned = super().clean() or {}
        if cleaned.get("to") == NAMED and not cleaned.get("organisations"):
            self.add_error("organisations", _("Name at least one organisation, or choose all."))
        if not cleaned.get("reference") and not cleaned.get("copy"):
            self.add_error("reference", _("Tick what they may do: show it, copy it, or both."))
        return cleaned

    def to_whom(self) -> list[Organisation] | None:
        """Those that were named; None for all."""
        return None if self.cleaned_data["to"] == ALL else list(self.cleaned_data["organisations"])


class FilterForm(forms.Form):
    """Which offers to list. An answer that is none narrows nothing."""

    language: Any = forms.ModelChoiceField(
        label=_("Language"),
        queryset=Locale.objects.none(),
        required=False,
        to_field_name="language_code",
        empty_label=_("All"),
    )
    audience = forms.ChoiceField(label=_("Audience"), required=False)
    topic: Any = forms.ModelChoiceField(
        label=_("Topic"), queryset=Topic.objects.all(), required=False, to_field_name="slug", empty_label=_("All")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.queryset = Locale.objects.order_by("language_code")
        language.label_from_instance = lambda locale: autonym(locale.language_code)
        audience: Any = self.fields["audience"]
        audience.choices = [("", _("All")), *((code, PHRASES[code][0]) for code in Audience.CODES)]

    def answers(self) -> dict[str, Any]:
        """What was asked for, by the names of `browsing.narrowed`."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "language": given.get("language"),
            "audience": given.get("audience") or "",
            "topic": given.get("topic"),
        }


class SectionsForm(forms.Form):
    """Into which of the person's sections."""

    sections: Any = forms.ModelMultipleChoiceField(
        label=_("Into which section?"), queryset=OrganisationPage.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, open_to: Sequence[OrganisationPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sections"]
        field.queryset = OrganisationPage.objects.filter(pk__in=[one.pk for one in open_to]).select_related("locale")
        field.label_from_instance = lambda section: f"{section.title} · {autonym(section.locale.language_code)}"
        if len(open_to) == 1:
            field.initial = [open_to[0].pk]
