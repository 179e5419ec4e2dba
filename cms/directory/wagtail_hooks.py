"""Hotlines in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms import languages
from cms.directory.models import Hotline
from cms.organisations.translated_fields import EnabledLanguagesForm, tabs


class HotlineForm(EnabledLanguagesForm):
    """Languages spoken are ticked, by their own names."""

    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), required=False, widget=forms.CheckboxSelectMultiple, choices=list
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [*Locale.objects.values_list("language_code", flat=True), *(self.instance.languages or [])]
        self.fields["languages"].choices = [(code, languages.autonym(code)) for code in dict.fromkeys(codes)]


class HotlineViewSet(SnippetViewSet):
    """The list of numbers."""

    model = Hotline
    icon = "mobile-alt"
    menu_order = 210
    add_to_admin_menu = True
    list_display = ("name", "number", "tier", "assured_until", "organisation")
    list_filter = ("tier", "cost", "organisation")
    search_fields = ("name_en", "number")
    search_backend_name = None
    edit_handler = tabs(
        [
            FieldPanel("number"),
            MultiFieldPanel(
                [FieldPanel("tier"), FieldPanel("assured_until")], heading=_("Who sees it, and until when it holds")
            ),
            FieldPanel("languages"),
            FieldPanel("cost"),
            FieldPanel("places", widget=forms.SelectMultiple(attrs={"size": 10})),
            FieldPanel("organisation"),
        ],
        ["name", "purpose", "hours"],
        form=HotlineForm,
    )


register_snippet(HotlineViewSet)
