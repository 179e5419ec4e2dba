"""Translated fields in admin forms: a tab for each enabled language, written in that language's direction."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.models import Locale

from cms import languages
from cms.accounts.writing import columns_open_to

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def enabled_codes() -> set[str]:
    """Languages that have a Locale, and English, into which every label falls back."""
    return set(Locale.objects.values_list("language_code", flat=True)) | {"en"}


class EnabledLanguagesForm(WagtailAdminModelForm):
    """Drops the columns of languages that nobody enabled, and whatever the person may not write; panels and tabs then hide themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        enabled = enabled_codes()
        for columns in translator.get_options_for_model(self._meta.model).all_fields.values():
            for column in columns:
                if column.language not in enabled:
                    self.fields.pop(column.name, None)
                elif column.name in self.fields:
                    # The tab names the language: "Name", not "Name [en]".
                    self.fields[column.name].label = capfirst(column.translated_field.verbose_name)
        self._keep_to_own_columns()

    def _keep_to_own_columns(self) -> None:
        open_ = columns_open_to(self.for_user, self._meta.model) if self.for_user is not None else None
        if open_ is None:
            return
        columns = translator.get_options_for_model(self._meta.model).all_fields.values()
        own = {column.name for several in columns for column in several if column.language in open_}
        for name in set(self.fields) - own:
            del self.fields[name]


class TicksLanguages(EnabledLanguagesForm):
    """Languages are ticked by their own names: those that are enabled, and what the row already has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "languages" in self.fields:
            spoken: Any = self.fields["languages"]
            spoken.choices = [
                (code, languages.autonym(code))
                for code in languages.in_order(enabled_codes() | set(self.instance.languages or []))
            ]


def tabs(
    general: Sequence[Panel],
    translated: Sequence[str],
    *,
    form: type[EnabledLanguagesForm] = EnabledLanguagesForm,
    lead: "_StrOrPromise" = "",
) -> TabbedInterface:
    """A tab with the general panels and one for each language with its columns, English first.

    `lead` is the heading of the general tab where it comes before English, for rows that are more than their words.
    """
    own = [ObjectList(list(general), heading=lead or _("General"))] if general else []
    by_language = [
        ObjectList([_panel(name, language) for name in translated], heading=language.autonym)
        for language in languages.BUILT_IN.values()
    ]
    ordered = [*own, *by_language] if lead else [*by_language[:1], *own, *by_language[1:]]
    return TabbedInterface(ordered, base_form_class=form)


def _panel(name: str, language: languages.Language) -> FieldPanel:
    attributes = {"dir": languages.direction(language.code), "lang": language.code}
    return FieldPanel(build_localized_fieldname(name, language.code), widget=forms.TextInput(attrs=attributes))
