"""Withdrawals: a page taken down in all its languages, and why, in words that readers are given."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.safety.models.written_once import Decision, WrittenOnceQuerySet


class Why(models.TextChoices):
    """Why readers no longer find a page; each has a sentence for them (`withdrawn.py`)."""

    WRONG = "wrong", _("something in it was wrong or unsafe")
    OUTDATED = "outdated", _("it was no longer true")
    PERSON = "person", _("to protect a person")
    OTHER = "other", _("another reason")


class Withdrawal(Decision):
    """Every approval before this moment is void. `go_to` is the translation key of the page that readers are sent to, if one."""

    why = models.CharField(max_length=10, choices=Why)
    note = models.TextField(blank=True)
    go_to = models.UUIDField(null=True)

    objects: Any = WrittenOnceQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        indexes = [models.Index(fields=["translation_key", "at"], name="safety_withdrawal_page")]
        constraints = [models.CheckConstraint(condition=models.Q(why__in=Why.values), name="withdrawal_why_is_known")]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.at:%Y-%m-%d %H:%M}"
