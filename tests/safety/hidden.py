"""Live pages that readers do not find: they show what nobody has approved, or what was approved for a time that is over."""

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page

from cms.safety.passing import has_words
from cms.safety.shown import approved


def hidden_pages() -> QuerySet[Page]:
    """Those that wait for a review though they are live, in the order of the tree; one query."""
    ungated = [model for model in apps.get_models() if issubclass(model, Page) and not has_words(model)]
    live = Page.objects.filter(live=True, depth__gt=1).exclude(approved()).order_by("path")
    pages: QuerySet[Page] = live.not_exact_type(*ungated) if ungated else live
    return pages
