"""“What was done” among the reports, in the place of Wagtail's site history, which shows every organisation to everybody."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.audit.scope import reads_any
from cms.audit.views import EntriesView


@hooks.register("register_admin_urls")
def audit_urls() -> list[URLPattern]:
    """/admin/reports/what-was-done/."""
    return [
        path("reports/what-was-done/", EntriesView.as_view(), name="audit"),
        path("reports/what-was-done/results/", EntriesView.as_view(results_only=True), name="audit_results"),
    ]


class AuditMenuItem(MenuItem):
    """Only for those who may read some of it."""

    def is_shown(self, request: Any) -> bool:
        """Whether the person may."""
        return reads_any(request.user)


@hooks.register("register_reports_menu_item")
def audit_menu_item() -> MenuItem:
    """Last among the reports, where Wagtail's was."""
    return AuditMenuItem(_("What was done"), reverse("audit"), name="audit", icon_name="history", order=1000)


@hooks.register("construct_reports_menu")
def without_site_history(request: Any, menu_items: list[MenuItem]) -> None:
    """Its address leads to ours (`cms/urls.py`)."""
    menu_items[:] = [item for item in menu_items if item.name != "site-history"]
