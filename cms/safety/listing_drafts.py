"""The links to a page's versions as their keepers see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from cms.safety.models import DraftLink


class LinkState(StrEnum):
    """How a link stands. `CLOSED`: neither run out nor revoked, but its page was withdrawn since."""

    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"
    CLOSED = "closed"


@dataclass(frozen=True)
class ListedLink:
    """A link and how it stands. `is_newest`: it shows the newest version there is."""

    link: DraftLink
    state: LinkState
    is_newest: bool

    @property
    def is_open(self) -> bool:
        """Whether there is something to revoke."""
        return self.state == LinkState.OPEN


def state_of(*, expires_at: datetime, revoked_at: datetime | None, is_withdrawn: bool, at: datetime) -> LinkState:
    """What was decided by somebody is said before what came by itself."""
    if revoked_at is not None:
        return LinkState.REVOKED
    if expires_at <= at:
        return LinkState.EXPIRED
    return LinkState.CLOSED if is_withdrawn else LinkState.OPEN


def listed_links(page: Page, *, at: datetime) -> Iterator[ListedLink]:
    """All of a page, the newest first; two queries."""
    links = DraftLink.objects.filter(page=page).select_related("made_by", "revoked_by").defer("content")
    leading = set(DraftLink.objects.open_at(at).filter(page=page).values_list("pk", flat=True))
    for link in links:
        state = state_of(
            expires_at=link.expires_at, revoked_at=link.revoked_at, is_withdrawn=link.pk not in leading, at=at
        )
        yield ListedLink(link, state, link.revision_id == page.latest_revision_id)


def address_of(token: str) -> str:
    """The whole address, to be copied."""
    return f"{settings.SITE_URL}{reverse('shared_draft', args=[token])}/"
