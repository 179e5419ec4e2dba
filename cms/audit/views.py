"""“What was done”: the audit trail as a report, for those who may read it, and no more of it than they may."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cms.audit import words
from cms.audit.filters import EntryFilterSet
from cms.audit.models import Entry
from cms.audit.scope import readable_by

# To count a million lines takes as long as to read them: nobody turns to page 201, they narrow the period.
COUNTED_AT_MOST = 10_000
# XLSX is made whole before it is sent: measured half a minute for twice as many lines. CSV has no such end.
LINES_IN_A_SPREADSHEET = 50_000


class CappedPaginator(WagtailPaginator):
    """Counts no further than COUNTED_AT_MOST."""

    @cached_property
    def count(self) -> int:
        """How many lines can be turned to."""
        return int(self.object_list[:COUNTED_AT_MOST].count())


class LabelledColumn(Column):
    """A cell that says what it tells: on a small screen an entry stands line by line, without the heading."""

    cell_template_name = "audit/cell.html"


class WordsColumn(LabelledColumn):
    """A cell told by a function from an entry to words."""

    def __init__(self, name: str, tell: Callable[[Entry], str], **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.tell = tell

    def get_value(self, instance: Entry) -> str:
        """The words."""
        return self.tell(instance)


class MomentColumn(WordsColumn):
    """A time on one line, in one order in whatever language."""

    cell_template_name = "audit/moment.html"


class EntriesView(ReportView):
    """Newest first, 50 a page; the whole of what is filtered as CSV, line by line, or XLSX."""

    model = Entry
    page_title = gettext_lazy("What was done")
    header_icon = "history"
    index_url_name = "audit"
    index_results_url_name = "audit_results"
    filterset_class = EntryFilterSet
    paginator_class = CappedPaginator
    default_ordering = ("-at", "-id")
    verbose_name_plural = gettext_lazy("entries")
    columns = [
        MomentColumn("at", words.when, label=words.heading_of_when()),
        WordsColumn("actor", words.who, label=gettext_lazy("Who")),
        WordsColumn("action", words.what, label=gettext_lazy("What")),
        LabelledColumn("label", label=gettext_lazy("To what")),
        WordsColumn("kind", words.kind, label=gettext_lazy("Kind")),
        WordsColumn("language", words.language, label=gettext_lazy("Language")),
        LabelledColumn("organisation", label=gettext_lazy("Organisation")),
        WordsColumn("detail", words.more, label=gettext_lazy("More")),
    ]
    list_export = [
        "at", "actor_id", "actor", "action", "words", "kind", "kind_words", "object_id", "label", "language",
        "organisation_id", "organisation", "detail",
    ]  # fmt: skip
    export_headings = {
        "at": gettext_lazy("When (UTC)"),
        "actor_id": gettext_lazy("Who (number)"),
        "actor": gettext_lazy("Who"),
        "action": gettext_lazy("What (code)"),
        "words": gettext_lazy("What"),
        "kind": gettext_lazy("Kind (code)"),
        "kind_words": gettext_lazy("Kind"),
        "object_id": gettext_lazy("To what (number)"),
        "label": gettext_lazy("To what"),
        "language": gettext_lazy("Language"),
        "organisation_id": gettext_lazy("Organisation (number)"),
        "organisation": gettext_lazy("Organisation"),
        "detail": gettext_lazy("More"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refused to whoever may read no entry at all."""
        if self.allowed is not None and not self.allowed:
            raise PermissionDenied
        if request.GET.get("export") == self.FORMAT_XLSX and self._is_too_long():
            messages.error(request, _("This is too much for a spreadsheet. Choose a shorter period, or download CSV."))
            return redirect(reverse("audit"))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """An export goes past the list's context, for which Wagtail would read every line at once."""
        if self.is_export:
            return self.as_spreadsheet(self.get_filtered_queryset(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def allowed(self) -> set[int] | None:
        """The organisations whose entries the person may read; None for all."""
        return readable_by(self.request.user)

    def get_base_queryset(self) -> QuerySet[Entry]:
        """Never more than the person may read, whatever is asked for in the address."""
        return Entry.objects.of_organisations(self.allowed)

    def get_filtered_queryset(self) -> QuerySet[Entry]:
        """Filtered once: `get_queryset` does it already. A filter that makes no sense shows nothing, rather than everything."""
        queryset = self.get_queryset()
        return queryset if self.filters.is_valid() else queryset.none()

    def get_filename(self) -> str:
        """Named by the day, without a word of what is in it."""
        return f"what-was-done-{timezone.now():%Y-%m-%d}"

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        """Read in pieces: the whole trail is never in memory."""
        return super().as_spreadsheet(queryset.iterator(chunk_size=2_000), spreadsheet_format)

    def to_row_dict(self, item: Entry) -> dict[str, Any]:
        """An entry as it is stored, with action and kind in words beside their codes."""
        told = {
            "at": words.when_in_utc(item),
            "actor": words.who(item),
            "words": words.what(item),
            "kind_words": words.kind(item),
            "detail": words.more(item),
        }
        return {name: told[name] if name in told else getattr(item, name) for name in self.list_export}

    def _is_too_long(self) -> bool:
        return bool(self.get_filtered_queryset().order_by()[LINES_IN_A_SPREADSHEET:].exists())
