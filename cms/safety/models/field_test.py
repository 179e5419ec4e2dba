"""Field tests: what a page says in one language, shown to people whom it is for, and how much of it they understood."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.safety.models.written_once import Decision, WrittenOnceQuerySet
from cms.taxonomy.models import Place


class FieldTestQuerySet(WrittenOnceQuerySet):
    """Chainable questions about field tests."""

    def of(self, page: Page) -> Self:
        """Those of a page in its language, whatever it said then; the newest first."""
        return self.filter(translation_key=page.translation_key, language=page.locale.language_code).newest_first()

    def newest_first(self) -> Self:
        """By the day of the test; of one day, what was recorded last."""
        return self.order_by("-on", "-at", "-pk")

    def counted(self) -> Self:
        """Without those that were recorded in error."""
        return self.filter(error=None)


class FieldTest(Decision):
    """One test: of the content with this digest, on a day, in a place, with so many people; `understood` is per cent.

    Nobody is named. `changed` says what was changed in the text because of it.
    """

    language = models.CharField(max_length=35)
    page_id = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    place = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    women = models.PositiveSmallIntegerField(default=0)
    girls = models.PositiveSmallIntegerField(default=0)
    boys = models.PositiveSmallIntegerField(default=0)
    men = models.PositiveSmallIntegerField(default=0)
    understood = models.PositiveSmallIntegerField()
    changed = models.TextField(blank=True)

    objects: Any = FieldTestQuerySet.as_manager()

    class Meta:
        verbose_name = _("field test")
        verbose_name_plural = _("field tests")
        indexes = [models.Index(fields=["translation_key", "language", "-on"], name="safety_field_test_page")]
        constraints = [
            models.CheckConstraint(condition=Q(understood__range=(0, 100)), name="field_test_is_per_cent"),
            models.CheckConstraint(
                condition=Q(women__gt=0) | Q(girls__gt=0) | Q(boys__gt=0) | Q(men__gt=0), name="field_test_has_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.on:%Y-%m-%d} {self.understood} %"


class RecordedInError(Decision):
    """A field test that does not count, and why: the test itself stays as it was written."""

    test = models.OneToOneField(FieldTest, on_delete=models.PROTECT, related_name="error")
    why = models.TextField()

    objects: Any = WrittenOnceQuerySet.as_manager()

    class Meta:
        verbose_name = _("field test recorded in error")
        verbose_name_plural = _("field tests recorded in error")

    def __str__(self) -> str:
        return f"{self.test}"
