"""Approvals: bound to what a page says, not to the row that says it."""

from datetime import datetime
from typing import Any, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.safety.models.withdrawal import Withdrawal
from cms.safety.models.written_once import Decision, WrittenOnceQuerySet


class Kind(models.TextChoices):
    """On what ground content may be shown."""

    SAFETY = "safety", _("safety review")
    LANGUAGE = "language", _("language review")
    AUTHORITY = "authority", _("approval by an authority")
    EMERGENCY = "emergency", _("emergency warning, not reviewed yet")
    CARRIED_OVER = "carried_over", _("live before there were reviews")


class Weight(models.TextChoices):
    """What a change means for whoever translated what was there before. Said by the reviewer of the change."""

    SMALL = "small", _("small: the meaning is unchanged, translations stay as they are")
    MAJOR = "major", _("translations have to follow: until then their readers are told that there is something newer")
    URGENT = (
        "urgent",
        _("urgent, such as a wrong number or behaviour: translations go offline until they have followed"),
    )


class ApprovalQuerySet(WrittenOnceQuerySet):
    """Chainable questions about approvals."""

    def of(self, page: Page) -> Self:
        """Those of a page in its language, whatever they were given to; the newest first."""
        key, code = page.translation_key, page.locale.language_code
        return self.filter(translation_key=key, language=code).order_by("-at", "-pk")

    def given_for(self, organisation_id: int | None) -> Self:
        """Those by people of the organisation that answers for the page; None where none does."""
        return self.filter(organisation_id=organisation_id)

    def holding_at(self, when: datetime) -> Self:
        """Those that neither ran out nor were made void by a withdrawal since."""
        return self.not_withdrawn().filter(Q(expires_at=None) | Q(expires_at__gt=when))

    def not_withdrawn(self) -> Self:
        """Those that no withdrawal since has made void."""
        reaching = Withdrawal.objects.reaching(OuterRef("translation_key"), OuterRef("language"))
        return self.filter(~Exists(reaching.filter(at__gte=OuterRef("at"))))


class Approval(Decision):
    """Somebody who did not write it approved exactly this content. `content` is what `content_of` gave, `digest` its SHA-256 in hex.

    `organisation_id` says for which organisation it was read: no key of a row, which could go; None for a home.

    `checklist` holds the questions by key as they were answered; `contributors` are dicts of `id` and `name`. `needs_second`: what was
    found by machine asks for another reviewer beside this one. `source_digest` is the content that a translation was read against;
    `weight` what the change means for translations of it, where the page had passed before.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    language = models.CharField(max_length=35)
    page_id = models.PositiveBigIntegerField(null=True)
    organisation_id = models.PositiveBigIntegerField(null=True)
    revision_id = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64)
    source_digest = models.CharField(max_length=64, blank=True)
    weight = models.CharField(max_length=10, choices=Weight, default=Weight.MAJOR)
    content: Any = models.JSONField(encoder=DjangoJSONEncoder)
    contributors: Any = models.JSONField(default=list)
    checklist: Any = models.JSONField(default=dict)
    comment = models.TextField(blank=True)
    needs_second = models.BooleanField(default=False)
    expires_at = models.DateTimeField(null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        indexes = [models.Index(fields=["translation_key", "language", "digest"], name="safety_approval_content")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="approval_kind_is_known"),
            models.CheckConstraint(condition=Q(weight__in=Weight.values), name="approval_weight_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.translation_key} {self.language} {self.digest[:12]}"
