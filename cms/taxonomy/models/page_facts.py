"""What a page is about: child rows of its original-language page, so that drafts, revisions and preview carry them.

The page is Wagtail's own `Page`, so that this room names no page type. A translation has no rows of its own: readers reach the
facts of its live original (see facts.py).
"""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page


class Fit(models.TextChoices):
    """How well a page serves an audience it names."""

    MADE_FOR = "made_for", _("made for")
    SUITABLE_FOR = "suitable_for", _("suitable for")


class Scope(models.TextChoices):
    """Where a page applies; chosen on purpose, so it starts empty."""

    EVERYWHERE = "everywhere", _("applies everywhere")
    PLACES = "places", _("applies in the places named")


class OfOriginals(models.QuerySet):
    """Rows of pages; those that a translation may have kept by accident are never counted."""

    def of_originals(self) -> "OfOriginals":
        """Only rows of pages that are the original of their translations."""
        elsewhere = Original.objects.filter(translation_key=models.OuterRef("page__translation_key")).exclude(
            page=models.OuterRef("page")
        )
        return self.exclude(models.Exists(elsewhere))

    def live(self) -> "OfOriginals":
        """Only rows of live originals."""
        expired = models.Q(page__expire_at__isnull=False, page__expire_at__lte=Now())
        return self.of_originals().filter(~expired, page__live=True)


class PageFacts(models.Model):
    """The facts of a page that are one of a kind: where it applies, its category, when to review it, whether it is a sample.

    Without a `review_owner` the organisation's safety reviewers read it again. With `ends_overdue` it goes offline when nobody has,
    `grace_days` after the date.
    """

    GRACE_DAYS = 14
    MOST_GRACE_DAYS = 365
    OF_KEEPING = ("review_by", "review_owner", "ends_overdue", "grace_days")

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="fact_sheet")
    scope = models.CharField(_("where it applies"), max_length=10, choices=Scope, blank=True)
    message_category = models.ForeignKey(
        "taxonomy.MessageCategory",
        verbose_name=_("message category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    review_by = models.DateField(_("review by"), null=True, blank=True)
    review_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who reads it again"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ends_overdue = models.BooleanField(_("goes offline when nobody has read it again"), default=False)
    grace_days = models.PositiveSmallIntegerField(_("days after that date"), default=GRACE_DAYS)
    sample = models.BooleanField(_("sample, not approved"), default=False)

    objects = OfOriginals.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page"], name="one_fact_sheet_a_page"),
            models.CheckConstraint(condition=models.Q(scope__in=("", "everywhere", "places")), name="scope_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.scope}"

    def keep_anew(self) -> None:
        """In other hands: whoever has it now decides who reads it again, and whether it goes offline else."""
        self.review_owner, self.ends_overdue, self.grace_days = None, False, self.GRACE_DAYS


class PageAudience(models.Model):
    """One of the four audiences, with how the page serves it."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="audience_marks")
    audience = models.ForeignKey(
        "taxonomy.Audience", verbose_name=_("audience"), on_delete=models.PROTECT, related_name="+"
    )
    fit = models.CharField(_("fit"), max_length=12, choices=Fit)

    objects = OfOriginals.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "audience"], name="audience_named_once_a_page"),
            models.CheckConstraint(condition=models.Q(fit__in=("made_for", "suitable_for")), name="fit_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_fit_display()} {self.audience}"


class PageTopic(models.Model):
    """A topic of a page."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="topic_marks")
    topic = models.ForeignKey("taxonomy.Topic", verbose_name=_("topic"), on_delete=models.PROTECT, related_name="+")

    objects = OfOriginals.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "topic"], name="topic_named_once_a_page")]

    def __str__(self) -> str:
        return str(self.topic)


class PageSituation(models.Model):
    """A situation that a page speaks to."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="situation_marks")
    situation = models.ForeignKey(
        "taxonomy.Situation", verbose_name=_("situation"), on_delete=models.PROTECT, related_name="+"
    )

    objects = OfOriginals.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "situation"], name="situation_named_once_a_page")]

    def __str__(self) -> str:
        return str(self.situation)


class PagePlace(models.Model):
    """A place where a page applies."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="place_marks")
    place = models.ForeignKey("taxonomy.Place", verbose_name=_("place"), on_delete=models.PROTECT, related_name="+")

    objects = OfOriginals.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "place"], name="place_named_once_a_page")]

    def __str__(self) -> str:
        return str(self.place)


FACT_RELATIONS = ("fact_sheet", "audience_marks", "topic_marks", "situation_marks", "place_marks")


class Original(models.Model):
    """Which language version of a page is the original; recorded when its first translation is drafted."""

    translation_key = models.UUIDField(unique=True)
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.page)
