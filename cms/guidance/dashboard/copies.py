"""Pages adapted from others whose origin has changed or gone: what was a correction there may be a danger here."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.guidance.models import CopiedFrom
from cms.organisations.models import Role


@register
def copies_to_compare(day: Day) -> Iterator[Group]:
    """Live pages of the person's organisations, for those who edit or publish there; one query."""
    ours = day.standing.organisation_ids_as(Role.EDITOR, Role.SAFETY_REVIEWER)
    if not ours:
        return
    found = list(_news(ours, day.now).annotate(total=counted()).order_by("-gone", "pk")[:SHOWN])
    if not found:
        return
    hint = _("Look at what has changed there, and change your page where that is needed.")
    yield Group(
        Urgency.OVERDUE if found[0].gone else Urgency.SOON,
        _("Adapted from others, and changed there since"),
        [_item(page) for page in found],
        hint,
        left=found[0].total - len(found),
        more_url=reverse("exchange:ours"),
    )


def _news(organisation_ids: Iterable[int], now: datetime.datetime) -> QuerySet[Any]:
    """Live copies whose origin is `gone` from the readers' site, or has other words than were seen. As `CopiedFrom.state` has it."""
    copies = CopiedFrom.objects.followed_outside().filter(organisation__in=organisation_ids, origin__isnull=False)
    gone = copies.filter(Q(origin__live=False) | Q(origin__expire_at__lte=now))
    changed = copies.exclude(origin__last_published_at=F("seen_published_at"))
    told = Page.objects.filter(live=True).annotate(gone=Exists(gone)).filter(Q(gone=True) | Exists(changed))
    return told.select_related("locale")


def _item(page: Any) -> Item:
    if page.gone:
        return item_of(page, note=_("the origin was taken offline: ask why today"))
    return item_of(page, note=_("the origin has changed"), url=reverse("exchange:changes", args=[page.pk]))
