"""The page explorer in the editors' words: whom a page is for and what it is about, to see and to filter by."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.views.pages.listing import EditedByFilter, ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet, LockedPagesView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Locale, Page, PageLogEntry

from cms import languages
from cms.accounts.models import User
from cms.accounts.requests import SignedInRequest
from cms.guidance.editing import DraftKeepingEditView, TellingCreateView
from cms.guidance.models import SharedPage
from cms.guidance.shared_pages import shared_pages
from cms.guidance.unpublishing import TellingUnpublishView
from cms.organisations.sight import pages_seen_by
from cms.taxonomy.facts import facts_of_many
from cms.taxonomy.models import Audience, PageAudience, PageTopic, Topic
from cms.taxonomy.panels import described


def enabled_languages() -> list[tuple[str, str]]:
    """Code and own name, in the order of the house."""
    codes = Locale.objects.values_list("language_code", flat=True)
    return [(code, languages.autonym(code)) for code in languages.in_order(codes)]


def owners_beside(request: SignedInRequest) -> QuerySet[User]:
    """Whose are the pages that the person may see."""
    return User.objects.filter(pk__in=pages_seen_by(request.user).order_by().values("owner"))


def editors_beside(request: SignedInRequest) -> QuerySet[User]:
    """Who has edited them."""
    edits = PageLogEntry.objects.filter(
        action="wagtail.edit", page__in=pages_seen_by(request.user).order_by().values("pk")
    )
    return User.objects.filter(pk__in=edits.order_by().values("user"))


def lockers_beside(request: SignedInRequest) -> QuerySet[User]:
    """Who has locked some of them."""
    return User.objects.filter(pk__in=pages_seen_by(request.user).filter(locked=True).order_by().values("locked_by"))


class FactsFilterSet(GenericPageFilterSet):
    """By audience, topic and language, also for translations, whose facts are those of their original; and by people.

    Of people, Wagtail offers everybody who owns or has edited any page; this only those of pages that the person may see.
    """

    owner = MultipleUserFilter(label=_("Owner"), queryset=owners_beside, widget=CheckboxSelectMultiple)
    edited_by = EditedByFilter(label=_("Edited by"), queryset=editors_beside, widget=CheckboxSelectMultiple)
    audience = django_filters.ModelMultipleChoiceFilter(
        label=_("Audience"), queryset=Audience.objects.all(), widget=CheckboxSelectMultiple, method="filter_audience"
    )
    topic = django_filters.ModelMultipleChoiceFilter(
        label=_("Topic"), queryset=Topic.objects.all(), widget=CheckboxSelectMultiple, method="filter_topic"
    )
    # Wagtail adds a filter “Locale” of its own to a set that has none of this name.
    locale = django_filters.MultipleChoiceFilter(
        field_name="locale__language_code",
        label=_("Language"),
        choices=enabled_languages,
        widget=CheckboxSelectMultiple,
    )

    class Meta(GenericPageFilterSet.Meta):
        fields: list[str] = []

    def filter_audience(self, queryset: QuerySet[Page], name: str, chosen: Any) -> QuerySet[Page]:
        """Pages that name any of the audiences."""
        if not chosen:
            return queryset
        keys = PageAudience.objects.of_originals().filter(audience__in=chosen).values("page__translation_key")
        return queryset.filter(translation_key__in=keys)

    def filter_topic(self, queryset: QuerySet[Page], name: str, chosen: Any) -> QuerySet[Page]:
        """Pages about any of the topics."""
        if not chosen:
            return queryset
        keys = PageTopic.objects.of_originals().filter(topic__in=chosen).values("page__translation_key")
        return queryset.filter(translation_key__in=keys)


class OpeningTitleColumn(PageTitleColumn):
    """Wagtail's title, which leads to the editor; for who may not open that, to the page's history, or nowhere: then it looks so."""

    cell_template_name = "guidance/admin/title_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """With the way to the history, where it is open to the person."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        perms = context["page_perms"]
        opens = perms.can_publish() and not perms.can_edit()
        return context | {"history": reverse("wagtailadmin_pages:history", args=[instance.pk]) if opens else ""}


class ReadersStatusColumn(PageStatusColumn):
    """Wagtail's status, and of a live reference whether readers find it."""

    cell_template_name = "guidance/admin/status_cell.html"


class LocksFilterSet(LockedPagesReportFilterSet):
    """By who has locked a page that the person may see."""

    locked_by = django_filters.ModelChoiceFilter(label=_("Locked by"), empty_label=_("Anyone"), queryset=lockers_beside)

    class Meta(LockedPagesReportFilterSet.Meta):
        pass


class LocksView(LockedPagesView):
    """Wagtail's report, which offers everybody who has locked any page, and shows what one has locked before one's role changed.

    cms/urls.py puts this in its place.
    """

    filterset_class = LocksFilterSet

    def get_queryset(self) -> QuerySet[Page]:
        """Never more than the person may see."""
        return super().get_queryset().filter(pk__in=pages_seen_by(self.request.user).values("pk"))


def _columns() -> list[Column]:
    own = [
        Column("audiences", label=_("For"), accessor=lambda page: page.facts_in_words["audiences"], width="18%"),
        Column("topics", label=_("Topics"), accessor=lambda page: page.facts_in_words["topics"], width="14%"),
    ]
    columns: list[Column] = []
    for column in ExplorableIndexView.base_columns:
        if isinstance(column, PageStatusColumn):
            column = ReadersStatusColumn("status", label=column.label, sort_key=column.sort_key, width=column.width)
        if isinstance(column, PageTitleColumn):
            column = OpeningTitleColumn(
                "title", label=column.label, sort_key=column.sort_key, classname=column.classname
            )
        columns.append(column)
        if column.name == "parent":
            columns += own
    return columns


class ShowsFacts:
    """Adds each listed page's facts, in five queries a screen."""

    base_columns = _columns()
    base_filterset_class = FactsFilterSet

    def get_table(self, object_list: Any) -> Any:
        """Hands the facts to the columns."""
        listed = list(object_list)
        facts = facts_of_many(listed, drafts=True)
        for page in listed:
            page.facts_in_words = described(facts[page.pk])
        _mark_missed(listed)
        return super().get_table(listed)  # type: ignore[misc]  # of the view


class FactsIndexView(ShowsFacts, ExplorableIndexView):
    """What lies below a page."""


class FactsUseView(ShowsFacts, ContentTypeUseView):
    """All pages of a kind."""


def _mark_missed(pages: list[Any]) -> None:
    """Tells live references that readers do not find, since their origin is offline or the permission ended; one query if there are any."""
    live = [page for page in pages if isinstance(page, SharedPage) and page.live]
    found = set(shared_pages().filter(pk__in=[page.pk for page in live]).values_list("pk", flat=True)) if live else ()
    for page in live:
        page.is_missed = page.pk not in found


class OverseenHistoryView(PageHistoryView):
    """Open to coordinators too, who publish nothing and change nothing: the page's own permissions are asked as before."""

    any_permission_required = ("add", "change", "delete", "publish")

    def get_object(self) -> Page:
        """Without ways to the editor for who may not open it."""
        page: Page = super().get_object()
        if not page.permissions_for_user(self.request.user).can_edit():
            self.edit_url_name = self.revisions_revert_url_name = None
        return page

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """“Edit”, for who may."""
        buttons: list[HeaderButton] = super().header_buttons
        return buttons if self.edit_url_name else []


class FactsPageViewSet(PageViewSet):
    """The explorer, everywhere in the tree: it takes the place of Wagtail's own viewset for all pages."""

    index_view_class = FactsIndexView
    content_type_use_view_class = FactsUseView
    add_view_class = TellingCreateView
    edit_view_class = DraftKeepingEditView
    unpublish_view_class = TellingUnpublishView
    history_view_class = OverseenHistoryView
    filterset_class = FactsFilterSet
