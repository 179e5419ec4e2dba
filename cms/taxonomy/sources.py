"""What a translation was made from: its original, or a translation between the two."""

from collections.abc import Mapping

from wagtail.models import Page

from cms.taxonomy.facts import original_of
from cms.taxonomy.models import MadeFrom


def source_of(page: Page) -> Page:
    """The version that a translation is read against; for an original, itself. Two queries at most."""
    made = MadeFrom.objects.select_related("source").filter(page=page.pk).first()
    return made.source if made is not None else original_of(page)


def goes_round(page_id: int, source_id: int, made_from: Mapping[int, int]) -> bool:
    """Whether a page made from that source would be, over others, its own source. `made_from`: page to source, by id."""
    seen = {page_id}
    at: int | None = source_id
    while at is not None:
        if at in seen:
            return True
        seen.add(at)
        at = made_from.get(at)
    return False
