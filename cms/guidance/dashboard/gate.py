"""What the gate holds back, or lets through only for a time."""

import datetime
from collections.abc import Iterator

from django.db.models import Q
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
    yield _ending_soon(day)
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
    ends = _day(row.holds_until) if row.holds_until else ""
    return item_of(row.page, note=_("ends on %(day)s") % {"day": ends} if ends else "")


def _carried_over(rows: list[Passed]) -> Group:
    hint = _("They were live before this installation had reviews. Read them, then hand them in.")
    items = [item_of(row.page) for row in rows[:SHOWN]]
    return Group(Urgency.SOON, _("Never reviewed yet"), items, hint)


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
