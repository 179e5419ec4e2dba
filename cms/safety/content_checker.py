"""The checks shown while somebody writes: as findings of Wagtail's content checker, which looks at the preview beside the form."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem

from cms.safety.checking import checked
from cms.safety.checks.written import Finding
from cms.safety.content import content_of
from cms.safety.passing import is_gated
from cms.safety.reading import lines_of

# A check of axe's own that a heading never passes: it looks for an alternative text.
NEVER_PASSED = "non-empty-alt"


class Findings(ContentCheckerItem):
    """Wagtail's, with a rule for each finding of ours: its own words, marked at the page's heading."""

    def __init__(self, findings: list[Finding], *, in_editor: bool) -> None:
        super().__init__(in_editor)
        self.findings = {f"safelane-{number}": one for number, one in enumerate(findings)}

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        """With ours."""
        return [*super().get_axe_run_only(request), *self.findings]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict[str, Any]]:
        """With ours."""
        ours = [
            {
                "id": key,
                "impact": "serious",
                "selector": "h1",
                "tags": ["safelane"],
                "any": [NEVER_PASSED],
                "enabled": True,
            }
            for key in self.findings
        ]
        return [*super().get_axe_custom_rules(request), *ours]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, Any]:
        """How grave it is and what is meant, then what to do."""
        ours = {
            key: {"error_name": f"{one.level.label}: {one.excerpt}".rstrip(": "), "help_text": str(one.message)}
            for key, one in self.findings.items()
        }
        return {**super().get_axe_messages(request), **ours}


def with_findings(items: list[Any], page: Any) -> None:
    """Puts ours in the place of Wagtail's, for a page with words of its own."""
    for position, item in enumerate(items):
        if isinstance(item, ContentCheckerItem) and is_gated(page):
            content = content_of(page)
            found = checked(content, lines_of(content), page.locale.language_code)
            items[position] = Findings(found, in_editor=item.in_editor)
