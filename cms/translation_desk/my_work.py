"""What the start page says of requests: those that somebody has, and how many they can take."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from cms.accounts.models import User
from cms.translation_desk.models.requested import TranslationRequest, source_is
from cms.translation_desk.request_rights import to_be_done_by
from cms.translation_desk.request_rows import Row, described


@dataclass(frozen=True)
class MyWork:
    """The most urgent of the requests that somebody has, and how many more there are."""

    rows: list[Row]
    left: int = 0

    @property
    def any_overdue(self) -> bool:
        """Whether the first ones should be done already."""
        return any(row.is_overdue for row in self.rows)


def work_of(user: User, today: date, *, at_most: int) -> MyWork:
    """One query where they have nothing."""
    mine = TranslationRequest.objects.open().held_by(user).filter(source_is(Q(live=True))).described()
    found = list(mine.most_urgent_first()[: at_most + 1])
    if not found:
        return MyWork([])
    left = mine.count() - at_most if len(found) > at_most else 0
    return MyWork(described(found[:at_most], user, today), left)


def how_many_to_take(user: User) -> dict[str, int]:
    """Language code to the number of requests that nobody has and that somebody may take."""
    free = TranslationRequest.objects.open().filter(to_be_done_by(user)).free()
    return dict(
        free.values("language").order_by("language").annotate(count=Count("pk")).values_list("language", "count")
    )
