"""What guidance, stories, resources and campaigns have in common."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string
from wagtail.models import Page

from cms.guidance.article_reading import article_reading
from cms.guidance.forms import FactsDoorForm
from cms.guidance.models.offers import CopiedFrom
from cms.guidance.models.reader_page import ReaderPage
from cms.guidance.models.sections import OrganisationPage
from cms.guidance.panels import CopiedFromPanel
from cms.guidance.pictures import load_renditions
from cms.guidance.texts import plain_words
from cms.organisations.models import Organisation
from cms.taxonomy.facts import HasFacts


class Article(ReaderPage, HasFacts):
    """A page with a standfirst, a cover and facts; not a table."""

    base_form_class = FactsDoorForm
    head_kind = "article"

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
    content_panels: ClassVar[list] = [CopiedFromPanel(), *ReaderPage.content_panels]

    # Set by whoever shows this page in another organisation's section: its reference there, and whose page it is.
    shown_as: Page | None = None
    origin_name = ""
    # Set by whoever found the page: when it was published as an emergency warning, if nobody has reviewed it since.
    warned_at: datetime.datetime | None = None

    @property
    def as_shown(self) -> Page:
        """See ReaderPage."""
        return self.shown_as or self

    @cached_property
    def section(self) -> "OrganisationPage | None":
        """The organisation's section the page stands in; one query, and none for a page that stands nowhere yet."""
        above = self.path[: -self.steplen]
        return OrganisationPage.objects.filter(path=above).first() if above else None

    def answered_for_by(self) -> Organisation | None:
        """That of its section."""
        return self.section.organisation if self.section is not None else None

    @cached_property
    def copied_from(self) -> CopiedFrom | None:
        """Where the page was copied from, or that which it translates; one query, unless whoever found the page has asked already."""
        return CopiedFrom.objects.followed(self)

    def terms(self, code: str) -> list[str]:
        """What a list says of this kind of page besides the rest, in a language; nothing for most."""
        return []

    def words_for_search(self) -> tuple[str, str]:
        """All words of its parts, where it has parts."""
        words = plain_words(getattr(self, "body", None))
        return self.title, " ".join([self.standfirst, self.search_description, words])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """All that readers are given with the page, and its pictures' renditions loaded in one go."""
        load_renditions(self)  # first: what machines are told of the page looks at its cover too
        context = super().get_context(request, *args, **kwargs)
        reading = article_reading(self, request)
        request.reading = reading  # type: ignore[attr-defined]  # read by shell.py, so that nothing is asked twice
        return context | reading
