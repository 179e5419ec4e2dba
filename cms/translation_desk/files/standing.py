"""By what one sees that pages, and what is noted of their texts, are still as they were."""

from typing import Any

from django.db.models import Max
from wagtail.models import Page

from cms.translation_desk.files.receiving import keys_in
from cms.translation_desk.files.units import Document
from cms.translation_desk.models import TranslatedSegment

Standing = tuple[Any, ...]


def standing(document: Document) -> Standing:
    """Of every version of each page that a file names; two queries."""
    pages = Page.objects.filter(translation_key__in=keys_in(document.units)).order_by("pk")
    versions = list(pages.values_list("pk", "live", "live_revision", "latest_revision", "latest_revision_created_at"))
    notes = TranslatedSegment.objects.filter(page__in=[version[0] for version in versions]).order_by("page")
    return (*versions, *notes.values_list("page").annotate(last=Max("at")))
