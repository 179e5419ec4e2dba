"""Links in texts, without a query for each."""

from typing import ClassVar

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from cms.guidance.linked import known_addresses

Attributes = dict[str, str]


class KnownAddresses:
    """Mixed into a handler of Wagtail's: on a reader's page, addresses come from what was fetched with it; elsewhere, as Wagtail's."""

    named: ClassVar[str]  # "pages" or "files" of Linked

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Attributes]) -> list[str]:
        """Opening tags; one without an address for what readers cannot open."""
        known = known_addresses()
        if known is None:
            expanded: list[str] = super().expand_db_attributes_many(attrs_list)  # type: ignore[misc]  # Wagtail's handler
            return expanded
        addresses: dict[int, str] = getattr(known, cls.named)
        wanted = [addresses.get(int(attrs["id"])) if attrs.get("id", "").isdigit() else None for attrs in attrs_list]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in wanted]


class ReaderPageLinkHandler(KnownAddresses, PageLinkHandler):
    """To pages, in the language of the page they stand on."""

    named = "pages"


class ReaderDocumentLinkHandler(KnownAddresses, DocumentLinkHandler):
    """To files."""

    named = "files"
