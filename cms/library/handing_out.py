"""Files are handed out only while a live page offers them: a draft's file, or one that was taken away, stays inside."""

from wagtail.models import Page, ReferenceIndex

from cms.library.models import Document


def is_offered(document: Document) -> bool:
    """Whether any live page, in live sections all the way up, refers to the file."""
    pages = ReferenceIndex.get_references_to(document).filter(base_content_type__app_label="wagtailcore")
    ids = [int(reference) for reference in pages.values_list("object_id", flat=True).distinct()]
    live = Page.objects.filter(pk__in=ids, live=True)
    return any(not page.get_ancestors().filter(live=False).exists() for page in live)
