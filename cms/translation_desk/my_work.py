"""What the start page says of the desk: requests that somebody has, how many they can take, their large files that wait for them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, Value, Window
from wagtail.models import Page

from cms import languages
from cms.accounts.models import User
from cms.translation_desk.due_dates import is_overdue
from cms.translation_desk.files.import_screen import Described, described
from cms.translation_desk.models import Import
from cms.translation_desk.models.requested import TranslationRequest, source_is
from cms.translation_desk.permissions import desk_of
from cms.translation_desk.request_rights import to_be_done_by
from cms.translation_desk.sources import by_key


@dataclass(frozen=True)
class Task:
    """A request that somebody has, and its page in the original language."""

    request: TranslationRequest
    source: Page
    is_overdue: bool

    @property
    def language(self) -> str:
        """The language that is asked for, by its own name."""
        return languages.autonym(self.request.language)


@dataclass(frozen=True)
class MyWork:
    """The most urgent of what somebody has, and how many more there are."""

    tasks: list[Task] = field(default_factory=list)
    left: int = 0

    @property
    def any_overdue(self) -> bool:
        """Whether the first ones should be done already."""
        return any(task.is_overdue for task in self.tasks)


def work_of(user: User, today: date, *, at_most: int) -> MyWork:
    """Two queries; one where they have nothing."""
    mine = TranslationRequest.objects.open().held_by(user).filter(source_is(Q(live=True))).most_urgent_first()
    found: list[Any] = list(mine.annotate(total=Window(Count(Value(1))))[:at_most])
    if not found:
        return MyWork()
    sources = by_key(request.translation_key for request in found)
    tasks = [Task(one, sources[one.translation_key], is_overdue(one.due, today)) for one in found]
    return MyWork(tasks, left=found[0].total - len(found))


def how_many_to_take(user: User) -> dict[str, int]:
    """Language code to the number of requests that nobody has and that somebody may take; one query."""
    free = TranslationRequest.objects.open().filter(to_be_done_by(user)).free()
    counted = free.values("language").order_by("language").annotate(count=Count("pk"))
    return dict(counted.values_list("language", "count"))


def files_waiting_for(user: User, now: datetime) -> list[Described]:
    """Somebody's own large files that nobody works on and that wait for them: to be looked at, or to be begun again. The newest first.

    One query where there are none, and those of `desk_of`; there are never more than are let be unfinished at once. Nothing for who
    translates into none of their languages any more.
    """
    found = Import.objects.filter(by=user.pk).unfinished().for_lists()
    waiting = [told for told in (described(one, now) for one in found) if told.is_lost or not told.at_work]
    return waiting if waiting and desk_of(user).languages() else []
