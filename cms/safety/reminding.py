"""Every day: takes offline what nobody has read again in time, and reminds those who are to read pages again, by one mail each."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit import actions
from cms.audit.models import Entry
from cms.audit.recording import record
from cms.organisations.models import Role
from cms.safety.models import Reminded
from cms.safety.reminder_mail import Due, send_reminder
from cms.safety.review_dates import AHEAD, goes_offline_on, reminder_due
from cms.safety.reviewers import reviewers_of
from cms.taxonomy.models import PageFacts

logger = logging.getLogger(__name__)

WITH = ("page__locale", "review_owner")
ENDED = "safety.ended_unread"
# For how long somebody is still told that a page went offline, where mail did not go out before.
TOLD_FOR = timedelta(days=30)
actions.register(ENDED, _("Took offline a page that nobody had read again in time"), ["days"])


@dataclass(frozen=True)
class Outcome:
    """What was done, in a sentence for the log of whoever runs it; `failed` where it was not, `ended` where a page went offline."""

    words: str
    failed: bool = False
    ended: bool = False


@dataclass
class Letter:
    """What one person is to be told."""

    person: User
    due: list[Due] = field(default_factory=list)
    ended: list[Due] = field(default_factory=list)


def unpublish(page: Page) -> None:
    """The original; its translations follow."""
    page.unpublish(log_action=True)


def run(now: datetime, *, end: Callable[[Page], None] = unpublish) -> Iterator[Outcome]:
    """All that is due. Whatever fails is told, and the others go on; what was not sent is sent by the next run."""
    today = timezone.localdate(now)
    letters: dict[int, Letter] = {}
    for sheet in _over(today):
        yield _end(sheet, today, end)
    for sheet in _ended_lately(now):
        _add(letters, recipients_of(sheet), "ended", _due(sheet))
    for sheet in PageFacts.objects.live().filter(review_by__lte=today + AHEAD).select_related(*WITH):
        _add(letters, recipients_of(sheet), "due", _due(sheet))
    for letter in letters.values():
        yield from _remind(letter, today)


def _over(today: date) -> list[PageFacts]:
    sheets = PageFacts.objects.live().filter(ends_overdue=True, review_by__lt=today).select_related(*WITH)
    return [one for one in sheets.order_by("review_by", "pk") if _goes_offline(one, today)]


def _ended_lately(now: datetime) -> list[PageFacts]:
    """Pages that went offline in the last weeks and still are: whoever could not be told then is told now."""
    acts = Entry.objects.filter(action=ENDED, at__gte=now - TOLD_FOR)
    keys = [int(key) for key in acts.values_list("object_id", flat=True)]
    sheets = PageFacts.objects.filter(page__in=keys, page__live=False, ends_overdue=True).select_related(*WITH)
    return [one for one in sheets.order_by("pk") if one.review_by and _goes_offline(one, timezone.localdate(now))]


def _goes_offline(sheet: PageFacts, today: date) -> bool:
    due = _due(sheet)
    return due.ends is not None and due.ends <= today


def _due(sheet: Any) -> Due:
    """Of facts that have a date."""
    ends = goes_offline_on(sheet.review_by, sheet.grace_days) if sheet.ends_overdue else None
    return Due(sheet.page, sheet.review_by, ends)


def recipients_of(sheet: PageFacts) -> list[User]:
    """Who reads the page again, as long as they may write it; else the safety reviewers of the organisation. None who has no address."""
    owner = sheet.review_owner
    if owner is not None and owner.is_active and sheet.page.permissions_for_user(owner).can_edit():
        people = [owner]
    else:
        people = list(reviewers_of(sheet.page, Role.SAFETY_REVIEWER).order_by("pk"))
    return [one for one in people if one.email]


def _add(letters: dict[int, Letter], people: list[User], name: str, due: Due) -> None:
    for person in people:
        getattr(letters.setdefault(person.pk, Letter(person)), name).append(due)


def _end(sheet: PageFacts, today: date, end: Callable[[Page], None]) -> Outcome:
    """Asked anew, since somebody may have set a new date a moment ago."""
    title = sheet.page.title
    try:
        with transaction.atomic():
            page = Page.objects.select_for_update().get(pk=sheet.page_id).specific
            now = PageFacts.objects.live().filter(pk=sheet.pk, ends_overdue=True, review_by__lt=today).first()
            if now is None or not _goes_offline(now, today):
                return Outcome(f"Read again in time: {title}")
            end(page)
            record(ENDED, subject=page, detail={"days": (today - now.review_by).days})
    except Exception as error:  # whatever it is, the other pages go on
        logger.exception("A page that nobody had read again could not be taken offline")
        return Outcome(f"Not taken offline: {title}. {type(error).__name__}: {error}", failed=True)
    return Outcome(f"Taken offline: {title}", ended=True)


def _remind(letter: Letter, today: date) -> Iterator[Outcome]:
    """The mail goes before the transaction ends: one that cannot be sent leaves no note, and the next run tries again."""
    person = letter.person
    try:
        with transaction.atomic():
            fresh = [due for due in letter.due if _is_first(person, due, today)]
            ended = [due for due in letter.ended if _is_first_word(person, due)]
            if not fresh and not ended:
                return
            send_reminder(person, fresh, ended, today)
    except Exception as error:  # whatever it is, the others get theirs
        logger.exception("A reminder could not be sent")
        yield Outcome(f"Not reminded: person {person.pk}. {type(error).__name__}", failed=True)
        return
    yield Outcome(f"Reminded: person {person.pk}, {len(fresh)} page(s) to read, {len(ended)} taken offline")


def _is_first_word(person: User, due: Due) -> bool:
    """Whether nobody has told the person yet that the page is offline; noted now."""
    _row, created = Reminded.objects.get_or_create(page=due.page, person=person, day=due.ends or due.review_by)
    return created


def _is_first(person: User, due: Due, today: date) -> bool:
    """Notes the day; who runs at the same moment waits here, and finds it noted."""
    day = reminder_due(due.review_by, today)
    if day is None:
        return False
    _row, created = Reminded.objects.get_or_create(page=due.page, person=person, day=day)
    if created:
        Reminded.objects.filter(page=due.page, person=person, day__lt=day).delete()
    return created
