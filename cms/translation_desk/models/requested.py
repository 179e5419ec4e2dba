"""A page that somebody asked to have in a language."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission, Page

from cms.accounts.models import User
from cms.translation_desk.sources import PAGE_DEPTH, SECTION_LENGTH, sources

NOTE_AT_MOST = 500


def source_is(wanted: Q) -> Exists:
    """A condition on requests: the page in its original language fits a condition on pages."""
    return Exists(sources().filter(wanted, translation_key=OuterRef("translation_key")))


def _published_since() -> Exists:
    versions = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=OuterRef("language"), live=True
    )
    return Exists(versions.filter(last_published_at__gt=OuterRef("asked_at")))


class TranslationRequestQuerySet(models.QuerySet["TranslationRequest"]):
    """Chainable questions about requests."""

    def fulfilled(self) -> "TranslationRequestQuerySet":
        """As `fulfilling.fulfilled` has it, asked of the database."""
        return self.filter(_published_since())

    def open(self) -> "TranslationRequestQuerySet":
        """Neither called off nor fulfilled."""
        return self.filter(~_published_since(), closed_at=None)

    def held(self) -> "TranslationRequestQuerySet":
        """Taken by somebody who may still draft the page in that language: what others had is free again."""
        return self._with_section().filter(Exists(_still_there()))

    def free(self) -> "TranslationRequestQuerySet":
        """Nobody has it."""
        return self._with_section().filter(Q(taken_by=None) | ~Exists(_still_there()))

    def held_by(self, person: User) -> "TranslationRequestQuerySet":
        """What somebody has and may still do."""
        return self.filter(taken_by=person).held()

    def overdue_on(self, day: date) -> "TranslationRequestQuerySet":
        """Those that should have been done before that day."""
        return self.filter(due__lt=day)

    def most_urgent_first(self) -> "TranslationRequestQuerySet":
        """By due date, those without one last; the longest waiting first."""
        return self.order_by(models.F("due").asc(nulls_last=True), "asked_at", "pk")

    def described(self) -> "TranslationRequestQuerySet":
        """Each with `is_held`, and the people it names."""
        rows = self._with_section().annotate(is_held=Exists(_still_there()))
        return rows.select_related("taken_by", "asked_by")

    def _with_section(self) -> "TranslationRequestQuerySet":
        """Each with the translation key of the section in which its page stands."""
        path = _versions_of(OuterRef(OuterRef("translation_key"))).order_by("pk").values("path")[:1]
        section = Page.objects.filter(depth=PAGE_DEPTH - 1, path=Substr(Subquery(path), 1, SECTION_LENGTH))
        return self.annotate(section_key=Subquery(section.values("translation_key")[:1]))


def _versions_of(key: Any) -> models.QuerySet[Page]:
    pages: models.QuerySet[Page] = Page.objects.filter(translation_key=key, depth=PAGE_DEPTH)
    return pages


def _still_there() -> models.QuerySet[User]:
    """Whoever has a request, as long as they may add pages to the section of its language."""
    rights = GroupPagePermission.objects.filter(
        group__user=OuterRef("pk"),
        permission__codename="add_page",
        page__locale__language_code=OuterRef(OuterRef("language")),
        page__translation_key=OuterRef(OuterRef("section_key")),
    )
    people: models.QuerySet[User] = User.objects.filter(pk=OuterRef("taken_by"), is_active=True)
    return people.filter(Q(is_superuser=True) | Exists(rights))


class TranslationRequest(models.Model):
    """One page in one language (BCP 47). Whether it is fulfilled is derived (`fulfilling.py`); only one called off by hand is closed.

    Whoever has it, has it as long as they may draft the page in that language: ask with `held()`, not by `taken_by`.
    """

    translation_key = models.UUIDField(_("page in all languages"))
    language = models.CharField(_("language"), max_length=35)
    due = models.DateField(_("wanted by"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=NOTE_AT_MOST, blank=True)
    # All that was asked for at once has the same.
    asking = models.UUIDField(default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    # When whoever has it was told by mail that it was given to them.
    told_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects = TranslationRequestQuerySet.as_manager()

    # Nobody who deletes a person is told of this row as a reason to stay.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translation request")
        verbose_name_plural = _("translation requests")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "language"],
                condition=Q(closed_at=None),
                name="asked_for_once_a_page_and_language",
            )
        ]
        indexes = [models.Index(fields=["language", "due"], name="desk_request_language_due")]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.language}"
