"""Coverage among the reports, for everyone who works in the admin: it tells nothing that readers cannot see."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.coverage.matrix import coverage_matrix, empty_cells
from cms.coverage.views import CoverageView
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import Group, Item, Urgency


@hooks.register("register_admin_urls")
def coverage_url() -> list[URLPattern]:
    """/admin/reports/coverage/."""
    return [path("reports/coverage/", CoverageView.as_view(), name="coverage")]


@hooks.register("register_reports_menu_item")
def coverage_menu_item() -> MenuItem:
    """First among the reports."""
    return MenuItem(
        _("Who is served, who is left out"), reverse("coverage"), name="coverage", icon_name="table", order=10
    )


@register
def left_out(day: Day) -> Iterator[Group]:
    """On the start page of those who answer for all: how many gaps there are."""
    if not day.standing.sees_everything:
        return
    gaps = len(empty_cells(coverage_matrix()))
    said = ngettext(
        "%(count)d combination of audience and language without a live page",
        "%(count)d combinations of audience and language without a live page",
        gaps,
    )
    items = [Item(said % {"count": gaps}, reverse("coverage"))] if gaps else []
    yield Group(Urgency.TO_KNOW, str(_("Who is left out")), items)
