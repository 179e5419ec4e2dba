"""Withdrawals: a page taken down in all its languages, and why, in words that readers are given."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.safety.models.written_once import Decision, WrittenOnceQuerySet


class Why(models.TextChoices):
    """Why readers no longer find a page; each has a sentence for them (`withdrawn.py`)."""

    WRONG = "wrong", _("something in it was wrong or unsafe")
    OUTDATED = "outdated", _("it was no longer true")
    PERSON = "person", _("to protect a person")
    OTHER = "other", _("another reason")
    URGENT = "urgent", _("an urgent change in the language it was translated from")


# What a person may give as the reason.
GIVEN_BY_HAND = (Why.WRONG, Why.OUTDATED, Why.PERSON, Why.OTHER)


class WithdrawalQuerySet(WrittenOnceQuerySet):
    """Chainable questions about withdrawals."""

    def reaching(self, translation_key: Any, language: Any) -> Self:
        """Those of a page that took it down in the language; either may be a reference to an outer query."""
        return self.filter(translation_key=translation_key).exclude(spares=language)


class Withdrawal(Decision):
    """Every approval before this moment is void. `go_to` is the translation key of the page that readers are sent to, if one.

    `spares` is the language whose version stays, where only what was translated from it was taken down; empty for none.
    """

    why = models.CharField(max_length=10, choices=Why)
    note = models.TextField(blank=True)
    go_to = models.UUIDField(null=True)
    spares = models.CharField(max_length=35, blank=True)

    objects: Any = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        indexes = [models.Index(fields=["translation_key", "at"], name="safety_withdrawal_page")]
        constraints = [models.CheckConstraint(condition=models.Q(why__in=Why.values), name="withdrawal_why_is_known")]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.at:%Y-%m-%d %H:%M}"
