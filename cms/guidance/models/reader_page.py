"""What every page for readers has in common: the same bytes for everybody, no private copy, words for search."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.guidance.addresses import address, homes_of
from cms.guidance.described import head_of_page
from cms.guidance.forms import SectionForm
from cms.guidance.linked import addresses_known
from cms.safety.gated import Gated


class ReaderPage(Gated, Page):
    """Shared behaviour; not a table. Pages are never private and keep no cookie."""

    base_form_class = SectionForm
    head_kind = "website"  # of Open Graph
    private_page_options: list[str] = []
    show_in_menus_default = False

    class Meta:
        abstract = True

    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]

    @property
    def as_shown(self) -> Page:
        """The page as it stands in the tree: itself, or the reference through which it is shown in another organisation's section."""
        return self

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The title that lists and choosers of the admin show of a live page is the one that readers read.

        A page's draft title would be shown to every organisation that may link to the page.
        """
        fields: Any = kwargs.get("update_fields")
        if self.live and fields is None:
            self.draft_title = self.title
        elif self.live:
            kwargs["update_fields"] = [field for field in fields if field != "draft_title"]
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With what machines are told of the page."""
        home = homes_of(request).get(self.locale.language_code)
        path = address(self, home) if home and self.url_path else request.path
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"head": head_of_page(self, path, kind=self.head_kind)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Remembers the page for the shell around it, and renders it while the addresses of its links are known."""
        request.reader_page = self.as_shown  # type: ignore[attr-defined]  # read by shell.py, which sees only the request
        response = super().serve(request, *args, **kwargs)
        reading = getattr(request, "reading", {})
        with addresses_known(
            reading.get("related", {}), reading.get("files", {}), homes_of(request).get(self.locale.language_code)
        ):
            return response.render()

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """As readers would see it, with the draft's own facts."""
        request.is_preview = True  # type: ignore[attr-defined]  # Wagtail's own attribute
        request.reader_page = self.as_shown  # type: ignore[attr-defined]
        return super().serve_preview(request, mode_name)

    def texts_for_readers(self) -> tuple[str, ...]:
        """The page's sentences outside its streams, for whoever checks that they are translated."""
        return self.title, self.search_description, getattr(self, "standfirst", ""), getattr(self, "cover_alt", "")

    def words_for_search(self) -> tuple[str, str]:
        """Title and all other words a reader may look for."""
        return self.title, self.search_description
