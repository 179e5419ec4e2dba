"""What follows from a page that others show or have copied."""

from wagtail.models import Page

from cms.guidance.models import CopiedFrom


def take_titles_along(origin: Page) -> None:
    """Lists of the admin show references by the title that their origin has now. Readers never depend on this."""
    shown = Page.objects.filter(
        sharedpage__taker__offer__page__translation_key=origin.translation_key, locale=origin.locale_id
    )
    shown.exclude(title=origin.title, draft_title=origin.title).update(title=origin.title, draft_title=origin.title)


def forget_copy(deleted: Page) -> None:
    """After a page is deleted: where none of its versions is left, neither is what they were copied from."""
    if not Page.objects.filter(translation_key=deleted.translation_key).exists():
        CopiedFrom.objects.filter(translation_key=deleted.translation_key).delete()
