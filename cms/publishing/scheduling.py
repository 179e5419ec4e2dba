"""What is due: pages that go live at a set time and those that end. One that is refused does not stop the others."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from wagtail.models import Page, Revision

from cms.publishing.door import NotReady

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one page that was due; `problem` is empty where all went well, `expected` where it was only not ready."""

    title: str
    done: str
    problem: str = ""
    expected: bool = True


def expired(now: datetime) -> list[Page]:
    """Live pages whose time has ended."""
    return list(Page.objects.live().filter(expire_at__lt=now).order_by("expire_at", "pk"))


def due(now: datetime) -> list[Revision]:
    """Revisions whose time has come."""
    return list(Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk"))


def run_schedule(now: datetime) -> Iterator[Outcome]:
    """Takes offline what has ended, then publishes what is due, each page in a transaction of its own."""
    for page in expired(now):
        yield _take_offline(page)
    for revision in due(now):
        yield _publish(revision)


def _take_offline(page: Page) -> Outcome:
    try:
        with transaction.atomic():
            page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception as error:  # whatever it is, the other pages go on
        return _unexpected(page.title, "taken offline", error)
    return Outcome(page.title, "taken offline")


def _publish(revision: Revision) -> Outcome:
    title = revision.content.get("title") or revision.object_str
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except NotReady as refusal:
        return Outcome(title, "published", " ".join(str(reason) for reason in refusal.reasons))
    except Exception as error:  # whatever it is, the other pages go on
        return _unexpected(title, "published", error)
    return Outcome(title, "published")


def _unexpected(title: str, done: str, error: Exception) -> Outcome:
    logger.exception("A scheduled page could not be %s", done)
    return Outcome(title, done, f"{type(error).__name__}: {error}", expected=False)
