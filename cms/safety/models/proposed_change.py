"""Changes of rows that pages share, such as a number or a word: those that wait for a second person, and what became of each."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.organisations.models import Organisation
from cms.safety.models.written_once import Decision, WrittenOnceQuerySet


class ProposedChange(models.Model):
    """What somebody saved in a form of the admin, before it reaches the row. It goes once it is decided.

    `kind` is the row's model, "directory.hotline"; `row_id` is empty for a new row, of which `organisation_id` says whose it is to be.
    `data` is the form as it was sent, `fields` the names of those that change, `digest` that of what stood in them before.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=100)
    row_id = models.PositiveBigIntegerField(null=True)
    organisation_id = models.PositiveBigIntegerField(null=True)
    title = models.CharField(max_length=255)
    data = models.TextField()
    fields: Any = models.JSONField()
    digest = models.CharField(max_length=64)

    # Whoever deletes a person is told what refers to them: this row goes with them and is no reason to stay.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change that waits")
        verbose_name_plural = _("changes that wait")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "kind", "row_id"], name="one_waiting_change_a_person_and_row")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def model(self) -> Any:
        """The row's model."""
        return apps.get_model(self.kind)

    @property
    def kind_in_words(self) -> str:
        """“Hotline”."""
        return str(capfirst(self.model._meta.verbose_name))

    @property
    def row(self) -> Any:
        """The row as it is now; None for a new one, and where it is gone."""
        return self.model._base_manager.filter(pk=self.row_id).first() if self.row_id else None

    @property
    def organisation(self) -> Organisation | None:
        """To whose trail it belongs while there is no row."""
        return Organisation.objects.filter(pk=self.organisation_id).first() if self.organisation_id else None

    @property
    def sent(self) -> QueryDict:
        """The form as it was sent."""
        return QueryDict(self.data)


class DecidedChange(Decision):
    """A second person approved a change, or refused it. `values` maps each field's name to its words before and after."""

    translation_key = None  # type: ignore[assignment]  # a row is no page: Django leaves the column out
    kind = models.CharField(max_length=100)
    row_id = models.PositiveBigIntegerField(null=True)
    title = models.CharField(max_length=255)
    approved = models.BooleanField()
    reason = models.TextField(blank=True)
    values: Any = models.JSONField()
    proposed_at = models.DateTimeField()
    proposed_by_id = models.PositiveBigIntegerField()
    proposed_by = models.CharField(max_length=255)

    objects: Any = WrittenOnceQuerySet.as_manager()

    class Meta:
        verbose_name = _("decided change")
        verbose_name_plural = _("decided changes")
        indexes = [models.Index(fields=["kind", "row_id", "at"], name="safety_decided_change_row")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(proposed_by_id=models.F("by_id")), name="decided_by_a_second_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.row_id} {self.at:%Y-%m-%d %H:%M}"
