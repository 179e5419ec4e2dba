"""Taking pages offline, with a word beforehand on what goes with them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.models import Page

from cms import languages
from cms.guidance.addresses import SECTION_DEPTH
from cms.taxonomy.models import Original


def goes_with(page: Page) -> list[str]:
    """Sentences on what readers lose besides the page: its live translations, and what stands below."""
    said = []
    if Original.objects.filter(page_id=page.pk).exists():
        versions = Page.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)
        codes = languages.in_order(versions.values_list("locale__language_code", flat=True))
        if codes:
            names = ", ".join(languages.autonym(code) for code in codes)
            sentence = ngettext(
                "Its translation goes offline too: %(languages)s.",
                "Its %(count)d translations go offline too: %(languages)s.",
                len(codes),
            )
            said.append(sentence % {"count": len(codes), "languages": names})
    if page.depth <= SECTION_DEPTH and page.get_descendants().filter(live=True).exists():
        said.append(_("While it is offline, readers reach none of the pages below it."))
    return said


class TellingUnpublishView(UnpublishView):
    """Wagtail's view, which knows nothing of translations that follow their original."""

    template_name = "guidance/admin/confirm_unpublish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what goes offline too."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"goes_with": goes_with(self.object)}


class TellingUnpublishAction(UnpublishBulkAction):
    """The same for many pages at once."""

    template_name = "guidance/admin/confirm_bulk_unpublish.html"

    def object_context(self, page: Page) -> dict[str, Any]:
        """With what goes offline too."""
        context: dict[str, Any] = super().object_context(page)
        return context | {"goes_with": goes_with(page)}
