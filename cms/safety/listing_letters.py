"""Letters as those who keep them see them, pages that wait for one, and pages whose authority's approval runs out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page, TaskState

from cms import languages
from cms.accounts.models import User
from cms.safety.letter_rights import may_record_letter
from cms.safety.models import Approval, AuthorityApproval, Kind, Letter

SOON = timedelta(days=30)


@dataclass(frozen=True)
class ListedLetter:
    """A letter, the title that was approved and its language, whether its page is still there, and how the letter stands."""

    letter: Letter
    title: str
    lang: dict[str, str]
    is_there: bool
    has_run_out: bool
    runs_out_soon: bool


def described_letters(letters: Iterable[Any], *, on: date) -> Iterator[ListedLetter]:
    """In the order given; one query for their pages."""
    kept = list(letters)
    there = Page.objects.in_bulk([one.approval.page_id for one in kept])
    for letter in kept:
        until, code = letter.valid_until, letter.approval.language
        yield ListedLetter(
            letter,
            letter.approval.content["fields"]["title"],
            {"code": code, "dir": languages.direction(code), "autonym": languages.autonym(code)},
            letter.approval.page_id in there,
            until is not None and until < on,
            until is not None and on <= until < on + SOON,
        )


def waiting_for_letters(user: User) -> list[TaskState]:
    """Reviews that have come to the authority, of pages for which the person may record its letter; the oldest first."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__in=AuthorityApproval.objects.values("task_ptr")
    ).select_related("workflow_state", "revision")
    found = []
    for state in states.order_by("started_at", "pk"):
        page: Any = state.workflow_state.content_object
        if page is not None and may_record_letter(page, user):
            found.append(state)
    return found


def authority_runs_out(pages: QuerySet[Page], *, at: datetime, within: timedelta = SOON) -> QuerySet[Page]:
    """Of these pages the live ones whose authority's approval ends before long, or has ended already: readers then find them no more.

    The first to end comes first; when that is stands in `passed.holds_until`.
    """
    letter = Approval.objects.filter(
        kind=Kind.AUTHORITY,
        translation_key=OuterRef("translation_key"),
        language=OuterRef("locale__language_code"),
        digest=OuterRef("passed__digest"),
        expires_at=OuterRef("passed__holds_until"),
    )
    ends = Q(passed__holds_until__lte=at + within)
    return pages.filter(ends, Exists(letter), live=True).select_related("passed").order_by("passed__holds_until", "pk")
