"""Pages of other organisations: those that readers have lost in one's own section, and those that are newly offered."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.guidance.addresses import expired, live_pages
from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.guidance.exchange.reasons import reason, with_reasons
from cms.guidance.models import CopiedFrom, Offer, OrganisationPage, SharedPage, Taker
from cms.guidance.shared_pages import SECTION_PATH, shared_pages
from cms.organisations.models import Role

NEW_FOR = datetime.timedelta(days=14)
# Whoever puts pages of others before readers.
TAKING = (Role.EDITOR, Role.SAFETY_REVIEWER)


@register
def lost_by_readers(day: Day) -> Iterator[Group]:
    """Pages of others that stand live in a section of the person's organisations and that readers do not find."""
    ours = day.standing.organisation_ids_as(*TAKING)
    if not ours:
        return
    found = list(_lost(ours).annotate(total=counted()).order_by("-pk")[:SHOWN])
    hint = _(
        "Readers find nothing there. Ask the organisation whose page it is. If it does not come back, take yours offline or delete it."
    )
    yield Group(
        Urgency.READERS_LACK_IT,
        _("Pages of others that readers do not see any more"),
        [item_of(page, note=reason(page)) for page in found],
        hint,
        left=found[0].total - len(found) if found else 0,
        more_url=reverse("exchange:ours"),
    )


def _lost(organisation_ids: frozenset[int]) -> QuerySet[Any]:
    """Live references in sections of the organisations that are not among those readers find, with what `reason` asks for."""
    in_ours = OrganisationPage.objects.filter(path=SECTION_PATH, organisation__in=organisation_ids, live=True)
    lost = SharedPage.objects.filter(~expired(), Exists(in_ours), live=True).exclude(pk__in=shared_pages().values("pk"))
    return with_reasons(lost)


@register
def newly_offered(day: Day) -> Iterator[Group]:
    """Offers of the last two weeks that none of the person's organisations has taken up."""
    ours = day.standing.organisation_ids_as(*TAKING)
    if not ours:
        return
    live = live_pages().filter(pk=OuterRef("page"))
    made = Offer.objects.open_to(ours).filter(Exists(live), made_at__gte=day.now - NEW_FOR)
    copied = CopiedFrom.objects.filter(organisation__in=ours, origin__translation_key=OuterRef("page__translation_key"))
    shown = Taker.objects.filter(organisation__in=ours, offer=OuterRef("pk"))
    fresh = made.filter(~Exists(copied), ~Exists(shown)).select_related("page__locale")
    found = list(fresh.annotate(total=counted())[:SHOWN])
    yield Group(
        Urgency.TO_KNOW,
        _("Newly offered to you"),
        [_offered(offer) for offer in found],
        left=found[0].total - len(found) if found else 0,
        more_url=reverse("exchange:offers"),
    )


def _offered(offer: Any) -> Item:
    """Under the title that readers see: drafts of others are nobody's business."""
    address = reverse("exchange:offered", args=[offer.pk])
    return Item(offer.page.title, address, lang=offer.page.locale.language_code)
