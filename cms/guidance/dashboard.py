"""The first thing people see after signing in: what they can do next, in their own words."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.directory.models import GRACE, Hotline, Tier
from cms.guidance.models import OrganisationPage


def may_keep_hotlines(user: Any) -> bool:
    """Whether the person may confirm numbers."""
    return policy_registry.get_by_type(Hotline).user_has_permission(user, "change")


def sections_open_to(user: Any) -> list[Page]:
    """Sections in which the person may write, by title."""
    sections = OrganisationPage.objects.select_related("locale").order_by("locale__language_code", "title")
    return [section for section in sections if section.permissions_for_user(user).can_add_subpage()]


class NextStepsPanel(Component):
    """“Write a page” for each section, and the numbers that nobody has confirmed lately."""

    name = "next_steps"
    template_name = "guidance/admin/next_steps.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """What the person may write, and what is running out."""
        request: HttpRequest = parent_context["request"]
        today = timezone.localdate()
        stale = Hotline.objects.filter(tier=Tier.PUBLIC, assured_until__lt=today)
        return {
            "title": _("What would you like to do?"),
            "sections": sections_open_to(request.user),
            "coverage_url": reverse("coverage"),
            "hotlines": stale.order_by("assured_until") if may_keep_hotlines(request.user) else [],
            "hidden_before": today - GRACE,
        }
