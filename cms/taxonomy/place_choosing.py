"""Choosing places out of thousands: searched in every enabled language and by P-code, told apart by level and by what they lie in."""

from typing import Any

from django import forms
from django.db.models import Case, Q, QuerySet, Value, When
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from cms import languages
from cms.accounts.translated_fields import enabled_codes
from cms.accounts.unreadable import is_key
from cms.taxonomy.models import Level, Place

TERMS_AT_MOST = 6
WITH_LARGER = "parent__parent__parent"


def lies_in(place: Place) -> str:
    """The larger places around it, the nearest first; "" for a country."""
    return ", ".join(str(larger) for larger in place.lineage()[1:])


def in_full(place: Place) -> str:
    """A name that tells it from others of the same name: with its P-code and the places around it."""
    around = lies_in(place)
    return f"{place} ({place.pcode}) · {around}" if around else f"{place} ({place.pcode})"


def found_by(words: str, *, larger: bool = True) -> Q:
    """Places of which every word is in the name, in whatever language, or begins the P-code.

    With `larger`, a word may be in the name of a larger place instead.
    """
    columns = [
        build_localized_fieldname("name", code)
        for code in languages.in_order(enabled_codes())
        if code in languages.BUILT_IN
    ]
    wanted = Q()
    for term in words.split()[:TERMS_AT_MOST]:
        fits = Q(pcode__istartswith=term)
        for relation in ("", "parent__", "parent__parent__") if larger else ("",):
            for column in columns:
                fits |= Q(**{f"{relation}{column}__icontains": term})
        wanted &= fits
    return wanted


class PlaceFilterForm(BaseFilterForm):
    """Words, and a level."""

    q = forms.CharField(label=_("Name or P-code"), required=False, max_length=200)
    level = forms.TypedChoiceField(
        label=_("Level"),
        choices=[("", _("All levels")), *Level.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def filter(self, objects: QuerySet[Place]) -> QuerySet[Place]:
        """Those that fit both."""
        words, level = self.cleaned_data["q"], self.cleaned_data["level"]
        if level is not None:
            objects = objects.filter(level=level)
        if words:
            self.is_searching, self.search_query = True, words
            itself = Case(When(found_by(words, larger=False), then=Value(0)), default=Value(1))
            objects = objects.filter(found_by(words)).order_by(itself, "pcode")
        return objects


class OfPlaces(BaseSnippetChooseView):
    """The list: 25 a screen, with level, what they lie in, and P-code."""

    filter_form_class = PlaceFilterForm
    results_template_name = "taxonomy/place_chooser_results.html"

    def get_object_list(self) -> QuerySet[Place]:
        """With the larger places, which the list names."""
        return Place.objects.select_related(WITH_LARGER)

    @property
    def columns(self) -> list[Column]:
        """Name first."""
        return [
            self.title_column,
            Column("level", label=_("Level"), accessor=lambda place: place.get_level_display()),
            Column("in", label=_("Part of"), accessor=lies_in),
            Column("pcode", label=_("P-code")),
        ]


class ChoosePlace(OfPlaces, ChooseView):
    """The whole chooser."""


class ChoosePlaceResults(OfPlaces, ChooseResultsView):
    """Its results."""


class Named:
    """Says which place was chosen."""

    def get_display_title(self, place: Place) -> str:
        """In full."""
        return in_full(place)


class ChosenPlace(Named, SnippetChosenView):
    """One."""


class ChosenPlaces(Named, SnippetChosenMultipleView):
    """Several."""

    def get_objects(self, keys: list[str]) -> QuerySet[Place]:
        """In the order of the list; what is no key is no place."""
        known = [key for key in keys if is_key(key)]
        return Place.objects.filter(pk__in=known).select_related(WITH_LARGER)


class PlaceInput(Named, AdminSnippetChooser):
    """A field that holds one place."""


class PlaceChooserViewSet(SnippetChooserViewSet):
    """For one place and for many."""

    choose_view_class = ChoosePlace
    choose_results_view_class = ChoosePlaceResults
    chosen_view_class = ChosenPlace
    chosen_multiple_view_class = ChosenPlaces
    base_widget_class = PlaceInput


class PlacesInput(forms.MultipleHiddenInput):
    """A field that holds any number of places: those chosen, each to be unticked; a button for more; P-codes to type or to paste.

    Sends one value for each place under the field's name, as a list of boxes to tick does, and loads no place but those chosen.
    """

    template_name = "taxonomy/places_input.html"
    is_hidden = False
    use_fieldset = True

    @property
    def media(self) -> forms.Media:
        """Wagtail's chooser, and what puts the chosen into the list."""
        return forms.Media(js=[versioned_static("wagtailadmin/js/chooser-modal.js"), static("place-chooser.js")])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The places chosen, in one query; words that are none, to be mended."""
        values = [str(one) for one in value or []]
        chosen = Place.objects.filter(pk__in=[one for one in values if is_key(one)]).select_related(WITH_LARGER)
        return {
            "widget": {"name": name, "attrs": self.build_attrs(self.attrs, attrs), "template_name": self.template_name},
            "places": [
                {"pk": str(place.pk), "name": in_full(place), "level": place.get_level_display()} for place in chosen
            ],
            "described_by": (attrs or {}).get("aria-describedby", ""),
            "codes": ", ".join(one for one in values if not is_key(one)),
            "chooser_url": reverse("wagtailsnippetchoosers_taxonomy_place:choose"),
        }

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Keys of places; a P-code that nobody knows is handed on as it was typed, so that the field complains of it."""
        keys = data.getlist(name) if hasattr(data, "getlist") else list(data.get(name) or [])
        codes = (
            (data.get(f"{name}-codes") or "").replace(",", " ").replace(";", " ").replace("\x00", "").upper().split()
        )
        known = dict(Place.objects.filter(pcode__in=codes).values_list("pcode", "pk")) if codes else {}
        return list(dict.fromkeys([*keys, *(str(known.get(code, _no_key(code))) for code in codes)]))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """No box ticked is an answer."""
        return False


def _no_key(code: str) -> str:
    """A P-code that nobody knows as what it is: a number alone would be taken for the key of some place."""
    return f"{code}?" if code.isdecimal() else code


class ChoosesPlaces(forms.BaseForm):
    """Mixed into a form that has a field of places: what was typed and is no place is named."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "places" in self.fields:
            unknown = _("No place has the P-code “%(pk)s”. Correct it, or choose the place from the list.")
            no_row = unknown % {"pk": "%(value)s"}  # of a number, Django says it under another name
            self.fields["places"].error_messages |= {"invalid_pk_value": unknown, "invalid_choice": no_row}
