"""What runs out: pages that somebody must read again, numbers that somebody must call again."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.directory.models import GRACE, Hotline, Tier
from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.organisations.models import Role
from cms.taxonomy.models import PageFacts

PAGES_AHEAD = datetime.timedelta(days=30)
NUMBERS_AHEAD = datetime.timedelta(days=14)


@register
def pages_due(day: Day) -> Iterator[Group]:
    """Live pages that the person may change and whose review is due within thirty days, or overdue."""
    if day.user.is_superuser:  # sees them by organisation: overseeing.py
        return
    sheets = PageFacts.objects.live().filter(
        day.within_reach("change", page="page__"), review_by__lte=day.today + PAGES_AHEAD
    )
    found = list(sheets.select_related("page__locale").annotate(total=counted()).order_by("review_by", "pk")[:SHOWN])
    if not found:
        return
    items = [item_of(sheet.page, note=_page_note(sheet.review_by, day.today)) for sheet in found]
    overdue = found[0].review_by < day.today
    hint = _("Read them again. If all is still right, set a new date; if not, change them. Then hand them in.")
    yield Group(
        Urgency.OVERDUE if overdue else Urgency.SOON,
        _("To be read again"),
        items,
        hint,
        left=found[0].total - len(found),
    )


def _page_note(due: datetime.date, today: datetime.date) -> str:
    note = _("overdue since %(day)s") if due < today else _("due on %(day)s")
    return note % {"day": date_format(due, "DATE_FORMAT")}


@register
def numbers_due(day: Day) -> Iterator[Group]:
    """Public numbers that nobody has confirmed lately. Who may not confirm them is told who does."""
    keeps = policy_registry.get_by_type(Hotline).user_has_permission(day.user, "change")
    is_told = keeps or day.standing.has(Role.AUTHOR, Role.EDITOR, Role.ADMINISTRATOR)
    found = _running_out(day, "change" if keeps else "view") if is_told else []
    if not found:
        return
    hint = (
        ""
        if keeps
        else _("A safety reviewer of your organisation, or the coordinator, calls them and sets a new date.")
    )
    yield Group(
        Urgency.READERS_LACK_IT if found[0].needs_notice_on(day.today) else Urgency.SOON,
        _("Numbers to confirm: call them, then set a new date") if keeps else _("Numbers that run out"),
        [_number(day, hotline, keeps) for hotline in found],
        hint,
        left=found[0].total - len(found),
        more_url=reverse("wagtailsnippets_directory_hotline:list"),
    )


def _running_out(day: Day, right: str) -> list[Any]:
    """The first of the numbers over which the person has a right, with how many there are: `total`."""
    seen = policy_registry.get_by_type(Hotline).instances_user_has_any_permission_for(day.user, [right])
    due = seen.filter(tier=Tier.PUBLIC, assured_until__lt=day.today + NUMBERS_AHEAD).annotate(total=counted())
    return list(due.order_by("assured_until", "pk")[:SHOWN])


def _number(day: Day, hotline: Hotline, keeps: bool) -> Item:
    if hotline.is_stale_on(day.today):
        note = _("hidden from readers")
    elif hotline.needs_notice_on(day.today):
        note = _("shown with a notice until %(day)s, then hidden") % {
            "day": date_format(hotline.assured_until + GRACE, "DATE_FORMAT")
        }
    else:
        note = _("confirmed until %(day)s") % {"day": date_format(hotline.assured_until, "DATE_FORMAT")}
    url = reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk]) if keeps else ""
    return Item(str(hotline.name), url, note=note, number=hotline.number)
