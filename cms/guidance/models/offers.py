"""What an organisation lets others do with a page of its own, and who took it up."""

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

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


class CopiedFrom(models.Model):
    """Where a copy comes from, for all its languages (`translation_key`), and the words of the origin that its editors have seen.

    `seen` holds those words themselves, as they were live: the origin's revision may be written over, purged or deleted, by people who
    owe this copy nothing.
    """

    translation_key = models.UUIDField(unique=True, editable=False)
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

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("copy of another organisation's page")
        verbose_name_plural = _("copies of other organisations' pages")
        ordering = ["-taken_at", "-pk"]

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
