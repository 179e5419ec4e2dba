"""Panels of a page's facts, in the order an editor thinks of them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel

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
    FactPanel("review_by", heading=_("Review by")),
    FactPanel("sample", heading=_("Sample, not approved")),
]
