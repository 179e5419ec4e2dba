"""Links with which an administrator lets somebody set a password."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What a link is for."""

    WELCOME = "welcome", _("First sign-in")
    PASSWORD = "password", _("New password")
    ANEW = "anew", _("New password and new second factor")


class OneTimeLinkQuerySet(models.QuerySet["OneTimeLink"]):
    """Queries on links."""

    def open_at(self, when: datetime.datetime) -> Self:
        """Neither used, nor taken back, nor run out."""
        return self.filter(used_at=None, void_at=None, expires_at__gt=when)


class OneTimeLink(models.Model):
    """Works once, for one person, for a short time. The link itself is never stored, only the SHA-256 of its token."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="one_time_links")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    # Of the password that the person had: whatever changes it voids the link, by whichever route.
    password_digest = models.CharField(max_length=64, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    void_at = models.DateTimeField(null=True, blank=True)

    objects = OneTimeLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.person}"
