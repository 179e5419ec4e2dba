"""Hotlines in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from cms.accounts.saving import AsksBeforeSaving
from cms.accounts.translated_fields import TicksLanguages, tabs
from cms.directory.models import Hotline
from cms.organisations.models import Role
from cms.organisations.policies import OwnRows
from cms.organisations.rows import OwnRowsViewSet
from cms.organisations.standing import organisations_seen_by, standing_of
from cms.taxonomy.place_choosing import ChoosesPlaces, PlacesInput

register_permission_policy(Hotline, OwnRows(Hotline, owner="organisation", shared=True))


class HotlineForm(ChoosesPlaces, TicksLanguages):
    """Languages spoken are ticked, by their own names. Who keeps the numbers of an organisation gives them to no other."""

    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), required=False, widget=forms.CheckboxSelectMultiple, choices=list
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "organisation" in self.fields and self.for_user and not standing_of(self.for_user).sees_everything:
            self._keep_to_own_organisations()

    def _keep_to_own_organisations(self) -> None:
        keeper = standing_of(self.for_user).organisation_ids_as(Role.SAFETY_REVIEWER)
        own = organisations_seen_by(self.for_user).filter(pk__in=keeper)
        field: Any = self.fields["organisation"]
        field.queryset, field.required, field.empty_label, field.help_text = own, True, None, ""
        if len(own) == 1:
            field.initial = own[0].pk


class NumberColumn(Column):
    """A telephone number, whose groups of digits would change places in Arabic text."""

    cell_template_name = "directory/number_cell.html"


class HotlineViewSet(AsksBeforeSaving, OwnRowsViewSet):
    """The list of numbers."""

    model = Hotline
    icon = "mobile-alt"
    menu_order = 210
    add_to_admin_menu = True
    list_display = (
        "name",
        NumberColumn("number", label=_("Number"), sort_key="number"),
        "tier",
        "assured_until",
        "organisation",
    )
    list_filter = ("tier", "cost", "organisation")
    search_fields = ("name_en", "number")
    edit_handler = tabs(
        [
            FieldPanel("number"),
            MultiFieldPanel(
                [FieldPanel("tier"), FieldPanel("assured_until")], heading=_("Who sees it, and until when it holds")
            ),
            FieldPanel("languages"),
            FieldPanel("cost"),
            FieldPanel("places", widget=PlacesInput),
            FieldPanel("organisation", widget=forms.Select),
        ],
        ["name", "purpose", "hours"],
        form=HotlineForm,
        lead=_("Number and places"),
    )


register_snippet(HotlineViewSet)
