"""The panels of the start page: what waits, first steps, a new page, the guides."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel

# Each brings its groups.
from cms.guidance.dashboard import (  # noqa: F401
    copies,
    due,
    gate,
    numbers,
    of_others,
    overseeing,
    own_work,
    people,
    requested,
    reviewing,
    translating,
)  # fmt: skip
from cms.guidance.dashboard.checklists import Checklist
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import groups_of
from cms.guidance.dashboard.installation_steps import installation_checklist
from cms.guidance.dashboard.organisation_steps import organisation_checklists
from cms.guidance.dashboard.writing import ORGANISATIONS_AT_MOST, lines_of
from cms.guidance.guides import guide_address, offered
from cms.organisations.sight import pages_seen_by

# Of Wagtail's own: what ours say as well, and with more of what people need.
REPEATED = frozenset(
    {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "recent_edits", "locked_pages"}
)


class DayPanel(Component):
    """What the panels share: a person's day."""

    def __init__(self, day: Day) -> None:
        self.day = day


class WaitingPanel(DayPanel):
    """What waits for the person, the most urgent first."""

    name = "waiting"
    template_name = "guidance/admin/dashboard/waiting.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Groups, and a sentence where there are none."""
        return {"title": _("What waits for you"), "groups": groups_of(self.day)}


class FirstStepsPanel(DayPanel):
    """Checklists of whatever is new here, while they are not done."""

    name = "first_steps"
    template_name = "guidance/admin/dashboard/first_steps.html"

    @property
    def order(self) -> int:
        """Before everything else at the very beginning; later, what waits goes before."""
        return 40 if any(one.done * 2 < len(one.steps) for one in self.lists) else 55

    @cached_property
    def lists(self) -> list[Checklist]:
        """The installation's, then those of organisations."""
        installation = installation_checklist(self.day)
        return [*([installation] if installation else []), *organisation_checklists(self.day)]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """All that are not done."""
        return {"lists": self.lists}


class WritePanel(DayPanel):
    """A line for each organisation in which the person may write."""

    name = "write"
    template_name = "guidance/admin/dashboard/write.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The first of them; the others are found in the explorer."""
        lines = lines_of(self.day)
        return {
            "lines": lines[:ORGANISATIONS_AT_MOST],
            "left": max(0, len(lines) - ORGANISATIONS_AT_MOST),
            "all_url": reverse("wagtailadmin_explore_root"),
        }


class GuidesPanel(Component):
    """Where everything is explained."""

    name = "guides"
    template_name = "guidance/admin/dashboard/guides.html"
    order = 900

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Those that are there."""
        return {"guides": [{"title": title, "url": guide_address(name)} for name, title in offered().items()]}


class OwnLocksPanel(LockedPagesPanel):
    """Pages that one has locked, less those that one may not see any more."""

    def get_context_data(self, parent_context: Any) -> Any:
        """As Wagtail has them."""
        context = super().get_context_data(parent_context)
        seen = pages_seen_by(parent_context["request"].user)
        return context | {"locked_pages": context["locked_pages"].filter(pk__in=seen.values("pk"))}


def panels_of(day: Day) -> list[Component]:
    """All of them."""
    return [FirstStepsPanel(day), WaitingPanel(day), WritePanel(day), GuidesPanel()]
