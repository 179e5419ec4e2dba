"""What waits for a reviewer, the oldest first."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.guidance.dashboard.own_work import name_of, when
from cms.organisations.models.team import REVIEWERS, Role
from cms.safety.approved_by_one import waits_for_another


@register
def to_review(day: Day) -> Iterator[Group]:
    """Pages that were handed in where the person reviews."""
    if not (day.user.is_superuser or day.standing.has(*REVIEWERS, Role.COORDINATOR)):
        return
    waiting = (
        TaskState.objects.reviewable_by(day.user)
        .exclude(waits_for_another(day.user))
        .select_related("workflow_state__requested_by")
    )
    states = list(waiting.annotate(total=counted()).order_by("started_at", "pk")[:SHOWN])
    ids = [int(state.workflow_state.object_id) for state in states]
    pages = Page.objects.select_related("locale").in_bulk(ids) if ids else {}
    items = [_item(day, state, pages[page_id]) for state, page_id in zip(states, ids, strict=True) if page_id in pages]
    left = states[0].total - len(states) if states else 0
    hint = _("Read them; approve them, or send them back with a sentence that says what to change.")
    yield Group(Urgency.OTHERS_WAIT, _("Waiting for your review"), items, hint, left, "")


def _item(day: Day, state: TaskState, page: Page) -> Item:
    by = state.workflow_state.requested_by
    if by is not None and by.pk == day.user.pk:
        note = _("handed in by yourself on %(day)s") % {"day": when(state.started_at)}
    else:
        note = _("handed in by %(name)s on %(day)s") % {
            "name": name_of(by) or _("somebody who is no longer here"),
            "day": when(state.started_at),
        }
    return item_of(page, note=note, url=reverse("safety:review", args=[state.pk]))
