"""What an organisation lets others do with a page of its own, and who took it up."""

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from cms.guidance.addresses import SECTION_DEPTH
from cms.organisations.models import Organisation


class OfferState(models.TextChoices):
    """How an offer stands. What was taken before stays with `CLOSED`; with `RECALLED` no section but the page's own shows it."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("closed: nobody new may take it")
    RECALLED = "recalled", _("recalled: no other section shows it")


class OfferQuerySet(models.QuerySet["Offer"]):
    """Chainable questions about offers."""

    def open_to(self, organisation_ids: Any) -> "OfferQuerySet":
        """Offers that one of the organisations may take up; never their own pages, none of an organisation that is suspended."""
        named = Offer.organisations.through.objects.filter(organisation__in=organisation_ids).values("offer")
        own = Q(owner_id__in=organisation_ids)
        return self.open().filter(Q(to_all=True) | Q(pk__in=named)).exclude(own)

    def open(self) -> "OfferQuerySet":
        """Offers that somebody may take up, `with_owner`."""
        active = Q(owner_id__in=Organisation.objects.active().values("pk"))
        return self.with_owner().filter(active, state=OfferState.OPEN)

    def with_owner(self) -> "OfferQuerySet":
        """Adds the id of the organisation in whose section the page stands: `owner_id`."""
        section = Page.objects.filter(path=Substr(OuterRef("page__path"), 1, SECTION_DEPTH * Page.steplen))
        return self.annotate(owner_id=Subquery(section.values("organisationpage__organisation")[:1]))


class Offer(models.Model):
    """One page, in all its languages, offered to all organisations or to some. `page` is the original: without it there is no offer."""

    page = models.OneToOneField(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="offer")
    state = models.CharField(_("state"), max_length=10, choices=OfferState, default=OfferState.OPEN)
    to_all = models.BooleanField(_("to all organisations"), default=False)
    organisations = models.ManyToManyField(Organisation, verbose_name=_("organisations"), blank=True, related_name="+")
    allows_reference = models.BooleanField(_("may be shown in their section"), default=True)
    allows_copy = models.BooleanField(_("may be copied"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("offered by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("offered on"), default=timezone.now)

    objects = OfferQuerySet.as_manager()

    # An editor who deletes the page is told what refers to it: this row goes with the page and is no reason to stay.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(allows_reference=True) | Q(allows_copy=True), name="an_offer_allows_something"
            ),
            models.CheckConstraint(condition=Q(state__in=OfferState.values), name="offer_state_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.page.title)

    @cached_property
    def organisation(self) -> Organisation | None:
        """Whose page it is: that of the section in which it stands now."""
        above = self.page.path[: SECTION_DEPTH * Page.steplen]
        section = Page.objects.filter(path=above).values("organisationpage__organisation")
        return Organisation.objects.filter(pk__in=section).first()

    def open_to(self) -> models.QuerySet[Organisation]:
        """The organisations that may take it up, as `OfferQuerySet.open_to` has it."""
        this: Any = Offer.objects.open().filter(pk=self.pk)
        named = Offer.organisations.through.objects.filter(offer=self.pk).values("organisation")
        others = Organisation.objects.exclude(pk__in=this.values("owner_id"))
        return others.filter(Exists(this), Exists(this.filter(to_all=True)) | Q(pk__in=named))

    def is_open_to(self, organisation: Organisation) -> bool:
        """Whether this organisation may take it up."""
        return self.open_to().filter(pk=organisation.pk).exists()


class Taker(models.Model):
    """An organisation that shows an offered page in its sections. Once ended, by the page's own organisation, none of them shows it."""

    offer = models.ForeignKey(Offer, verbose_name=_("offer"), on_delete=models.CASCADE, related_name="takers")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("taken by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_at = models.DateTimeField(_("taken on"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended on"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page shown by reference")
        verbose_name_plural = _("pages shown by reference")
        ordering = ["organisation_id"]
        constraints = [models.UniqueConstraint(fields=["offer", "organisation"], name="one_taker_an_offer")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.offer}"


class OriginState(StrEnum):
    """What became of the page that a copy was made from, since its editors last looked."""

    SAME = "same"
    CHANGED = "changed"
    OFFLINE = "offline"
    DELETED = "deleted"


class CopiedFromQuerySet(models.QuerySet["CopiedFrom"]):
    """Chainable questions about copies."""

    def followed(self, page: Page) -> "CopiedFrom | None":
        """Whose words a page holds: those it was copied from itself. What was translated here from a copy follows the first copy."""
        not_own = Case(When(locale=page.locale_id, then=Value(0)), default=Value(1))
        return self.filter(translation_key=page.translation_key).order_by(not_own, "pk").first()

    def followed_outside(self) -> "CopiedFromQuerySet":
        """The same, to be asked of each page of a query around this one."""
        same_key = CopiedFrom.objects.filter(translation_key=OuterRef("translation_key"))
        own = same_key.filter(locale=OuterRef(OuterRef("locale")))
        first = ~Exists(own) & ~Exists(same_key.filter(pk__lt=OuterRef("pk")))
        found = self.filter(translation_key=OuterRef("translation_key"))
        return found.filter(Q(locale=OuterRef("locale")) | first)


class CopiedFrom(models.Model):
    """Where one language of a copy comes from, and the words of the origin, in the same language, that its editors have seen.

    `seen` holds those words themselves, as they were live: the origin's revision may be written over, purged or deleted, by people who
    owe this copy nothing.
    """

    translation_key = models.UUIDField(editable=False)
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    origin = models.ForeignKey(
        Page, verbose_name=_("origin"), null=True, on_delete=models.SET_NULL, related_name="copies_made"
    )
    origin_title = models.CharField(_("title of the origin"), max_length=255)
    origin_organisation = models.CharField(_("organisation of the origin"), max_length=255)
    seen = models.JSONField(_("words of the origin that were seen"), encoder=DjangoJSONEncoder, editable=False)
    seen_published_at = models.DateTimeField(_("when those words were published"), null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("taken by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_at = models.DateTimeField(_("taken on"), default=timezone.now)

    objects = CopiedFromQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("copy of another organisation's page")
        verbose_name_plural = _("copies of other organisations' pages")
        ordering = ["-taken_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="one_origin_for_each_language_of_a_copy")
        ]

    def __str__(self) -> str:
        return str(self.origin_title)

    @property
    def state(self) -> OriginState:
        """How it stands with the origin."""
        origin = self.origin
        if origin is None:
            return OriginState.DELETED
        if not origin.live or (origin.expire_at is not None and origin.expire_at <= timezone.now()):
            return OriginState.OFFLINE
        same = origin.last_published_at == self.seen_published_at
        return OriginState.SAME if same else OriginState.CHANGED
