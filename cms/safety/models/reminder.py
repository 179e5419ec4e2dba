"""Who was reminded of which page on account of which day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Reminded(models.Model):
    """`day` is the one that the mail was due on (`review_dates.py`), whenever it was sent. Nobody is reminded twice on account of one."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    # An editor who deletes the page is told what refers to it: this row goes with the page and is no reason to stay.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [models.UniqueConstraint(fields=["page", "person", "day"], name="reminded_once_a_day")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.person_id} {self.day}"
