"""Forms of asking for translations, and of what becomes of a request."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms import languages
from cms.accounts.models import User
from cms.organisations.models import Organisation
from cms.translation_desk.models.requested import NOTE_AT_MOST
from cms.translation_desk.naming import name_of

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Languages to choose from, by their own names."""
    return [(code, languages.autonym(code)) for code in languages.in_order(codes)]


def enabled_codes() -> list[str]:
    """The languages that the installation has."""
    return list(Locale.objects.values_list("language_code", flat=True))


class AskForm(forms.Form):
    """Which pages, in which languages, by when. Nothing is chosen beforehand where there is a choice."""

    what = forms.ChoiceField(label=_("Which pages?"), widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(
        label=_("Into which languages?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one language.")},
    )
    due = forms.DateField(
        label=_("Wanted by"), required=False, widget=DAY, help_text=_("You may leave it empty if there is no hurry.")
    )
    note = forms.CharField(
        label=_("Note to the translators"),
        required=False,
        max_length=NOTE_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_(
            "Everybody who may translate the pages reads it. Name nobody who was hurt, and no place of an incident."
        ),
    )

    def __init__(
        self, *args: Any, offered: list[tuple[str, str]], codes: Iterable[str], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        what: Any = self.fields["what"]
        what.choices = offered
        if len(offered) == 1:
            what.initial = offered[0][0]
        several: Any = self.fields["languages"]
        several.choices = named(codes)
        self.fields["due"].widget.attrs["min"] = today.isoformat()

    def clean_due(self) -> date | None:
        """No day that is over."""
        due: date | None = self.cleaned_data["due"]
        if due is not None and due < self.today:
            raise forms.ValidationError(_("This day is over. Choose today or a later day, or leave it empty."))
        return due


class FilterForm(forms.Form):
    """Which requests to list. An answer that is none narrows nothing."""

    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("all that is open")),
            ("mine", _("mine")),
            ("free", _("open to take")),
            ("overdue", _("overdue")),
        ],
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    organisation: Any = forms.ModelChoiceField(
        label=_("Organisation"), required=False, queryset=Organisation.objects.none(), empty_label=_("all")
    )

    def __init__(self, *args: Any, codes: Iterable[str], organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [("", _("all")), *named(codes)]
        organisation: Any = self.fields["organisation"]
        organisation.queryset = organisations

    def answers(self) -> dict[str, Any]:
        """What is to be listed, by the names of the fields."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}


class HandBackForm(forms.Form):
    """With a word to whoever asked."""

    note = forms.CharField(
        label=_("Note to whoever asked"),
        required=False,
        max_length=NOTE_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("For example: what you could not translate, or when you have time again. It goes out by mail."),
    )


class GiveForm(forms.Form):
    """Somebody who may translate the page into the language."""

    person: Any = forms.ModelChoiceField(
        label=_("To whom?"), queryset=User.objects.none(), error_messages={"required": _("Choose somebody.")}
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = people
        field.label_from_instance = name_of
