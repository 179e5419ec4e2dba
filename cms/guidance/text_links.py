"""Links in texts, without a query for each."""

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from cms.guidance.linked import known_addresses

Attributes = dict[str, str]


def opening_tags(attrs_list: list[Attributes], addresses: dict[int, str]) -> list[str]:
    """One without an address for what readers cannot open."""
    wanted = [addresses.get(int(attrs["id"])) if attrs.get("id", "").isdigit() else None for attrs in attrs_list]
    return [f'<a href="{escape(url)}">' if url else "<a>" for url in wanted]


class ReaderPageLinkHandler(PageLinkHandler):
    """To pages, in the language of the page they stand on. Elsewhere than on a reader's page, as Wagtail's."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Attributes]) -> list[str]:
        """Opening tags."""
        known = known_addresses()
        if known is None:
            expanded: list[str] = super().expand_db_attributes_many(attrs_list)
            return expanded
        return opening_tags(attrs_list, known.pages)


class ReaderDocumentLinkHandler(DocumentLinkHandler):
    """To files. Elsewhere than on a reader's page, as Wagtail's."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Attributes]) -> list[str]:
        """Opening tags."""
        known = known_addresses()
        if known is None:
            expanded: list[str] = super().expand_db_attributes_many(attrs_list)
            return expanded
        return opening_tags(attrs_list, known.files)
