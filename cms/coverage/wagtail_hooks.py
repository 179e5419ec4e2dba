"""Coverage among the reports, for everyone who works in the admin: it tells nothing that readers cannot see."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.coverage.views import CoverageView


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
