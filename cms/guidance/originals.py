"""What an original means for its translations."""

from wagtail.models import Page

from cms.taxonomy.models import Original


def find_an_original(deleted: Page) -> None:
    """After a page is deleted: where its versions are left without an original, the oldest is it, and must be given facts of its own."""
    heir = Page.objects.filter(translation_key=deleted.translation_key).exclude(pk=deleted.pk).order_by("pk").first()
    if heir is not None:
        Original.objects.get_or_create(translation_key=deleted.translation_key, defaults={"page": heir})


def take_translations_offline(original: Page) -> None:
    """Unpublish every live translation of an original; does nothing for a page that is not one."""
    if not Original.objects.filter(page_id=original.pk).exists():
        return
    for translation in (
        Page.objects.filter(translation_key=original.translation_key, live=True).exclude(pk=original.pk).specific()
    ):
        translation.unpublish(log_action=True)
