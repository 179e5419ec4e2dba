"""Letters as those who keep them see them, pages that wait for one, and pages whose authority's approval runs out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, TaskState

from cms import languages
from cms.accounts.models import User
from cms.organisations.models import Organisation
from cms.safety.letter_rights import sections_with_letters
from cms.safety.models import Approval, AuthorityApproval, Kind, Letter
from cms.safety.other_step import REVIEWS
from cms.safety.reviewers import below
from cms.safety.withdrawing import SECTION_DEPTH

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


@dataclass(frozen=True)
class WaitingPage:
    """A page that waits for an authority's letter: its step, whose it is, the version that its reviewer approved, since when it waits."""

    state: TaskState
    page: Page
    organisation: Organisation | None
    version: str
    since: datetime

    @property
    def lang(self) -> dict[str, str]:
        """Language and direction of its title."""
        code = self.page.locale.language_code
        return {"code": code, "dir": languages.direction(code), "autonym": languages.autonym(code)}


def waiting_for_letters(user: User) -> QuerySet[TaskState]:
    """Reviews that have come to the authority, of pages for which the person may record its letter; the oldest first."""
    pages = below(sections_with_letters(user)).annotate(key=Cast("pk", CharField())).values("key")
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__in=AuthorityApproval.objects.values("task_ptr"),
        workflow_state__object_id__in=pages,
    )
    return states.select_related("workflow_state").order_by("started_at", "pk")


def described_waiting(states: Iterable[TaskState], user: User) -> list[WaitingPage]:
    """In the order given; four queries, however many. Their pages come with their locales."""
    listed = list(states)
    owners = sections_with_letters(user) if listed else {}
    pages = Page.objects.select_related("locale").in_bulk([int(state.workflow_state.object_id) for state in listed])
    given = Approval.objects.filter(kind__in=REVIEWS, revision_id__in=[state.revision_id for state in listed])
    versions = dict(given.order_by("at").values_list("revision_id", "digest"))
    found = []
    for state in listed:
        page = pages.get(int(state.workflow_state.object_id))
        if page is not None:
            owner = owners.get(page.path[: SECTION_DEPTH * Page.steplen])
            found.append(WaitingPage(state, page, owner, versions.get(state.revision_id, "")[:12], state.started_at))
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
