"""Numbers to call. Each says for whom, when, in which languages, at what cost, and until when it was confirmed."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import languages
from cms.directions import left_to_right
from cms.organisations.models import Organisation
from cms.organisations.models.organisation import TELEPHONE_NUMBER
from cms.taxonomy.models import Place

# A number goes on being shown, with a notice, for this long after it was last assured; then it hides itself.
GRACE = datetime.timedelta(days=30)


class Tier(models.TextChoices):
    """Who may see a number: published contact data can endanger people."""

    PUBLIC = "public", _("public: shown to every reader")
    STAFF = "staff", _("trained staff: shown in the admin only")
    HIDDEN = "hidden", _("hidden: kept, shown to nobody")


class Cost(models.TextChoices):
    """What a call costs the caller."""

    FREE = "free", _("free")
    LOCAL = "local", _("local rate")
    UNKNOWN = "unknown", _("not known")


class HotlineQuerySet(models.QuerySet["Hotline"]):
    """Chainable questions about numbers."""

    def shown_on(self, day: datetime.date) -> "HotlineQuerySet":
        """Public numbers that are not stale on that day."""
        return self.filter(tier=Tier.PUBLIC, assured_until__gte=day - GRACE)


class Hotline(models.Model):
    """A number a reader can tap. Without a place and an organisation it serves the whole installation."""

    name = models.CharField(_("name"), max_length=120)
    number = models.CharField(
        _("number"),
        max_length=30,
        validators=[TELEPHONE_NUMBER],
    )
    purpose = models.CharField(_("what to call it for"), max_length=200)
    hours = models.CharField(_("when it answers"), max_length=120, blank=True)
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)
    cost = models.CharField(_("cost of a call"), max_length=10, choices=Cost, default=Cost.UNKNOWN)
    places = models.ManyToManyField(
        Place,
        verbose_name=_("places"),
        blank=True,
        related_name="+",
        help_text=_("Leave empty for a number that serves every place."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hotlines",
        help_text=_("Leave empty for a number of the whole installation."),
    )
    tier = models.CharField(_("who may see it"), max_length=10, choices=Tier, default=Tier.HIDDEN)
    assured_until = models.DateField(
        _("confirmed until"),
        help_text=_(
            "Call the number, then set a date. After it readers see a notice; 30 days later the number hides itself."
        ),
    )

    objects = HotlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("hotline")
        verbose_name_plural = _("hotlines")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name} · {left_to_right(self.number)}"

    def clean(self) -> None:
        """Raises ValidationError for a language nobody declared."""
        super().clean()
        unknown = [code for code in self.languages if code not in languages.all_languages()]
        if unknown:
            raise ValidationError(
                {"languages": _("Unknown language codes: %(codes)s.") % {"codes": ", ".join(unknown)}}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The number is kept as typed, without stray spaces."""
        self.number = " ".join(self.number.split())
        super().save(*args, **kwargs)

    @property
    def tel(self) -> str:
        """The number for a `tel:` link (RFC 3966): digits and a leading +."""
        return "".join(sign for sign in self.number if sign.isdigit() or sign == "+")

    def needs_notice_on(self, day: datetime.date) -> bool:
        """Shown still, but its confirmation has run out."""
        return self.assured_until < day

    def is_stale_on(self, day: datetime.date) -> bool:
        """Not confirmed for so long that it hides itself."""
        return self.assured_until < day - GRACE
