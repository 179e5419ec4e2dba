"""The NGOs that publish here."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string
from wagtail.models import Collection

from cms import languages
from cms.organisations.announcing import organisation_kept
from cms.organisations.reserved import refuse_reserved
from cms.taxonomy.models import Place

TELEPHONE_NUMBER = RegexValidator(
    r"^[+(]?[0-9][0-9 ()\-]{1,28}$", _("Give a telephone number: digits, spaces, brackets, hyphens, a leading +.")
)


class State(models.TextChoices):
    """Whether an organisation's people may work."""

    ACTIVE = "active", _("active")
    SUSPENDED = "suspended", _("suspended: its people are out, its live pages stay")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Chainable questions about organisations."""

    def active(self) -> "OrganisationQuerySet":
        """Those whose people may work."""
        return self.filter(state=State.ACTIVE)


class Organisation(models.Model):
    """An NGO, known to readers by its name and to addresses by its slug.

    Saving one announces it (`organisation_kept`): its teams, its shelf in the library and its section in every language follow. The
    slug stands in printed addresses and never changes once it is given.
    """

    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(
        _("description"), max_length=400, blank=True, help_text=_("Who you are and whom you help, in two sentences.")
    )
    slug = models.SlugField(
        _("short name in addresses"),
        max_length=60,
        unique=True,
        allow_unicode=True,
        validators=[refuse_reserved],
        help_text=_("Stands in the addresses of its pages, on paper too: it cannot be changed later."),
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    contact_email = models.EmailField(
        _("contact e-mail"),
        blank=True,
        help_text=_("For other organisations and the coordinator; readers do not see it."),
    )
    contact_phone = models.CharField(
        _("contact telephone"),
        max_length=30,
        blank=True,
        validators=[TELEPHONE_NUMBER],
    )
    places = models.ManyToManyField(
        Place, verbose_name=_("places"), blank=True, related_name="+", help_text=_("Where it works.")
    )
    languages = models.JSONField(
        _("languages"),
        default=list,
        blank=True,
        help_text=_("In which it means to publish. None ticked: in every language that is enabled here."),
    )
    requires_authority = models.BooleanField(
        _("an authority approves its pages"),
        default=False,
        help_text=_("A coordinator approves each page after the organisation's own reviewer."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)
    collection = models.OneToOneField(
        Collection,
        verbose_name=_("shelf in the library"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="organisation",
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]
        permissions = [
            ("keep_people", _("Can invite people to an organisation, change their roles and remove them")),
            ("see_everything", _("Can see what every organisation has, and withdraw it")),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_active(self) -> bool:
        """Whether its people may work."""
        return self.state == State.ACTIVE

    def clean(self) -> None:
        """Raises ValidationError for a language nobody declared."""
        super().clean()
        unknown = [code for code in self.languages if code not in languages.all_languages()]
        if unknown:
            raise ValidationError(
                {"languages": _("Unknown language codes: %(codes)s.") % {"codes": ", ".join(unknown)}}
            )

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Announces what was saved, and how it was before; all that follows is saved with it or not at all."""
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        organisation_kept.send(sender=type(self), organisation=self, before=before)
