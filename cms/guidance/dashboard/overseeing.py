"""The whole at a glance, by organisation, for coordinators and administrators of the installation."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.guidance.addresses import SECTION_DEPTH, live_pages
from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, explorer
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Organisation
from cms.taxonomy.models import PageFacts

A_WEEK = datetime.timedelta(days=7)


@dataclass
class Tally:
    """How many of an organisation's pages, the earliest date among them, and the section that holds most of them."""

    count: int = 0
    earliest: datetime.date | None = None
    section_id: int = 0
    in_section: int = 0

    def take(self, row: dict[str, Any]) -> None:
        """Add what a section has."""
        self.count += row["count"]
        day = row.get("day")
        if day and (self.earliest is None or day < self.earliest):
            self.earliest = day
        if row["count"] > self.in_section:
            self.section_id, self.in_section = row["section"], row["count"]


@register
def by_organisation(day: Day) -> Iterator[Group]:
    """Overdue pages, what went live lately, and who does not publish yet."""
    if not day.standing.sees_everything:
        return
    sheets = _by_section(PageFacts.objects.live().filter(review_by__lt=day.today), "page__path")
    overdue = _tallies(sheets.annotate(count=Count("pk"), day=Min("review_by")).order_by())
    pages = live_pages().filter(depth__gt=SECTION_DEPTH, last_published_at__gte=day.now - A_WEEK)
    live = _tallies(_by_section(pages, "path").annotate(count=Count("pk")).order_by())
    names = Organisation.objects.in_bulk({*overdue, *live}) if overdue or live else {}
    yield _overdue(overdue, names)
    yield _went_live(live, names)
    yield _silent(day)


def _by_section(rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    """Rows to be counted by organisation and section; `path` leads to a page's."""
    above = OrganisationPage.objects.filter(path=Substr(OuterRef(path), 1, SECTION_DEPTH * Page.steplen))
    found = rows.annotate(
        organisation=Subquery(above.values("organisation")[:1]), section=Subquery(above.values("pk")[:1])
    )
    grouped: QuerySet[Any] = found.filter(organisation__isnull=False).values("organisation", "section")
    return grouped


def _tallies(rows: Iterable[dict[str, Any]]) -> dict[int, Tally]:
    """By organisation."""
    found: dict[int, Tally] = {}
    for row in rows:
        found.setdefault(row["organisation"], Tally()).take(row)
    return found


def _overdue(tallies: dict[int, Tally], names: dict[int, Organisation]) -> Group:
    ranked = sorted(tallies.items(), key=lambda one: (one[1].earliest or datetime.date.max, one[0]))
    items = []
    for pk, tally in ranked[:SHOWN]:
        note = ngettext(
            "%(count)d page, overdue since %(day)s", "%(count)d pages, the first overdue since %(day)s", tally.count
        ) % {"count": tally.count, "day": date_format(tally.earliest or datetime.date.min, "DATE_FORMAT")}
        items.append(Item(str(names[pk]), explorer(tally.section_id), note=note))
    hint = _("Ask the organisation to read them again. What is wrong, you can take offline.")
    return Group(Urgency.OVERDUE, _("Overdue pages by organisation"), items, hint, left=len(ranked) - len(items))


def _went_live(tallies: dict[int, Tally], names: dict[int, Organisation]) -> Group:
    ranked = sorted(tallies.items(), key=lambda one: (-one[1].count, one[0]))
    items = [
        Item(
            str(names[pk]),
            explorer(tally.section_id),
            note=ngettext("%(count)d page", "%(count)d pages", tally.count) % {"count": tally.count},
        )
        for pk, tally in ranked[:SHOWN]
    ]
    return Group(Urgency.TO_KNOW, _("Went live in the last 7 days"), items, left=len(ranked) - len(items))


def below(section: str = "path") -> Q:
    """Pages right below the section of an outer query; a range, so that the index on paths is used."""
    return Q(
        depth=SECTION_DEPTH + 1,
        path__range=(
            Concat(OuterRef(section), Value("0" * Page.steplen)),
            Concat(OuterRef(section), Value("Z" * Page.steplen)),
        ),
    )


def _silent(day: Day) -> Group:
    publishing = OrganisationPage.objects.filter(
        Exists(Page.objects.filter(below(), live=True)), organisation=OuterRef("pk")
    )
    silent = Organisation.objects.active().filter(~Exists(publishing)).annotate(total=counted())
    found = list(silent.order_by("pk")[:SHOWN])
    # Coordinators see organisations, but describe none.
    edit = "wagtailsnippets_organisations_organisation:edit"
    items = [Item(str(one), reverse(edit, args=[one.pk]) if day.user.is_superuser else "") for one in found]
    return Group(
        Urgency.TO_KNOW,
        _("Organisations without a live page"),
        items,
        left=found[0].total - len(found) if found else 0,
        more_url=reverse("wagtailsnippets_organisations_organisation:list"),
    )
