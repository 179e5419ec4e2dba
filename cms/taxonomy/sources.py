"""What a translation was made from: its original, or a translation between the two."""

from django.db.models import Subquery
from wagtail.models import Page

from cms.taxonomy.models import MadeFrom, Original


def source_of(page: Page) -> Page:
    """The version that a translation is read against: what it was made from, as long as readers find that; else the original. For an
    original, itself. One query, and one more where there is something between the two.
    """
    between = MadeFrom.objects.filter(page=page.pk, source__live=True).values("source_id")[:1]
    originals = Original.objects.filter(translation_key=page.translation_key).select_related("page__locale")
    record = originals.annotate(between=Subquery(between)).first()
    if record is None:  # the original is gone: what it was made from may still be read
        made = made_from(page)
        return made if made is not None and made.live else page
    if record.page_id == page.pk:
        return page
    if record.between is not None:
        kind: type[Page] = page.cached_content_type.model_class() or Page  # versions are of one kind
        return kind._default_manager.select_related("locale").get(pk=record.between)
    return record.page


def made_from(page: Page) -> Page | None:
    """The translation that a translation was made from; None where it was made from the original. One query."""
    made = MadeFrom.objects.select_related("source__locale").filter(page=page.pk).first()
    return made.source if made is not None else None
