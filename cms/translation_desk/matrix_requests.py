"""What is asked for, in pages by languages: which pages it leaves, in which order it puts them, what a cell says of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import DateField, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.accounts.models import User
from cms.translation_desk.due_dates import is_overdue
from cms.translation_desk.models.requested import TranslationRequestQuerySet
from cms.translation_desk.naming import name_of
from cms.translation_desk.request_rights import requests_seen_by, to_be_done_by

SOMETIME = Value(date.max, output_field=DateField())


class Whose(StrEnum):
    """Pages with an open request that somebody has, or with any."""

    MINE = "mine"
    ANYBODYS = "any"


@dataclass(frozen=True)
class Wanted:
    """An open request, as its cell shows it. `holder` is who has it; nothing where nobody has."""

    request_id: int
    due: date | None
    holder: str
    is_mine: bool
    is_overdue: bool

    @property
    def when(self) -> str:
        """By which day, in words."""
        if self.due is None:
            return _("no date")
        said = _("overdue: %(day)s") if self.is_overdue else _("by %(day)s")
        return said % {"day": date_format(self.due, "DATE_FORMAT")}

    @property
    def who(self) -> str:
        """Who has it, in words."""
        return _("you") if self.is_mine else self.holder or _("nobody yet")


Cells = dict[tuple[UUID, str], Wanted]


def requests_in(codes: Collection[str], user: User) -> TranslationRequestQuerySet:
    """The open ones that somebody sees, into these languages."""
    return requests_seen_by(user).filter(language__in=codes)


def is_asked_for(requests: TranslationRequestQuerySet, user: User, whose: Whose) -> Q:
    """A condition on pages: one of the requests asks for it; or one that the person has, taken or given, and may still do."""
    wanted = requests.filter(to_be_done_by(user), taken_by=user) if whose is Whose.MINE else requests
    return Q(translation_key__in=wanted.values("translation_key"))


def first_due(requests: TranslationRequestQuerySet) -> Subquery:
    """The earliest day by which a page is wanted; the end of time where none was said, None where nobody asks for the page."""
    asking = requests.filter(translation_key=OuterRef("translation_key")).order_by().values("translation_key")
    return Subquery(asking.annotate(first=Min(Coalesce("due", SOMETIME))).values("first"))


def wanted_of(requests: TranslationRequestQuerySet, pages: Iterable[Page], user: User, today: date) -> Cells:
    """By page (translation key) and language (code), of these pages; one query."""
    found: Any = requests.described().filter(translation_key__in={page.translation_key for page in pages})
    return {(one.translation_key, one.language): _wanted(one, user, today) for one in found}


def _wanted(request: Any, user: User, today: date) -> Wanted:
    return Wanted(
        request_id=request.pk,
        due=request.due,
        holder=name_of(request.taken_by) if request.is_held else "",
        is_mine=request.is_held and request.taken_by_id == user.pk,
        is_overdue=is_overdue(request.due, today),
    )
