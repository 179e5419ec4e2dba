"""What is kept of sign-ins, so that each person can see whether somebody else was at their account."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class How(models.TextChoices):
    """By which proof somebody came in, or tried to."""

    PASSWORD = "password", _("Password")
    PASSWORD_AND_APP = "app", _("Password and app code")
    PASSWORD_AND_PASSKEY = "password_passkey", _("Password and passkey")
    PASSWORD_AND_RECOVERY = "recovery", _("Password and recovery code")
    PASSKEY = "passkey", _("Passkey")
    LINK = "link", _("Link from an administrator")
    OTHER = "other", _("Another way")


class Outcome(models.TextChoices):
    """What came of it, or how it ended."""

    IN = "in", _("Signed in")
    REFUSED = "refused", _("Refused")
    OUT = "out", _("Signed out")
    IDLE = "idle", _("Ended: unused for too long")
    TOO_LONG = "too_long", _("Ended: open for too long")
    EVERYWHERE = "everywhere", _("Signed out everywhere else")
    STOPPED = "stopped", _("Ended: the account may not work here any more")
    PASSWORD_SET = "password_set", _("Password set")
    FACTORS_REMOVED = "factors_removed", _("Password set, second factors removed")


class SignInQuerySet(models.QuerySet["SignIn"]):
    """Queries on sign-ins."""

    def before(self, when: datetime.datetime) -> Self:
        """What happened earlier than this."""
        return self.filter(at__lt=when)


class SignIn(models.Model):
    """One sign-in, refusal or end: who, when, how, and on what kind of device.

    No network address is kept, nor the browser's full name: staff may be in danger, and an address tells where somebody was. A refusal
    for a name that nobody has stands here without a person, so that both take the same time; the name is not kept.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sign_ins")
    at = models.DateTimeField()
    how = models.CharField(max_length=20, choices=How.choices, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    browser = models.CharField(max_length=30, blank=True)
    system = models.CharField(max_length=30, blank=True)

    objects = SignInQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "-at"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_outcome_display()}"

    def device(self) -> str:
        """The device in words, such as "Firefox on Android"."""
        if self.browser and self.system:
            return _("%(browser)s on %(system)s") % {"browser": self.browser, "system": self.system}
        return self.browser or self.system or str(_("An unknown device"))
