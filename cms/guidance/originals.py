"""What an original means for its translations."""

from wagtail.models import Page

from cms.taxonomy.models import Original


def hand_over(original: Page) -> None:
    """Before an original is deleted: its oldest translation becomes the original, as a draft that must be given facts of its own."""
    record = Original.objects.filter(page_id=original.pk).first()
    heir = Page.objects.filter(translation_key=original.translation_key).exclude(pk=original.pk).order_by("pk").first()
    if record is not None and heir is not None:
        record.page = heir
        record.save(update_fields=["page"])


def take_translations_offline(original: Page) -> None:
    """Unpublish every live translation of an original; does nothing for a page that is not one."""
    if not Original.objects.filter(page_id=original.pk).exists():
        return
    for translation in (
        Page.objects.filter(translation_key=original.translation_key, live=True).exclude(pk=original.pk).specific()
    ):
        translation.unpublish(log_action=True)
