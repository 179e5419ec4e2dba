"""Links in texts, without a query for each."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from cms.guidance.linked import known_addresses


class ReaderPageLinkHandler(PageLinkHandler):
    """Links in texts, in the language of the page they stand on. Elsewhere than on a reader's page, as Wagtail's."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Opening tags; one without an address for a page that readers cannot open."""
        known = known_addresses()
        if known is None:
            expanded: list[str] = super().expand_db_attributes_many(attrs_list)
            return expanded
        wanted = [known.get(int(attrs["id"])) if attrs.get("id", "").isdigit() else None for attrs in attrs_list]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in wanted]
