"""Asking for translations: many pages in several languages at once; what is asked for already, or is there, is not asked for again."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit import actions, details
from cms.audit.recording import record
from cms.languages import autonym
from cms.translation_desk.fulfilling import needed
from cms.translation_desk.models.requested import TranslationRequest
from cms.translation_desk.outdated import outdated
from cms.translation_desk.request_rights import reach_of

ASKED = "desk.asked"
actions.register(ASKED, gettext_lazy("Asked for translations"), ["languages", "requests"])
details.tell_by("languages", lambda entry, code: autonym(code))
details.tell_by("requests", lambda entry, n: ngettext("%(n)d request", "%(n)d requests", n) % {"n": n})
# Of one act; more than all pages of a large organisation in twenty languages.
AT_MOST = 20_000

Pair = tuple[uuid.UUID, str]


class CannotAsk(Exception):
    """Why, in a sentence that says what to do. Nothing was asked for."""


@dataclass(frozen=True)
class Wish:
    """Live originals, the languages (BCP 47) they are wanted in, by when, with a note; `about` is the page from which it was asked."""

    about: Page
    pages: QuerySet[Page]
    languages: Sequence[str]
    due: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Asked:
    """How many requests were made, were open already, were not needed; how many pages are not the person's to ask for."""

    made: int
    open_already: int = 0
    not_needed: int = 0
    of_others: int = 0


@transaction.atomic
def ask(wish: Wish, *, by: User, at: datetime) -> Asked:
    """Two who ask for the same at once make one request of it. Raises CannotAsk where nothing can be asked, or too much."""
    pages = wish.pages.filter(reach_of(by).condition())
    found = list(pages.values_list("translation_key", "locale__language_code"))
    if not found:
        raise CannotAsk(_("There is no live page here for which you may ask. Publish it first, or choose another one."))
    pairs = _needed_pairs(found, pages, wish.languages)
    if len(pairs) > AT_MOST:
        raise CannotAsk(
            _(
                "That would be %(count)d requests at once. Choose fewer languages, or a section, so that it is %(most)d at most."
            )
            % {"count": len(pairs), "most": AT_MOST}
        )
    made = _make(pairs, wish, by, at)
    if made:
        record(ASKED, actor=by, subject=wish.about, detail={"languages": list(wish.languages), "requests": made})
    wanted = sum(own != code for _key, own in found for code in wish.languages)
    return Asked(made, len(pairs) - made, wanted - len(pairs), wish.pages.count() - len(found))


def _needed_pairs(found: Sequence[tuple[Any, ...]], pages: QuerySet[Page], languages: Sequence[str]) -> list[Pair]:
    """In one order whoever asks: two who write the same rows in two orders would wait for each other."""
    versions = Page.objects.filter(
        translation_key__in=pages.values("translation_key"), live=True, locale__language_code__in=languages
    )
    old = outdated()
    current = {
        (key, code)
        for pk, key, code in versions.values_list("pk", "translation_key", "locale__language_code")
        if not needed(live=True, outdated=pk in old)
    }
    return sorted((key, code) for key, own in found for code in languages if code != own and (key, code) not in current)


def _make(pairs: Sequence[Pair], wish: Wish, by: User, at: datetime) -> int:
    """How many. Those that were fulfilled before make room for the new ones; the trail keeps that they were."""
    rows = TranslationRequest.objects.filter(
        translation_key__in=wish.pages.values("translation_key"), language__in=wish.languages, closed_at=None
    )
    rows.fulfilled().delete()
    there = set(rows.values_list("translation_key", "language"))
    asking = uuid.uuid4()
    values = {"due": wish.due, "note": wish.note, "asking": asking, "asked_by": by, "asked_at": at}
    missing = [
        TranslationRequest(translation_key=key, language=code, **values)
        for key, code in pairs
        if (key, code) not in there
    ]
    # Somebody else may ask for the same at this moment.
    TranslationRequest.objects.bulk_create(missing, ignore_conflicts=True)
    return TranslationRequest.objects.filter(asking=asking).count()
