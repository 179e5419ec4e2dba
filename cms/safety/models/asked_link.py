"""What became of the links of live pages when they were last asked; by a command, never while somebody reads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AskedLink(models.Model):
    """One address. `state` and `status` are those of `checks.links.Outcome`."""

    url = models.CharField(max_length=2000, unique=True)
    state = models.CharField(max_length=20)
    status = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("link of a page")
        verbose_name_plural = _("links of pages")

    def __str__(self) -> str:
        return f"{self.url}: {self.state}"
