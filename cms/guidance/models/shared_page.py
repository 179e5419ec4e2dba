"""A page of another organisation, shown in one's own section: by reference, without a word of its own."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models.pages import PagePermissionTester

from cms.guidance.models.offers import Taker
from cms.guidance.models.reader_page import ReaderPage
from cms.guidance.models.sections import OrganisationPage
from cms.guidance.panels import SharedPagePanel
from cms.guidance.shared_pages import origin_of


class SharedPagePermissions(PagePermissionTester):
    """A reference is made from an offer, so it is not copied by hand."""

    def can_copy(self) -> bool:
        """Nobody: there is one for each language of a section."""
        return False


class SharedPage(ReaderPage):
    """Shows the origin's page as it is live in this language now, with its own address, section and numbers to call."""

    taker = models.ForeignKey(
        Taker, verbose_name=_("permission"), null=True, editable=False, on_delete=models.SET_NULL, related_name="pages"
    )

    parent_page_types = ["guidance.OrganisationPage"]
    subpage_types: list[str] = []
    template = "guidance/shared_page.html"
    has_own_words = False

    content_panels: ClassVar[list] = [SharedPagePanel(heading=_("Page of another organisation"))]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("page of another organisation")
        verbose_name_plural = _("pages of other organisations")

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        """Never by hand: it is taken from the list of what others offer."""
        return False

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """See SharedPagePermissions."""
        return SharedPagePermissions(user, self)

    @cached_property
    def section(self) -> OrganisationPage | None:
        """The section it stands in; one query."""
        above = self.path[: -self.steplen]
        return OrganisationPage.objects.filter(path=above).first() if above else None

    @property
    def origin(self) -> Any:
        """The page it shows, as it is live now; None where it is not."""
        return origin_of(self)

    def serving_organisation_id(self) -> int | None:
        """Whom a reader calls here: the numbers of the section's own organisation, as on every page of the section."""
        return self.taker.organisation_id if self.taker is not None else None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Goes by the title that its origin has now: a revision may hold an older one."""
        if kwargs.get("update_fields") is None:
            origin = self.origin
            if origin is not None:
                self.title = self.draft_title = origin.title
        super().save(*args, **kwargs)

    def words_for_search(self) -> tuple[str, str]:
        """None: readers find the origin."""
        return "", ""

    def texts_for_readers(self) -> tuple[str, ...]:
        """None of its own."""
        return ()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The origin, in this section. Raises Http404 where it is not live in this language."""
        origin = self.origin
        if origin is None:
            raise Http404
        origin.shown_as = self
        return origin.serve(request, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """The origin as it is live, or a sentence that says there is nothing to show."""
        origin = self.origin
        if origin is None:
            request.is_preview = True  # type: ignore[attr-defined]  # Wagtail's own attribute
            return TemplateResponse(request, self.template, {"page": self})
        origin.shown_as = self
        return origin.serve_preview(request, mode_name)
