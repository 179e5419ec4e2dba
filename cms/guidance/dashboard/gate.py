"""What the gate holds back, or lets through only for a time."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.organisations.models.team import REVIEWERS, Role
from cms.safety.models import Kind, Passed


@register
def held_back(day: Day) -> Iterator[Group]:
    """Live pages of the person's that readers do not find, emergency warnings, and pages that nobody has reviewed since the gate came."""
    if not (day.user.is_superuser or day.standing.has(*REVIEWERS, Role.EDITOR, Role.AUTHOR, Role.COORDINATOR)):
        return
    hidden = Q(approval=None) | Q(stale=True) | Q(holds_until__lte=day.now)
    waiting = Q(approval__kind__in=[Kind.EMERGENCY, Kind.CARRIED_OVER])
    mine = Passed.objects.filter(
        day.within_reach("change", "publish", page="page__"), hidden | waiting, page__live=True
    )
    found = mine.select_related("page__locale", "approval").defer("approval__content")
    rows = list(found.order_by("holds_until", "pk")[: 3 * SHOWN])
    yield _hidden([row for row in rows if _is_hidden(row, day)])
    yield _warnings([row for row in rows if not _is_hidden(row, day) and _is(row, Kind.EMERGENCY)])
    yield _carried_over([row for row in rows if not _is_hidden(row, day) and _is(row, Kind.CARRIED_OVER)])


def _is_hidden(row: Passed, day: Day) -> bool:
    return row.approval is None or row.stale or (row.holds_until is not None and row.holds_until <= day.now)


def _is(row: Passed, kind: Kind) -> bool:
    return row.approval is not None and row.approval.kind == kind


def _hidden(rows: list[Passed]) -> Group:
    hint = _("They show something that nobody has approved as it is now. Look at them, then hand them in for review.")
    items = [item_of(row.page) for row in rows[:SHOWN]]
    return Group(Urgency.READERS_LACK_IT, _("Hidden from readers until they are reviewed"), items, hint)


def _warnings(rows: list[Passed]) -> Group:
    hint = _("Live before their review. Unless a reviewer approves them, they end by themselves.")
    return Group(Urgency.OTHERS_WAIT, _("Emergency warnings"), [_ending(row) for row in rows[:SHOWN]], hint)


def _ending(row: Passed) -> Item:
    ends = date_format(localdate(row.holds_until), "DATE_FORMAT") if row.holds_until else ""
    return item_of(row.page, note=_("ends on %(day)s") % {"day": ends} if ends else "")


def _carried_over(rows: list[Passed]) -> Group:
    hint = _("They were live before this installation had reviews. Read them, then hand them in.")
    items = [item_of(row.page) for row in rows[:SHOWN]]
    return Group(Urgency.SOON, _("Never reviewed yet"), items, hint)
