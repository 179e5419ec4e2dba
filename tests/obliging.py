"""A reviewer who approves whatever is about to go live: for tests of rooms whose business is not the gate.

Stands first at the door to live, as a rule that finds nothing wrong. Tests of the gate itself work without (`gated`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.publishing import door
from cms.safety.approving import source_digest
from cms.safety.content import content_of, digest_of
from cms.safety.models import Approval, Kind
from cms.safety.passing import is_gated, keep
from cms.safety.whose import organisation_id_of
from cms.taxonomy.facts import is_original


def approve_content(page: Any, **values: Any) -> Approval:
    """What a reviewer's approval of the page as it stands in memory leaves behind."""
    content = content_of(page)
    kind = Kind.SAFETY if is_original(page) else Kind.LANGUAGE
    given = {
        "at": timezone.now(),
        "kind": kind,
        "translation_key": page.translation_key,
        "language": page.locale.language_code,
        "page_id": page.pk,
        "organisation_id": organisation_id_of(page),
        "revision_id": page.latest_revision_id,
        "digest": digest_of(content),
        "source_digest": source_digest(page),
        "content": content,
        "by_id": 0,
        "by": "Somebody Else",
    }
    return Approval.objects.create(**given | values)


def approve_as_stored(page: Any) -> None:
    """A live page was changed behind the gate's back, and somebody has approved it as it stands now."""
    stored = Page.objects.get(pk=page.pk).specific
    if stored.live:
        approve_content(stored)
        keep(stored)


def approve_whatever_comes(page: Any) -> list[door.Reason]:
    """A rule that is always content, and says so to the gate."""
    if isinstance(page, Page) and is_gated(page):
        approve_content(page)
    return []


@contextmanager
def obliging() -> Iterator[None]:
    """Inside, the reviewer stands at the door."""
    door._rules.insert(0, approve_whatever_comes)
    try:
        yield
    finally:
        door._rules.remove(approve_whatever_comes)


@contextmanager
def on_their_own() -> Iterator[None]:
    """Inside, nobody approves anything by itself, also where the reviewer stood before."""
    stood = approve_whatever_comes in door._rules
    if stood:
        door._rules.remove(approve_whatever_comes)
    try:
        yield
    finally:
        if stood:
            door._rules.insert(0, approve_whatever_comes)
