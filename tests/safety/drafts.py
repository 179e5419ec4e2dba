"""Links to drafts, as whoever makes and opens them has them."""

import re
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.safety.models import DraftLink
from cms.safety.sharing_drafts import share

TO_WHOM = "Provincial office, for approval"


def links_address(page: Page) -> str:
    """Where the links of a page are kept."""
    return reverse("safety:draft_links", args=[page.pk])


def made_by(client: Client, page: Page, **changes: Any) -> Any:
    """The form, sent."""
    return client.post(links_address(page), {"to_whom": TO_WHOM, "days": "14"} | changes)


def path_in(response: Any) -> str:
    """The path of the address that is shown once."""
    (field,) = BeautifulSoup(response.content, "html.parser").select("#people-link")
    found = re.fullmatch(r"https?://[^/]+(/drafts/[A-Za-z0-9_-]{43}/)", str(field["value"]))
    assert found, field["value"]
    return found[1]


def shared(page: Page, by: User, days: int = 14, **when: Any) -> tuple[DraftLink, str]:
    """A link, and the path that leads to the draft."""
    link, token = share(page, by=by, at=when.get("at", timezone.now()), days=days, to_whom=TO_WHOM)
    return link, f"/drafts/{token}/"


def read(path: str) -> Any:
    """By somebody who has no account here."""
    return Client().get(path)
