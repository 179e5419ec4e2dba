"""Until when a translator was told of their work."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslatorTold(models.Model):
    """`at` is when the last daily mail went out: the next one tells what came after it. None: the first has not gone out yet."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("daily mail to a translator")
        verbose_name_plural = _("daily mails to translators")

    def __str__(self) -> str:
        return f"{self.person_id} {self.at}"
