"""Requests as the list shows them: each with its page, its draft, and what the person may do with it. Queries do not grow with rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Locale, Page

from cms import languages
from cms.accounts.models import User
from cms.organisations.models import Organisation
from cms.translation_desk.due_dates import is_overdue
from cms.translation_desk.models.requested import TranslationRequestQuerySet, source_is
from cms.translation_desk.naming import name_of
from cms.translation_desk.request_rights import may_draft, reach_of, requests_seen_by, to_be_done_by
from cms.translation_desk.sources import by_key, in_sections_of


@dataclass(frozen=True)
class Row:
    """A request for the screen. `draft` is the version in the language, whatever its state; `locale_id` is that language's."""

    request: Any
    source: Page
    draft: Page | None
    locale_id: int | None
    is_mine: bool
    is_overdue: bool
    drafts_it: bool
    asks_for_it: bool

    @property
    def language(self) -> str:
        """The language that is asked for, by its own name."""
        return languages.autonym(self.request.language)

    @property
    def dir(self) -> str:
        """The direction of that language."""
        return languages.direction(self.request.language)

    @property
    def source_dir(self) -> str:
        """The direction of the original."""
        return languages.direction(self.source.locale.language_code)

    @property
    def holder(self) -> str:
        """Who has it; nothing where nobody has."""
        return name_of(self.request.taken_by) if self.request.is_held else ""

    @property
    def asker(self) -> str:
        """Who asked for it."""
        return name_of(self.request.asked_by)

    @property
    def may_take(self) -> bool:
        """Nobody has it, and the person may do it."""
        return self.drafts_it and not self.request.is_held

    @property
    def may_start(self) -> bool:
        """There is no draft yet, and nobody else has it."""
        return self.drafts_it and self.draft is None and self.locale_id is not None and (self.is_mine or self.may_take)

    @property
    def may_open(self) -> bool:
        """There is a draft that the person may write."""
        return self.drafts_it and self.draft is not None


def narrowed(user: User, today: date, *, show: str, language: str, organisation: Organisation | str) -> Any:
    """The requests that somebody sees, by the answers of the filters, most urgent first."""
    rows: TranslationRequestQuerySet = requests_seen_by(user)
    if show == "mine":
        rows = rows.held_by(user)
    elif show == "free":
        rows = rows.filter(to_be_done_by(user)).free()
    elif show == "overdue":
        rows = rows.overdue_on(today)
    if language:
        rows = rows.filter(language=language)
    if isinstance(organisation, Organisation):
        rows = rows.filter(source_is(in_sections_of(organisation)))
    return rows.described().most_urgent_first()


def described(requests: Sequence[Any], user: User, today: date) -> list[Row]:
    """Those of one screen; less any whose page has gone a moment ago."""
    keys = {request.translation_key for request in requests}
    sources, drafts, locales = by_key(keys), _versions(keys, requests), _locales()
    return [
        _row(request, sources[request.translation_key], drafts, locales, user, today)
        for request in requests
        if request.translation_key in sources
    ]


def _row(
    request: Any, source: Page, drafts: dict[tuple[UUID, str], Page], locales: dict[str, int], user: User, today: date
) -> Row:
    return Row(
        request=request,
        source=source,
        draft=drafts.get((request.translation_key, request.language)),
        locale_id=locales.get(request.language),
        is_mine=request.is_held and request.taken_by_id == user.pk,
        is_overdue=is_overdue(request.due, today),
        drafts_it=may_draft(user, source, request.language),
        asks_for_it=reach_of(user).covers(source),
    )


def _versions(keys: Iterable[UUID], requests: Sequence[Any]) -> dict[tuple[UUID, str], Page]:
    wanted = Q(translation_key__in=keys, locale__language_code__in={request.language for request in requests})
    return {
        (page.translation_key, page.locale.language_code): page
        for page in Page.objects.filter(wanted).select_related("locale").order_by("-pk")
    }


def _locales() -> dict[str, int]:
    return dict(Locale.objects.values_list("language_code", "pk"))
