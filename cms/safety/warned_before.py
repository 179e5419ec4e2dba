"""What was said of a page before it becomes an emergency warning: one person's word holds once, and never against a reviewer's."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.safety.content import content_of, digest_of
from cms.safety.enough import WITHOUT_REVIEW, passing
from cms.safety.models import Approval, Kind, Withdrawal
from cms.safety.whose import organisation_of
from cms.taxonomy.facts import is_original


@dataclass(frozen=True)
class Before:
    """`warned_by` is the key of who gave the last warning, None where there was none or the page passed a review since.

    `is_taken_down`: it was withdrawn, and passed no review since. `sent_back` are digests of what reviewers sent back.
    """

    warned_by: int | None = None
    is_taken_down: bool = False
    sent_back: frozenset[str] = frozenset()


def objection(before: Before, *, by_id: int, digest: str) -> str:
    """Why this person may not publish this content as a warning, and what to do instead; empty where they may."""
    if before.is_taken_down:
        return _(
            "This page was taken down, so it is shown again only after a review: hand it in, or write the warning as another page."
        )
    if digest in before.sent_back:
        return _("A reviewer has sent these words back. Change what they asked for, then publish the warning.")
    if before.warned_by == by_id:
        return _(
            "You gave the last warning on this page yourself. Have the page reviewed, or ask another coordinator to publish the next one."
        )
    return ""


def before_of(page: Page) -> Before:
    """What was said of a page in its language until now."""
    reaching = Withdrawal.objects.reaching(page.translation_key, page.locale.language_code)
    down = reaching.order_by("-at").first()
    passed_at = _last_pass(page, since=down.at if down is not None else None)
    warning = Approval.objects.of(page).filter(kind=Kind.EMERGENCY).defer("content").first()
    still_unread = warning is not None and (passed_at is None or passed_at <= warning.at)
    return Before(
        warned_by=warning.by_id if warning is not None and still_unread else None,
        is_taken_down=down is not None and passed_at is None,
        sent_back=frozenset(_sent_back(page)),
    )


def _last_pass(page: Page, *, since: datetime | None) -> datetime | None:
    """When the page last passed a whole review, with all that was asked of it, after the moment if one is given."""
    given = Approval.objects.of(page).exclude(kind__in=WITHOUT_REVIEW).defer("content")
    by_digest = defaultdict(list)
    for one in given if since is None else given.filter(at__gt=since):
        by_digest[one.digest].append(one)
    organisation = organisation_of(page)
    asks = {
        "original": is_original(page),
        "requires_authority": organisation is not None and organisation.requires_authority,
    }
    passes = [found[0].at for digest, found in by_digest.items() if passing(digest, found, **asks).approval is not None]
    return max(passes, default=None)


def _sent_back(page: Page) -> set[str]:
    """What a warning said stays known by its approval, also where its author has written over that version since."""
    refused = TaskState.objects.filter(workflow_state__in=page.workflow_states, status=TaskState.STATUS_REJECTED)
    revisions = {one.revision_id: one.revision for one in refused.select_related("revision") if one.revision}
    warned = Approval.objects.of(page).filter(kind=Kind.EMERGENCY, revision_id__in=revisions)
    now = {digest_of(content_of(one.as_object())) for one in revisions.values()}
    return now | set(warned.order_by().values_list("digest", flat=True))
