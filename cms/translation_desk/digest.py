"""The daily mail to translators: one each, of all that is new since the last, from every part of the desk that has news for them."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.accounts.models import User
from cms.translation_desk.digest_mail import Chapter, Line, send_digest
from cms.translation_desk.models.told import TranslatorTold

logger = logging.getLogger(__name__)

# What happened a moment ago may not be kept yet, and would be missed: it is told the next time.
SETTLED = timedelta(minutes=10)


@dataclass(frozen=True)
class News:
    """A line for one person. `moment` is when it became news; None for what is none any more, or never was one.

    What `stays` is shown beside whatever else is new.
    """

    person_id: int
    chapter: Chapter
    line: Line
    moment: datetime | None = None
    stays: bool = False

    def seen_from(self, told_at: datetime | None, now: datetime) -> "News | None":
        """As it is for somebody who was told of everything until `told_at`; None where it is to be said no more."""
        if self.moment is not None and is_new(self.moment, told_at=told_at, now=now):
            return self
        return replace(self, moment=None) if self.stays else None


@dataclass(frozen=True)
class Outcome:
    """What was done, in a sentence for the log of whoever runs it; `failed` where it was not."""

    words: str
    failed: bool = False


# From now to everything that anybody might be told: what is news to whom is found out here.
Provider = Callable[[datetime], Iterable[News]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Adds a part of the desk; usable as a decorator. What one yields again and again needs the same `moment` each time."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def on_day(day: date) -> datetime:
    """The moment for what becomes news on a day: whenever the mails go out on it, it is settled."""
    return timezone.make_aware(datetime.combine(day, time.min)) - SETTLED


def is_new(moment: datetime, *, told_at: datetime | None, now: datetime) -> bool:
    """Each moment lies between two mails exactly once."""
    return (told_at is None or moment > told_at - SETTLED) and moment <= now - SETTLED


def run(now: datetime) -> Iterator[Outcome]:
    """A mail to everybody for whom there is news. Whatever fails is said, and the others go on; the next run makes up for it."""
    told_at = dict(TranslatorTold.objects.values_list("person_id", "at"))
    letters: dict[int, list[News]] = {}
    for provider in _providers:
        yield from _collect(provider, letters, told_at, now)
    wanted = [key for key, letter in letters.items() if any(news.moment for news in letter)]
    people = User.objects.filter(pk__in=wanted, is_active=True).exclude(email="").order_by("pk")
    for person in people.select_related("wagtail_userprofile"):
        yield from _tell(person, letters[person.pk], now)


def _collect(
    provider: Provider, letters: dict[int, list[News]], told_at: Mapping[int, datetime | None], now: datetime
) -> Iterator[Outcome]:
    try:
        found = [news.seen_from(told_at.get(news.person_id), now) for news in provider(now)]
    except Exception as error:  # whatever it is, the other parts have their news
        logger.exception("A part of the translation desk could not say what is new")
        yield Outcome(f"Not asked: {getattr(provider, '__name__', provider)}. {type(error).__name__}", failed=True)
        return
    for news in filter(None, found):
        letters.setdefault(news.person_id, []).append(news)


def _tell(person: User, letter: list[News], now: datetime) -> Iterator[Outcome]:
    """The mail goes before the transaction ends: one that cannot be sent leaves no note, and the next run tries again."""
    try:
        with transaction.atomic():
            told = _note_of(person)
            if told.at is not None and timezone.localdate(told.at) >= timezone.localdate(now):
                return
            told.at = now
            told.save()
            send_digest(person, [(news.chapter, news.line) for news in letter])
    except Exception as error:  # whatever it is, the others get theirs
        logger.exception("A daily mail to a translator could not be sent")
        yield Outcome(f"Not told: person {person.pk}. {type(error).__name__}", failed=True)
        return
    yield Outcome(f"Told: person {person.pk}, {sum(news.moment is not None for news in letter)} line(s)")


def _note_of(person: User) -> Any:
    """Whoever runs at the same moment waits here, and finds it noted."""
    TranslatorTold.objects.get_or_create(person=person)
    return TranslatorTold.objects.select_for_update().get(person=person)
