"""The NGOs that publish here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """An NGO, known to readers by its name and to addresses by its slug."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True, allow_unicode=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.name)
