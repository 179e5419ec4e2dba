"""What the gate holds back, or lets through only for a time."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.organisations.models.team import REVIEWERS, Role
from cms.safety.listing_letters import authority_runs_out
from cms.safety.models import Kind, Passed
from cms.safety.waiting_changes import changes_waiting_for

HIDDEN, WARNING, CARRIED_OVER = range(3)


@register
def held_back(day: Day) -> Iterator[Group]:
    """Live pages of the person's that readers do not find, emergency warnings, and pages that nobody has reviewed since the gate came."""
    if not (day.user.is_superuser or day.standing.has(*REVIEWERS, Role.EDITOR, Role.AUTHOR, Role.COORDINATOR)):
        return
    rows: list[Any] = list(_held_back(day))
    yield _ending_soon(day)
    yield _hidden([row for row in rows if row.why == HIDDEN])
    yield _warnings([row for row in rows if row.why == WARNING])
    yield _carried_over([row for row in rows if row.why == CARRIED_OVER])


def _held_back(day: Day) -> QuerySet[Passed]:
    """The first few of each group, each with `why` and how `many` there are of its group; one query."""
    hidden = Q(approval=None) | Q(stale=True) | Q(holds_until__lte=day.now)
    waiting = Q(approval__kind__in=[Kind.EMERGENCY, Kind.CARRIED_OVER])
    mine = Passed.objects.filter(
        day.within_reach("change", "publish", page="page__"), hidden | waiting, page__live=True
    )
    why = Case(When(hidden, then=HIDDEN), When(approval__kind=Kind.EMERGENCY, then=WARNING), default=CARRIED_OVER)
    found = mine.annotate(why=why).annotate(
        place=Window(RowNumber(), partition_by="why", order_by=["holds_until", "pk"]),
        many=Window(Count("pk"), partition_by="why"),
    )
    shown = found.filter(place__lte=SHOWN).select_related("page__locale", "approval").defer("approval__content")
    return shown.order_by("why", "place")


def _left(rows: list[Any]) -> int:
    return rows[0].many - len(rows) if rows else 0


def _hidden(rows: list[Any]) -> Group:
    hint = _("They show something that nobody has approved as it is now. Look at them, then hand them in for review.")
    items = [item_of(row.page) for row in rows]
    return Group(Urgency.READERS_LACK_IT, _("Hidden from readers until they are reviewed"), items, hint, _left(rows))


def _warnings(rows: list[Any]) -> Group:
    hint = _("Live before their review. Unless a reviewer approves them, they end by themselves.")
    return Group(Urgency.OTHERS_WAIT, _("Emergency warnings"), [_ending(row) for row in rows], hint, _left(rows))


def _ending(row: Any) -> Item:
    ends = _day(row.holds_until) if row.holds_until else ""
    return item_of(row.page, note=_("ends on %(day)s") % {"day": ends} if ends else "")


def _carried_over(rows: list[Any]) -> Group:
    hint = _("They were live before this installation had reviews. Read them, then hand them in.")
    return Group(Urgency.SOON, _("Never reviewed yet"), [item_of(row.page) for row in rows], hint, _left(rows))


def _ending_soon(day: Day) -> Group:
    """Pages whose authority approved them until a day that is near."""
    mine = Page.objects.filter(day.within_reach("change", "publish"))
    pages = authority_runs_out(mine, at=day.now).select_related("locale", "passed")[:SHOWN]
    hint = _("Readers find them until then. Ask the authority for a new letter, and hand the page in.")
    items = [item_of(page, note=_("until %(day)s") % {"day": _day(page.passed.holds_until)}) for page in pages]
    return Group(Urgency.SOON, _("An authority's approval ends"), items, hint)


def _day(when: datetime.datetime) -> str:
    return str(date_format(localdate(when), "DATE_FORMAT"))


@register
def changes_to_decide(day: Day) -> Iterator[Group]:
    """Numbers and words that somebody else has changed, and that the person may approve."""
    waiting = changes_waiting_for(day.user)
    items = [
        Item(one.title, reverse("safety:change", args=[one.pk]), note=_("proposed on %(day)s") % {"day": _day(one.at)})
        for one in waiting[:SHOWN]
    ]
    hint = _("Readers see the old ones until a second person approves.")
    title = _("Changes of numbers and words that wait for a second person")
    yield Group(Urgency.OTHERS_WAIT, title, items, hint, len(waiting) - len(items), reverse("safety:changes"))
