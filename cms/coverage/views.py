"""The coordinator's first question: who is left out?"""

from typing import Any

from django.views.generic import TemplateView

from cms.coverage.matrix import coverage_matrix, empty_cells


class CoverageView(TemplateView):
    """Live pages by audience, fit and language, with the gaps named in words."""

    template_name = "coverage/coverage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Rows, column headings and gaps."""
        rows = coverage_matrix()
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "languages": rows[0].cells if rows else [],
            "gaps": empty_cells(rows),
        }
