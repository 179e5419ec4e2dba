"""The pages that others stand under: a language's home, an organisation's section."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models.pages import PagePermissionTester

from cms.directory.rules import ShowsHotlines
from cms.guidance.addresses import homes_of, refuse_reserved
from cms.guidance.blocks import FirstSteps
from cms.guidance.described import on_screen
from cms.guidance.front import front_of, section_of
from cms.guidance.listing import Asked
from cms.guidance.models.reader_page import ReaderPage
from cms.organisations.models import Organisation
from cms.taxonomy.words import word


class StandingPagePermissions(PagePermissionTester):
    """For pages that the installation makes by itself: they are written and published, never moved, copied or deleted by hand."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Administrators of the installation alone."""
        return bool(self.user.is_superuser and super().can_delete(ignore_bulk))

    def can_copy(self) -> bool:
        """Nobody: there is one for each language."""
        return False


class HomePermissions(StandingPagePermissions):
    """A home belongs to no organisation: coordinators, who alone hold anything above the sections, write it."""

    def can_edit(self) -> bool:
        """They may publish it, so they may write it."""
        return super().can_edit() or self.can_publish()


class HomePage(ReaderPage, ShowsHotlines):
    """A language's home: what to do first, for whom, and what is new. One for each language."""

    standfirst = models.TextField(_("standfirst"), max_length=300, blank=True)
    first_steps = StreamField(
        FirstSteps(required=False),
        verbose_name=_("if you see something dangerous"),
        blank=True,
        help_text=_("Shown first, with pictograms."),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["guidance.OrganisationPage"]
    template = "guidance/home_page.html"
    needs_hotline = False  # a home may serve several countries, each with numbers of its own

    content_panels = [*ReaderPage.content_panels, FieldPanel("standfirst"), FieldPanel("first_steps")]

    class Meta:
        verbose_name = _("home page of a language")
        verbose_name_plural = _("home pages")

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        """Never by hand: enabling a language makes its home."""
        return False

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """See HomePermissions."""
        return HomePermissions(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Ways in, newest pages and organisations of this language."""
        context = super().get_context(request, *args, **kwargs)
        return context | {"first_steps": [step.value for step in self.first_steps], **front_of(self, homes_of(request))}


class OrganisationPage(ReaderPage):
    """An organisation's section in one language."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    standfirst = models.TextField(_("who we are"), max_length=400, blank=True)

    parent_page_types = ["guidance.HomePage"]
    subpage_types = [
        "guidance.GuidancePage",
        "guidance.StoryPage",
        "guidance.ResourcePage",
        "guidance.CampaignPage",
        "guidance.SharedPage",
    ]
    template = "guidance/organisation_page.html"

    content_panels = [*ReaderPage.content_panels, FieldPanel("organisation", read_only=True), FieldPanel("standfirst")]
    promote_panels = [FieldPanel("slug", read_only=True), FieldPanel("search_description")]

    class Meta:
        verbose_name = _("organisation's section")
        verbose_name_plural = _("organisations' sections")

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        """Never by hand: every organisation has its sections."""
        return False

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """See StandingPagePermissions."""
        return StandingPagePermissions(user, self)

    def answered_for_by(self) -> Organisation | None:
        """Whose section it is."""
        return self.organisation

    def clean(self) -> None:
        """Raises ValidationError for a reserved address."""
        super().clean()
        refuse_reserved(self.slug)

    def minimal_clean(self) -> None:
        """The same for drafts, whose address is as public."""
        super().minimal_clean()
        refuse_reserved(self.slug)

    def texts_for_readers(self) -> tuple[str, ...]:
        """Less the title: many organisations have one name in all languages."""
        return self.search_description, self.standfirst

    def adapt_to_language(self) -> None:
        """A new translation takes the organisation's name in its language, where there is one."""
        if self.organisation is not None:
            name = word(self.organisation, "name", self.locale.language_code)
            if name.lang == self.locale.language_code:
                self.title = self.draft_title = name.text

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Its live pages, a screenful at a time."""
        context = super().get_context(request, *args, **kwargs)
        homes = homes_of(request)
        home = homes.get(self.locale.language_code)
        if home is None or not self.path:  # the preview of a section whose language is not live yet: nothing to list
            return context
        listing = section_of(self, Asked(home, homes, request.GET))
        context["logo"] = (self.organisation and self.organisation.logo) or ""
        return context | listing.context() | {"head": on_screen(context["head"], listing.screen_number)}
