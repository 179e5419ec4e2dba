"""What a translation was made from: its original, or a translation between the two."""

from wagtail.models import Page

from cms.taxonomy.facts import original_of
from cms.taxonomy.models import MadeFrom


def source_of(page: Page) -> Page:
    """The version that a translation is read against: what it was made from, as long as readers find that; else the original. For an
    original, itself. Two queries at most.
    """
    made = made_from(page)
    return made if made is not None and made.live else original_of(page)


def made_from(page: Page) -> Page | None:
    """The translation that a translation was made from; None where it was made from the original. One query."""
    made = MadeFrom.objects.select_related("source__locale").filter(page=page.pk).first()
    return made.source if made is not None else None
