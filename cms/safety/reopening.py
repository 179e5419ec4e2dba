"""Pages whose pictures, recordings or files were replaced: readers find them again when somebody has reviewed them as they are now."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from cms.safety.passing import is_gated, keep


@transaction.atomic
def reopen(row: Model) -> list[Page]:
    """Notes anew what every live page shows that refers to the row. Those that are left without an approval."""
    return [page for page in live_pages_with(row) if keep(page).approval is None]


def live_pages_with(row: Model) -> Iterator[Page]:
    """Specific pages, live now, whose words, parts or fields refer to the row."""
    references = ReferenceIndex.get_references_to(row).filter(base_content_type=get_default_page_content_type())
    keys = {int(key) for key in references.values_list("object_id", flat=True)}
    for page in Page.objects.filter(pk__in=keys, live=True).specific().order_by("pk"):
        if is_gated(page):
            yield page
