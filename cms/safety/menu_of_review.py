"""What the menu below the page's form offers of a review: in the words of the house, and no way twice."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.action_menu import ActionMenuItem, CancelWorkflowMenuItem

from cms.safety.models.steps import Step
from cms.safety.passing import may_be_published

RESTART = "action-restart-workflow"


class OpenReview(ActionMenuItem):
    """“Open the review” in the editor of a page that the person reviews."""

    label = _("Open the review")
    name = "action-open-review"
    icon_name = "check"
    template_name = "safety/open_review.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """While it is in review."""
        return self.get_url(context) is not None

    def get_url(self, parent_context: dict[str, Any]) -> str | None:
        """The review's own screen."""
        page: Any = parent_context.get("page")
        state = page.current_workflow_task_state if page is not None and page.pk else None
        step = state.task.specific if state is not None else None
        if state is None or not isinstance(step, Step) or not step.may_open(page, parent_context["request"].user):
            return None
        return reverse("safety:review", args=[state.pk])


class TakeItBack(CancelWorkflowMenuItem):
    """Wagtail's “Cancel workflow”, with what becomes of the page."""

    label = pgettext_lazy("a page out of its review", "Take it back")
    template_name = "safety/take_it_back.html"


def review_comes_first(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """The way to the review is the button, not one line of its menu."""
    items.sort(key=lambda item: not (item.name == OpenReview.name and item.is_shown(context)))


def publish_what_is_approved(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Only what was approved can be published by a button: anything else is handed in. Pressed in vain, it would save a version."""
    names = [item.name for item in items if item.is_shown(context)]
    if "action-publish" in names and not may_be_published(context.get("page")):
        items[:] = [item for item in items if item.name != "action-publish"]


def one_way_in_one_way_out(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """What was sent back is handed in again or taken back. To restart the review would be the first of these once more."""
    ways = [item for item in items if item.name != RESTART]
    items[:] = [TakeItBack(order=item.order) if item.name == TakeItBack.name else item for item in ways]
