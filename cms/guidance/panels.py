"""Panels of a page's facts, in the order an editor thinks of them, and those that say whose words a page shows."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel, Panel

from cms.guidance.exchange.reasons import is_lost, why_unseen
from cms.guidance.exchange.stopping import may_stop
from cms.taxonomy.panels import FactPanel, FactsSummaryPanel, PlacesPanel

FACT_PANELS = [
    FactsSummaryPanel(heading=_("Facts of the original")),
    FactPanel("audiences", heading=_("Whom is it for?")),
    MultiFieldPanel(
        [
            FactPanel("scope", heading=_("Where does it apply?")),
            PlacesPanel("place_marks", chooser_field_name="place", heading=_("Places"), label=_("place")),
        ],
        heading=_("Where"),
    ),
    MultiFieldPanel(
        [
            FactPanel("topics", heading=_("Topics")),
            FactPanel("situations", heading=_("Situations it speaks to")),
            FactPanel("message_category", heading=_("Message category")),
        ],
        heading=_("What is it about?"),
    ),
    MultiFieldPanel(
        [
            FactPanel("review_by", heading=_("Review by")),
            FactPanel("review_owner", heading=_("Who reads it again?")),
            FactPanel("ends_overdue", heading=_("Take it offline when nobody has read it again")),
            FactPanel("grace_days", heading=_("How many days after that date?")),
        ],
        heading=_("When is it read again?"),
    ),
    FactPanel("sample", heading=_("Sample, not approved")),
]


class CopiedFromPanel(Panel):
    """On a copy of another organisation's page: where it comes from, and whether that has changed since."""

    class BoundPanel(Panel.BoundPanel):
        """Asks when it is shown."""

        template_name = "guidance/exchange/copied_from_panel.html"

        def is_shown(self) -> bool:
            """Only on copies."""
            return bool(self.instance and self.instance.pk and self.instance.copied_from)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The row that remembers."""
            return super().get_context_data(parent_context) | {
                "copied": self.instance.copied_from,
                "state": self.instance.copied_from.state.value,
                "page": self.instance,
            }


class SharedPagePanel(Panel):
    """On a reference: whose page it shows, and whether readers see it."""

    class BoundPanel(Panel.BoundPanel):
        """Asks when it is shown."""

        template_name = "guidance/exchange/shared_page_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The page shown, as it is live now; why readers do not see it; what the person may do about it."""
            page, user = self.instance, self.request.user
            origin = page.origin
            return super().get_context_data(parent_context) | {
                "page": page,
                "origin": origin,
                "owner": origin.origin_name if origin is not None else "",
                "lost": is_lost(page),
                "why": why_unseen(page),
                "may_stop": page.live and may_stop(page, user),
                "may_delete": page.permissions_for_user(user).can_delete(),
            }
