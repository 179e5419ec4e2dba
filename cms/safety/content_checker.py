"""The checks in Wagtail's panel of checks: it looks at the preview, above which stands what they find (templatetags/checks_found.py)."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

from cms.safety.checks.written import Level
from cms.safety.passing import is_gated

# A check of axe's own that a line of a list never passes: it looks for an alternative text.
NEVER_PASSED = "non-empty-alt"
WHAT_TO_DO: dict[Level, str | Promise] = {
    Level.REFUSE: _(
        "What was found stands at the top of the preview, with what to do. Nobody can publish the page as it is."
    ),
    Level.SECOND_REVIEWER: _(
        "What was found stands at the top of the preview. Because of it two reviewers have to approve the page."
    ),
    Level.HINT: _("What was found stands at the top of the preview, with what would make the page better."),
}


class Findings(ContentCheckerItem):
    """Wagtail's, with a rule for each level of ours: every line of the list above the preview counts as one."""

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        """With ours."""
        return [*super().get_axe_run_only(request), *(_rule(level) for level in Level)]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict[str, Any]]:
        """With ours."""
        ours = [
            {
                "id": _rule(level),
                "impact": "serious",
                "selector": f'[data-finding="{level.value}"]',
                "tags": ["safelane"],
                "any": [NEVER_PASSED],
                "enabled": True,
            }
            for level in Level
        ]
        return [*super().get_axe_custom_rules(request), *ours]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, Any]:
        """How grave it is, and where it is said what to do."""
        ours = {_rule(level): {"error_name": level.label, "help_text": WHAT_TO_DO[level]} for level in Level}
        return {**super().get_axe_messages(request), **ours}


def _rule(level: Level) -> str:
    return f"safelane-{level.value}"


def with_findings(items: list[Any], page: Any) -> None:
    """Puts ours in the place of Wagtail's, for a page with words of its own."""
    for position, item in enumerate(items):
        if isinstance(item, ContentCheckerItem) and is_gated(page):
            items[position] = Findings(in_editor=item.in_editor)
