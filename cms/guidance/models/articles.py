"""The pages readers come for."""

from typing import ClassVar

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField

from cms.directory.rules import ShowsHotlines
from cms.guidance.blocks import CampaignStream, GuidanceStream, StoryStream
from cms.guidance.localising import digits, spoken_date
from cms.guidance.models.article import Article
from cms.guidance.models.sections import OrganisationPage
from cms.guidance.panels import FACT_PANELS

COVER_PANELS = [
    FieldPanel("standfirst"),
    MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_alt")], heading=_("Cover")),
]


class InSection(ShowsHotlines):
    """A page whose own numbers are those of the organisation it stands under."""

    section: "OrganisationPage | None"

    class Meta:
        abstract = True

    def serving_organisation_id(self) -> int | None:
        """The organisation of the section above."""
        return self.section.organisation_id if self.section else None


class GuidancePage(InSection, Article):
    """What to do and what not to do, in cards, steps and short texts."""

    page_description = _("What to do and what not to do, in cards, steps and short texts.")

    body = StreamField(GuidanceStream(required=False), verbose_name=_("parts"), blank=True)

    template = "guidance/guidance_page.html"
    content_panels: ClassVar[list] = [*Article.content_panels, *COVER_PANELS, FieldPanel("body"), *FACT_PANELS]

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance pages")


class StoryPage(InSection, Article):
    """What someone lived through and what helped, told with dignity."""

    page_description = _("What someone lived through and what helped, told with dignity and consent.")

    needs_hotline = False

    body = StreamField(StoryStream(required=False), verbose_name=_("parts"), blank=True)

    template = "guidance/story_page.html"
    content_panels: ClassVar[list] = [*Article.content_panels, *COVER_PANELS, FieldPanel("body"), *FACT_PANELS]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")


class ResourceKind(models.TextChoices):
    """The kinds of OP26's information hub."""

    POLICY = "policy", _("policy")
    STANDARD = "standard", _("standard")
    TOOL = "tool", _("tool")


class ResourcePage(InSection, Article):
    """A policy, standard or tool of the information hub (resolution 77/64, OP26): a file here or a link elsewhere."""

    page_description = _("A leaflet, lesson, policy or tool to take away: a file here or a link elsewhere.")

    needs_hotline = False

    kind = models.CharField(_("kind"), max_length=10, choices=ResourceKind, default=ResourceKind.TOOL)
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link = models.URLField(_("link"), max_length=500, blank=True)
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    licence = models.CharField(
        _("licence"), max_length=120, blank=True, help_text=_("How others may use it, for example CC BY 4.0.")
    )

    template = "guidance/resource_page.html"
    content_panels: ClassVar[list] = [
        *Article.content_panels,
        *COVER_PANELS,
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("document"), FieldPanel("link")], heading=_("Where to find it")),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("year"), FieldPanel("licence")]),
        *FACT_PANELS,
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def terms(self, code: str) -> list[str]:
        """Kind, publisher and year."""
        year = digits(self.year, code) if self.year else ""
        return [term for term in (capfirst(self.get_kind_display()), self.publisher, year) if term]

    def words_for_search(self) -> tuple[str, str]:
        """With its publisher and year."""
        return self.title, " ".join([self.standfirst, self.search_description, self.publisher, str(self.year or "")])


class CampaignPage(InSection, Article):
    """Guidance and materials for some weeks: a harvest, a return, the school holidays."""

    page_description = _("Guidance and materials for some weeks: a harvest, a return, the school holidays.")

    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    body = StreamField(CampaignStream(required=False), verbose_name=_("parts"), blank=True)

    template = "guidance/campaign_page.html"
    content_panels: ClassVar[list] = [
        *Article.content_panels,
        *COVER_PANELS,
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")], heading=_("Dates")),
        FieldPanel("body"),
        *FACT_PANELS,
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def terms(self, code: str) -> list[str]:
        """When it runs."""
        start, end = (spoken_date(day, code) if day else "" for day in (self.starts_on, self.ends_on))
        if start and end:
            return [gettext("From %(start)s to %(end)s") % {"start": start, "end": end}]
        if start:
            return [gettext("From %(start)s") % {"start": start}]
        return [gettext("Until %(end)s") % {"end": end}] if end else []
