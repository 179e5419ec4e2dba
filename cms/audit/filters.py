"""By when, who, what, where and in which language the report is narrowed. Choices never read the whole table."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.models import Locale

from cms.audit import actions, choosing
from cms.audit.models import Entry
from cms.audit.scope import readable_by
from cms.languages import autonym


def _choice(field: str, label: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(field_name=field, label=label, empty_label=_("All"), widget=forms.Select)


class EntryFilterSet(WagtailFilterSet):
    """The five."""

    at = django_filters.DateFromToRangeFilter(label=_("Period"), widget=DateRangePickerWidget)
    person = _choice("actor_id", _("Person"))
    action = _choice("action", _("What was done"))
    organisation = _choice("organisation_id", _("Organisation"))
    language = _choice("language", _("Language"))

    class Meta:
        model = Entry
        fields: list[str] = []

    def __init__(
        self, data: Any = None, queryset: QuerySet[Entry] | None = None, *, request: Any, **kwargs: Any
    ) -> None:
        super().__init__(data, queryset, request=request, **kwargs)
        allowed = readable_by(request.user)
        codes = Locale.objects.order_by("language_code").values_list("language_code", flat=True)
        choices = {
            "person": choosing.people(allowed),
            "action": actions.choices(),
            "organisation": choosing.organisations(allowed),
            "language": [(code, autonym(code)) for code in codes],
        }
        for name, found in choices.items():
            self.filters[name].extra["choices"] = found
