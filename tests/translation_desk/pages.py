"""Pages in several languages, for tests of the desk."""

from typing import Any

from wagtail.models import Locale, Page

from cms.translation_desk.drafting import draft_in
from tests import factories


def translated(page: Page, code: str, title: str) -> Any:
    """The page's live translation, the pages above it live before it."""
    locale, _new = Locale.objects.get_or_create(language_code=code)
    if not Page.objects.filter(locale=locale, depth=2).exists():
        factories.live_home(code)
    made = draft_in(page, locale, by=None).page
    for above in made.get_ancestors().filter(depth__gt=1, live=False).specific():
        factories.translate_in_place(above)
        above.save_revision().publish()
    made = Page.objects.get(pk=made.pk).specific
    factories.translate_in_place(made)
    made.title = title
    made.save_revision().publish()
    return Page.objects.get(pk=made.pk).specific
