"""Pages in whose words a telephone number stands that readers are not shown any more."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.organisations.models.team import REVIEWERS, Role
from cms.safety.spelled import where_one_is_gone


@register
def numbers_typed_out(day: Day) -> Iterator[Group]:
    """Of the pages that the person may change: the offline ones are those that went with a number that was hidden."""
    if not (day.user.is_superuser or day.standing.has(*REVIEWERS, Role.EDITOR, Role.AUTHOR, Role.TRANSLATOR)):
        return
    mine = Page.objects.filter(day.within_reach("change", "publish"))
    pages = where_one_is_gone(mine).select_related("locale").annotate(total=counted()).order_by("live", "pk")
    found = list(pages[:SHOWN])
    hint = _(
        "Readers are not shown this number any more. Write the right one, or take it out, and hand the page in for review."
    )
    left = found[0].total - len(found) if found else 0
    yield Group(
        Urgency.READERS_LACK_IT, _("A number in the text that no longer holds"), list(map(_item, found)), hint, left
    )


def _item(page: Page) -> Item:
    return item_of(page, note=_("readers still find it") if page.live else _("offline, since the number was hidden"))
