"""What an original means for its translations."""

from wagtail.models import Page

from cms.taxonomy.models import Original


def take_translations_offline(original: Page) -> None:
    """Unpublish every live translation of an original; does nothing for a page that is not one."""
    if not Original.objects.filter(page_id=original.pk).exists():
        return
    for translation in (
        Page.objects.filter(translation_key=original.translation_key, live=True).exclude(pk=original.pk).specific()
    ):
        translation.unpublish(log_action=True)
