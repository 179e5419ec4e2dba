"""Pages that were reviewed before there was a desk: what is read off their reviews, until somebody works on them here."""

from datetime import datetime

from wagtail.models import Page

from cms.translation_desk.beside import as_reviewed, source_as_read
from cms.translation_desk.models import TranslatedSegment


def keep_reviewed(page: Page, at: datetime) -> None:
    """Before the first of its texts is noted: what each translates, as its reviewer read it. Else noting one would hide that others need
    revision. A query, where there is something noted or the page never was live.
    """
    if page.first_published_at is None or TranslatedSegment.objects.filter(page=page.pk).exists():
        return
    read = page.last_published_at or at
    known = as_reviewed(page, source_as_read(page))
    TranslatedSegment.objects.bulk_create(
        [
            TranslatedSegment(
                page_id=page.pk,
                path=path,
                source_text=one.source,
                text=one.text,
                done=one.done,
                origin=one.origin,
                at=read,
            )
            for path, one in known.items()
        ],
        ignore_conflicts=True,
    )
