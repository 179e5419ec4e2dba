"""What readers can find: one row for each live page, with its words as `normalising` writes them."""

from collections.abc import Iterable
from functools import reduce
from operator import add, and_, or_

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from cms.search.normalising import forms, pieces, words


def _contains_any(field: str, texts: Iterable[str]) -> Q:
    return reduce(or_, (Q(**{f"{field}__contains": text}) for text in texts))


def _contains_most(field: str, parts: list[str]) -> Q:
    """At least half of the parts; a word that was put between two others breaks no more than that."""
    if not parts:
        return Q(pk__in=[])
    hits = (Case(When(**{f"{field}__contains": part, "then": Value(1)}), default=Value(0)) for part in parts)
    return Q(GreaterThanOrEqual(reduce(add, hits), (len(parts) + 1) // 2))


class EntryQuerySet(models.QuerySet["Entry"]):
    """Chainable questions about what can be found."""

    def matching(self, query: str, language: str) -> "EntryQuerySet":
        """Entries with every word of the query, those with all in their title first, then any in the title, then newest."""
        sought = words(query, language)
        if not sought:
            return self.none()
        in_title = [_contains_any("title", forms(word, language)) for word in sought]
        in_text = [_contains_any("text", forms(word, language)) for word in sought]
        nearly = [_contains_most("text", pieces(word, language)) for word in sought]
        rank = Case(
            When(reduce(and_, in_title), then=Value(0)),
            When(reduce(or_, in_title), then=Value(1)),
            When(reduce(and_, in_text), then=Value(2)),
            default=Value(3),
        )
        return self.filter(*(whole | parts for whole, parts in zip(in_text, nearly, strict=True))).order_by(
            rank, F("page__last_published_at").desc(nulls_last=True), "-page_id"
        )


class Entry(models.Model):
    """The words of one live page. Can be thrown away and built again (`rebuild_search`)."""

    page = models.OneToOneField(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="search_entry")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    title = models.TextField(_("words of the title"), blank=True)
    text = models.TextField(_("all words, with those of the title"), blank=True)

    objects = EntryQuerySet.as_manager()

    # An editor who deletes a page is told what refers to it: this row goes with the page and is no reason to stay.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return str(self.page_id)
