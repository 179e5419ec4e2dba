"""How changes that wait show in the admin: in the menu, in the form of their row, in its history."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from cms.accounts.requests import SignedInRequest
from cms.safety.deciding import APPROVED
from cms.safety.models import ProposedChange
from cms.safety.reopening import REOPENED
from cms.safety.second_person import is_kept_by_two
from cms.safety.spelled import NUMBER_GONE
from cms.safety.telling_of_withdrawals import Withdrawn
from cms.safety.waiting_changes import may_look, waiting_around
from cms.safety.withdrawing import WITHDRAWN


class ChangesItem(MenuItem):
    """For whom some wait, or who has some waiting; with how many there are to decide."""

    def is_shown(self, request: SignedInRequest) -> bool:
        """One query where nothing waits for anybody."""
        to_decide, has_own = waiting_around(request.user)
        request.changes_to_decide = len(to_decide)  # type: ignore[attr-defined]  # for the label below
        return bool(to_decide) or has_own

    def render_component(self, request: HttpRequest) -> Any:
        """The label with the count of this person; the item itself is one for all."""
        component = super().render_component(request)
        count = getattr(request, "changes_to_decide", 0)
        if count:
            # Short: a menu has room for some twenty letters.
            said = ngettext("%(count)d change waits", "%(count)d changes wait", count)
            component.label = said % {"count": count}
        return component


def changes_item() -> MenuItem:
    """“Changes that wait”, beside the numbers."""
    address = reverse("safety:changes")
    return ChangesItem(
        gettext_lazy("Changes that wait"), address, name="changes-that-wait", icon_name="check", order=215
    )


def say_what_waits(request: SignedInRequest, row: Any) -> None:
    """On opening the form of a row: what is saved there next stands beside it, or takes its place."""
    if request.method != "GET" or not is_kept_by_two(type(row)):
        return
    waiting = ProposedChange.objects.filter(kind=row._meta.label_lower, row_id=row.pk).select_related("by")
    for one in waiting:
        if may_look(one, request.user):
            messages.warning(request, _said(one, request.user), buttons=[_button(one)])


def _said(waiting: ProposedChange, user: Any) -> str:
    if waiting.by_id == user.pk:
        return _("A change of yours waits for a second person. What you save now takes its place.")
    return _("A change that somebody else proposed waits for a second person.")


def _button(waiting: ProposedChange) -> Any:
    return messages.button(reverse("safety:change", args=[waiting.pk]), _("See what waits"))


def tell_in_history(actions: Any) -> None:
    """An approved change in the history of its row, and a replaced file, or a number taken away, in that of the pages with it."""
    replaced = gettext_lazy("Replaced a file or words that the page shows, which has to be reviewed again")
    actions.register_action(REOPENED, gettext_lazy("Replace what it shows"), replaced)
    spelled = gettext_lazy("Spells a telephone number that readers are not shown any more")
    actions.register_action(NUMBER_GONE, gettext_lazy("Take its number away"), spelled)

    actions.register_action(WITHDRAWN)(Withdrawn)

    @actions.register_action(APPROVED)
    class ApprovedChange(LogFormatter):
        label = gettext_lazy("Approve a change")

        def format_message(self, entry: Any) -> str:
            """With who proposed it."""
            return _("Approved the change that %(name)s proposed") % {"name": entry.data.get("proposer", "")}
