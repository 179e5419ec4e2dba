"""Taking what is shown of others offline, at once and without a review. Asks for no model, so that panels can import it."""

from typing import Any

from wagtail.actions.unpublish_page import UnpublishPageAction

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.organisations.standing import standing_of

# Whoever of these puts a page of others before readers is not made to wait when it has to go.
STOPPING = (Role.EDITOR, Role.SAFETY_REVIEWER)


def may_stop(page: Any, user: User) -> bool:
    """Whether the person edits or publishes for the organisation that shows the page, or sees everything. No query a page."""
    standing = standing_of(user)
    taker = page.taker
    return standing.sees_everything or (
        taker is not None and taker.organisation_id in standing.organisation_ids_as(*STOPPING)
    )


def stop_showing(page: Any, *, by: User) -> None:
    """From the next request on readers do not find it in this section. Before it comes back, it is reviewed like any page."""
    if page.live:
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
