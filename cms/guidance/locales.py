"""The list of enabled languages, in an order that people can follow, by the names they bear in the reader's language and in their own."""

from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.locales.forms import LocaleForm
from wagtail.locales.views import IndexView, LocaleViewSet
from wagtail.models import Locale

from cms import languages


class SortedLocalesView(IndexView):
    """By name."""

    columns = [
        IndexView.columns[0],
        Column("own_name", label=_("Own name"), accessor=lambda locale: languages.autonym(locale.language_code)),
        *IndexView.columns[1:],
    ]

    def order_queryset(self, queryset: QuerySet[Locale]) -> QuerySet[Locale]:
        """As people read the names, unless they ask for another order."""
        if self.request.GET.get("ordering"):
            return super().order_queryset(queryset)
        ranked = sorted(queryset, key=lambda locale: locale.get_display_name().casefold())
        places = [When(pk=locale.pk, then=Value(place)) for place, locale in enumerate(ranked)]
        return queryset.order_by(Case(*places), "pk") if places else queryset


class SortedLocaleForm(LocaleForm):
    """Languages to enable, by name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language_code"]
        known = [(code, f"{name} · {languages.autonym(code)}" if code else name) for code, name in field.choices]
        field.choices = sorted(known, key=lambda choice: (bool(choice[0]), str(choice[1]).casefold()))


def adopt_locales() -> None:
    """In place of Wagtail's own, whose viewset offers no other way in."""
    LocaleViewSet.index_view_class = SortedLocalesView
    LocaleViewSet.get_form_class = lambda self, for_update=False: SortedLocaleForm
