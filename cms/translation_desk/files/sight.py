"""Whether what a dry run shows is still its reader's to see: it is kept for days, and rights change meanwhile."""

import uuid
from typing import Any

from wagtail.models import Page

from cms.accounts.models import User
from cms.translation_desk.files.gathering import places_for
from cms.translation_desk.files.receiving import Received
from cms.translation_desk.models import Import
from cms.translation_desk.permissions import desk_of, may_read


def read_for(found: Received) -> dict[str, int]:
    """The pages that a dry run shows texts of: translation keys to the ids of the versions that stand as their sources."""
    return {key: work.source.pk for key, work in found.works.items()}


def still_seen_by(one: Import, user: User) -> bool:
    """Whether somebody may still carry every page that was compared into the language, and read what it is made from: some seven
    queries, and a few more for each source that is no more than a draft.

    False also where it is not known which pages those are.
    """
    read: Any = one.shown.get("read")
    locale = desk_of(user).languages().get(one.language)
    if read is None or locale is None:
        return False
    if places_for({uuid.UUID(key) for key in read}, locale, user).keys() != {uuid.UUID(key) for key in read}:
        return False
    sources = Page.objects.in_bulk(read.values())
    return len(sources) == len(set(read.values())) and all(may_read(page, user) for page in sources.values())
