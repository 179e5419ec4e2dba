"""The screen of the glossary: terms and how they are said in one language, what is missing, and what is not to be used in it."""

from enum import StrEnum
from typing import Any

from django.core.paginator import Page as Screenful
from django.core.paginator import Paginator
from django.db.models import Count, F, FilteredRelation, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms import languages
from cms.accounts.translated_fields import enabled_codes
from cms.taxonomy.glossary.folding import key_of
from cms.taxonomy.models import ForbiddenWord, Term

AT_ONCE = 50


class Show(StrEnum):
    """Which part of the glossary."""

    ALL = "all"
    MISSING = "missing"
    FORBIDDEN = "forbidden"


SHOWN: dict[Show, str | Promise] = {
    Show.ALL: _("All terms"),
    Show.MISSING: _("What is missing"),
    Show.FORBIDDEN: _("What is not to be used"),
}


def offered(codes: set[str] | None = None) -> list[dict[str, str]]:
    """Languages to choose from: code and autonym."""
    found = languages.in_order(enabled_codes() if codes is None else codes)
    return [{"code": code, "autonym": languages.autonym(code)} for code in found]


def chosen(offered_codes: list[str], own: list[str], asked: str) -> str:
    """The language asked for; else one's own, before English; else the first."""
    if asked in offered_codes:
        return asked
    return next((code for code in [*own, *offered_codes] if code != "en"), "en")


def terms_in(code: str, words: str, *, missing: bool) -> QuerySet[Term]:
    """Terms with `said`, their translation into a language, and `not_to_use`; those that have a word in them, or lack a translation."""
    forbidden = Prefetch("forbidden", ForbiddenWord.objects.filter(language=code), to_attr="not_to_use")
    found = Term.objects.annotate(said=FilteredRelation("translations", condition=Q(translations__language=code)))
    found = found.annotate(translation=F("said__words"), translation_note=F("said__note"))
    if missing:
        found = found.filter(said__isnull=True).exclude(language=code)
    if words:
        found = found.filter(
            Q(key__contains=key_of(words, "en")) | Q(note__icontains=words) | Q(said__words__icontains=words)
        )
    return found.prefetch_related(forbidden)


def forbidden_in(code: str, words: str) -> QuerySet[ForbiddenWord]:
    """Of a language, with their terms; those that have a word in them."""
    found = ForbiddenWord.objects.filter(language=code).select_related("term")
    if words:
        found = found.filter(Q(key__contains=key_of(words, code)) | Q(reason__icontains=words))
    return found


def counts(code: str) -> dict[str, int]:
    """Of a language: how many terms can be said in it, and how many are."""
    others = Term.objects.exclude(language=code).order_by()
    said = Count("translations", filter=Q(translations__language=code))
    return others.aggregate(terms=Count("pk", distinct=True), said=said)


def screenful(code: str, words: str, show: Show, number: Any) -> Screenful:
    """One screen of what was asked for."""
    rows: QuerySet[Any]
    if show is Show.FORBIDDEN:
        rows = forbidden_in(code, words)
    else:
        rows = terms_in(code, words, missing=show is Show.MISSING)
    return Paginator(rows, AT_ONCE).get_page(number)
