"""Where guidance applies: countries and their administrative areas, never a point on a map."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

# All P-codes of a country share these; what follows is each country's own (in Myanmar it does not repeat the district's).
COUNTRY_LETTERS = 2


class Level(models.IntegerChoices):
    """Administrative level. Places stop at admin 3: nothing finer is ever stored."""

    COUNTRY = 0, _("country")
    ADMIN_1 = 1, _("admin 1 (province, governorate, state)")
    ADMIN_2 = 2, _("admin 2 (district)")
    ADMIN_3 = 3, _("admin 3 (sub-district, township)")


class Place(models.Model):
    """A country or area, by ISO 3166-1 alpha-3 code and OCHA P-code, nested in the area one level above."""

    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.COUNTRY)
    iso3 = models.CharField(
        _("country code"),
        max_length=3,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Give the three capital letters of ISO 3166-1, such as UKR."))],
        help_text=_("ISO 3166-1 alpha-3, three capital letters."),
    )
    pcode = models.CharField(
        _("P-code"),
        max_length=20,
        unique=True,
        validators=[
            RegexValidator(
                r"^[A-Z]{2}[A-Z0-9]{0,18}$", _("A P-code begins with the country's two letters: UA, UA12, UA1234.")
            )
        ],
        help_text=_("The place code that humanitarian organisations share (OCHA)."),
    )
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["pcode"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=0, parent__isnull=True) | models.Q(level__range=(1, 3), parent__isnull=False),
                name="only_a_country_has_no_parent",
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        """Raises ValidationError when the place does not fit under its parent."""
        super().clean()
        if self.level not in Level.values:
            raise ValidationError({"level": _("Places stop at admin 3: nothing finer is kept here.")})
        if self.level == Level.COUNTRY:
            if self.parent_id is not None:
                raise ValidationError({"parent": _("A country is not part of another place: leave this empty.")})
        elif self.parent is None:
            raise ValidationError({"parent": _("Choose the larger place that this one is part of.")})
        else:
            self._fit_under(self.parent)
        if self.pk:
            self._keep_what_it_contains()

    def _fit_under(self, parent: "Place") -> None:
        if parent.pk == self.pk:
            raise ValidationError({"parent": _("A place cannot be part of itself.")})
        if parent.level != self.level - 1:
            raise ValidationError(
                {
                    "parent": _("%(parent)s is a place of level “%(level)s”; choose one of the level just above.")
                    % {"parent": parent, "level": parent.get_level_display()}
                }
            )
        if parent.iso3 != self.iso3:
            raise ValidationError(
                {"iso3": _("%(parent)s lies in another country (%(iso3)s).") % {"parent": parent, "iso3": parent.iso3}}
            )
        if self.pcode[:COUNTRY_LETTERS] != parent.pcode[:COUNTRY_LETTERS]:
            raise ValidationError(
                {
                    "pcode": _("The P-code must begin with the letters of its country: %(letters)s.")
                    % {"letters": parent.pcode[:COUNTRY_LETTERS]}
                }
            )

    def _keep_what_it_contains(self) -> None:
        for level, iso3, pcode in self.children.values_list("level", "iso3", "pcode"):
            fits = {
                "level": level == self.level + 1,
                "iso3": iso3 == self.iso3,
                "pcode": pcode[:COUNTRY_LETTERS] == self.pcode[:COUNTRY_LETTERS],
            }
            wrong = [field for field, fitting in fits.items() if not fitting]
            if wrong:
                raise ValidationError({wrong[0]: _("Places inside this one would no longer fit: move them first.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saved only where it fits, whatever the route."""
        self.clean()
        super().save(*args, **kwargs)

    def lineage(self) -> list["Place"]:
        """This place first, then each larger one it is part of, the country last."""
        line: list[Place] = []
        place: Place | None = self
        while place is not None and len(line) <= Level.ADMIN_3:
            line.append(place)
            place = place.parent
        return line
