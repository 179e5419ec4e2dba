"""By what one sees that pages, and what is noted of their texts, are still as they were."""

from typing import Any

from django.db.models import Max, Q
from wagtail.models import Page

from cms.taxonomy.models import MadeFrom, Original
from cms.translation_desk.files.receiving import keys_in
from cms.translation_desk.files.units import Document
from cms.translation_desk.models import TranslatedSegment

Standing = tuple[Any, ...]


def standing(document: Document) -> Standing:
    """Of each page that a file names: its version in the file's language, and those that may be its source. What others do in further
    languages meanwhile is none of its business. Two queries.
    """
    keys = keys_in(document.units)
    mine = Page.objects.filter(translation_key__in=keys, locale__language_code__iexact=document.code).values("pk")
    originals = Original.objects.filter(translation_key__in=keys).values("page")
    between = MadeFrom.objects.filter(page__in=mine).values("source")
    read = Q(pk__in=mine) | Q(pk__in=originals) | Q(pk__in=between)
    read |= Q(locale__language_code__iexact=document.source_code)
    pages = Page.objects.filter(read, translation_key__in=keys).order_by("pk")
    versions = list(pages.values_list("pk", "live", "live_revision", "latest_revision", "latest_revision_created_at"))
    notes = TranslatedSegment.objects.filter(page__in=[version[0] for version in versions]).order_by("page")
    return (*versions, *notes.values_list("page").annotate(last=Max("at")))
