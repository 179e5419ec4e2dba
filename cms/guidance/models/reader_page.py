"""What every page for readers has in common: the same bytes for everybody, no private copy, words for search."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page

from cms.guidance.addresses import homes_of
from cms.guidance.forms import FactsDoorForm, SectionForm
from cms.guidance.pictures import load_renditions
from cms.guidance.presenting import reading_of
from cms.taxonomy.facts import HasFacts

# First parts of addresses under a language's home that belong to the site itself (architecture, decision 8).
RESERVED_SLUGS = frozenset(
    {
        "for",
        "topics",
        "situations",
        "places",
        "resources",
        "hotlines",
        "help",
        "search",
        "stories",
        "campaigns",
        "feeds",
        "p",
    }
)


class ReaderPage(Page):
    """Shared behaviour; not a table. Pages are never private and keep no cookie."""

    base_form_class = SectionForm
    private_page_options: list[str] = []
    show_in_menus_default = False

    class Meta:
        abstract = True

    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Remembers the page for the shell around it."""
        request.reader_page = self  # type: ignore[attr-defined]  # read by shell.py, which sees only the request
        return super().serve(request, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """As readers would see it, with the draft's own facts."""
        request.is_preview = True  # type: ignore[attr-defined]  # Wagtail's own attribute
        request.reader_page = self  # type: ignore[attr-defined]
        return super().serve_preview(request, mode_name)

    def words_for_search(self) -> tuple[str, str]:
        """Title and all other words a reader may look for."""
        return self.title, self.search_description


class Article(ReaderPage, HasFacts):
    """A page with a standfirst, a cover and facts; not a table."""

    base_form_class = FactsDoorForm

    standfirst = models.TextField(
        _("standfirst"), max_length=300, blank=True, help_text=_("One or two sentences: what this page helps to do.")
    )
    cover = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(
        _("cover in words"), max_length=250, blank=True, help_text=_("What the picture shows, in this page's language.")
    )

    class Meta:
        abstract = True

    parent_page_types = ["guidance.OrganisationPage"]
    subpage_types: list[str] = []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's facts, notices and other languages, and its pictures' renditions loaded in one go."""
        context = super().get_context(request, *args, **kwargs)
        load_renditions(self)
        reading = reading_of(self, preview=getattr(request, "is_preview", False), homes=homes_of(request))
        request.reading = reading  # type: ignore[attr-defined]  # read by shell.py, so that nothing is asked twice
        return context | reading


def refuse_reserved(slug: str) -> None:
    """Raises ValidationError for an address that belongs to the site itself."""
    if slug.lower() in RESERVED_SLUGS:
        raise ValidationError(
            {
                "slug": _("“%(slug)s” is an address of the site itself. Choose another, for example %(slug)s-2.")
                % {"slug": slug}
            }
        )
