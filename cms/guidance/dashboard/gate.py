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

from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.guidance.dashboard.places import Places
from cms.organisations.models.team import REVIEWERS, Role
from cms.safety.authority_missing import only_authority_missing
from cms.safety.letter_rights import BRINGS_LETTERS
from cms.safety.letters import last_day_before
from cms.safety.listing_letters import authority_runs_out, described_waiting, waiting_for_letters
from cms.safety.models import Kind, Passed
from cms.safety.waiting_changes import changes_waiting_for

HIDDEN, AUTHORITY, WARNING, CARRIED_OVER = range(4)


@register
def held_back(day: Day) -> Iterator[Group]:
    """Live pages of the person's that readers do not find, emergency warnings, and pages that nobody has reviewed since the gate came."""
    if not (day.user.is_superuser or day.standing.has(*REVIEWERS, Role.EDITOR, Role.AUTHOR, Role.COORDINATOR)):
        return
    rows: list[Any] = list(_held_back(day))
    places = Places.of(day, [row.page for row in rows if row.why in (HIDDEN, AUTHORITY)])
    yield _ending_soon(day, places)
    yield _hidden([row for row in rows if row.why == HIDDEN], places)
    yield _without_authority([row for row in rows if row.why == AUTHORITY], places)
    yield _warnings([row for row in rows if row.why == WARNING], places)
    yield _carried_over([row for row in rows if row.why == CARRIED_OVER], places)


def _held_back(day: Day) -> QuerySet[Passed]:
    """The first few of each group, each with `why` and how `many` there are of its group; one query."""
    hidden = Q(approval=None) | Q(stale=True) | Q(holds_until__lte=day.now)
    waiting = Q(approval__kind__in=[Kind.EMERGENCY, Kind.CARRIED_OVER])
    mine = Passed.objects.filter(
        day.within_reach("change", "publish", page="page__"), hidden | waiting, page__live=True
    )
    reviewed = only_authority_missing(at=day.now)
    why = Case(
        When(hidden & reviewed, then=AUTHORITY),
        When(hidden, then=HIDDEN),
        When(approval__kind=Kind.EMERGENCY, then=WARNING),
        default=CARRIED_OVER,
    )
    found = mine.annotate(why=why).annotate(
        place=Window(RowNumber(), partition_by="why", order_by=["holds_until", "pk"]),
        many=Window(Count("pk"), partition_by="why"),
    )
    shown = found.filter(place__lte=SHOWN).select_related("page__locale", "approval").defer("approval__content")
    return shown.order_by("why", "place")


def _left(rows: list[Any]) -> int:
    return rows[0].many - len(rows) if rows else 0


def _hidden(rows: list[Any], places: Places) -> Group:
    if places.hands_in:
        hint = _(
            "They show something that nobody has approved as it is now. Look at them, then hand them in for review. "
            "Those that wait are handed in already."
        )
    else:
        hint = _("They show something that nobody has approved as it is now. Ask their organisation to hand them in.")
    items = [places.item(row.page) for row in rows]
    return Group(Urgency.READERS_LACK_IT, _("Hidden from readers until they are reviewed"), items, hint, _left(rows))


def _without_authority(rows: list[Any], places: Places) -> Group:
    if places.hands_in:
        hint = _(
            "Only the authority's approval is missing. Hand them in for review, as they are. Those that wait are handed in already. "
            "After their reviewer a coordinator approves them, or the authority's letter is recorded."
        )
    else:
        hint = _(
            "Only the authority's approval is missing. Ask their organisation to hand them in, as they are. After their reviewer you "
            "approve them under “Waiting for your review”, or the organisation records the authority's letter."
        )
    title = _("Hidden from readers until the authority approves them")
    return Group(Urgency.READERS_LACK_IT, title, [places.item(row.page) for row in rows], hint, _left(rows))


def _warnings(rows: list[Any], places: Places) -> Group:
    hint = _("Live before their review. Unless a reviewer approves them, they end by themselves.")
    items = [_ending(row, places) for row in rows]
    return Group(Urgency.OTHERS_WAIT, _("Emergency warnings"), items, hint, _left(rows))


def _ending(row: Any, places: Places) -> Item:
    ends = _day(row.holds_until) if row.holds_until else ""
    return places.item(row.page, _("ends on %(day)s") % {"day": ends} if ends else "")


def _carried_over(rows: list[Any], places: Places) -> Group:
    hint = _("They were live before this installation had reviews. Read them, then hand them in.")
    return Group(Urgency.SOON, _("Never reviewed yet"), [places.item(row.page) for row in rows], hint, _left(rows))


def _ending_soon(day: Day, places: Places) -> Group:
    """Pages whose authority approved them until a day that is near."""
    mine = Page.objects.filter(day.within_reach("change", "publish"))
    pages = authority_runs_out(mine, at=day.now).select_related("locale", "passed")[:SHOWN]
    hint = _("Readers find them until then. Ask the authority for a new letter, and hand the page in.")
    items = [places.item(page, _("until %(day)s") % {"day": _last_day(page.passed.holds_until)}) for page in pages]
    return Group(Urgency.SOON, _("An authority's approval ends"), items, hint)


def _day(when: datetime.datetime) -> str:
    return str(date_format(localdate(when), "DATE_FORMAT"))


def _last_day(when: datetime.datetime) -> str:
    return str(date_format(last_day_before(when), "DATE_FORMAT"))


@register
def letters_to_record(day: Day) -> Iterator[Group]:
    """Pages that wait for an authority whose letter the person may record."""
    if not day.standing.has(*BRINGS_LETTERS):
        return
    waiting = waiting_for_letters(day.user)
    states = list(waiting.annotate(total=counted())[:SHOWN])
    items = [
        item_of(
            one.page,
            note=_("waits since %(day)s") % {"day": _day(one.since)},
            url=reverse("safety:review", args=[one.state.pk]),
        )
        for one in described_waiting(states, day.user)
    ]
    hint = _("Record the authority's letter on the screen of the review. Or a coordinator approves the page.")
    left = states[0].total - len(states) if states else 0
    yield Group(Urgency.OTHERS_WAIT, _("Waiting for an authority"), items, hint, left, reverse("safety:letters"))


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
