"""Shared words: one row each, with a label per language (django-modeltranslation adds the columns)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.Model):
    """One of the four groups of UN General Assembly resolution 77/64 OP4: women, girls, boys, men.

    `hxl` holds the HXL 1.1 attributes of the group. The four are fixed: none is added and none is removed.
    """

    CODES = ("women", "girls", "boys", "men")

    code = models.SlugField(
        _("code"), max_length=10, unique=True, choices=[(code, code) for code in CODES], editable=False
    )
    name = models.CharField(_("name"), max_length=60)
    hxl = models.CharField("HXL", max_length=40, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__in=("women", "girls", "boys", "men")), name="audience_is_one_of_four"
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class Label(models.Model):
    """A word of a list: a slug for addresses and exports, a translated name, an order."""

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True, allow_unicode=True)
    name = models.CharField(_("name"), max_length=120)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return str(self.name)


class Topic(Label):
    """What a page is about, in the words a reader looks for."""

    pictogram = models.CharField(_("pictogram"), max_length=40, blank=True)
    needs_places = models.BooleanField(
        _("pages must name places"),
        default=False,
        help_text=_(
            "Tick this where guidance for one country can be wrong, or deadly, in another: such pages never apply everywhere."
        ),
    )

    class Meta(Label.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Situation(Label):
    """Livelihood or circumstance a page speaks to (field code list: farmers, scrap collectors, returnees …)."""

    pictogram = models.CharField(_("pictogram"), max_length=40, blank=True)

    class Meta(Label.Meta):
        verbose_name = _("situation")
        verbose_name_plural = _("situations")


class MessageCategory(Label):
    """Which of the sector's kinds of message a page carries."""

    needs_places = models.BooleanField(
        _("pages must name places"),
        default=False,
        help_text=_(
            "Tick this where guidance for one country can be wrong, or deadly, in another: such pages never apply everywhere."
        ),
    )

    class Meta(Label.Meta):
        verbose_name = _("message category")
        verbose_name_plural = _("message categories")
