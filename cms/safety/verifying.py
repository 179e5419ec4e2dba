"""Looking at everything that is live once more: what stands in the database, its approvals, what ran out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.safety.content import content_of, digest_of
from cms.safety.enough import Pass
from cms.safety.models import Approval, Passed
from cms.safety.passing import is_gated, keep, pass_by
from cms.safety.spelled import look_at
from cms.safety.whose import organisation_id_of


@dataclass(frozen=True)
class Trouble:
    """A live page that readers do not find, or found though they should not have. `mended`: what was noted wrongly is noted anew.

    `unexplained`: its digest is another one, though no trigger has seen the page change.
    """

    page: Page
    problem: str
    mended: bool = False
    unexplained: bool = False


# More than this, and it is rather the code than the pages that says something else than before.
UNEXPLAINED_AT_MOST = 20


def verify() -> Iterator[Trouble]:
    """Every live page, by what it really shows; what does not hold is hidden from readers at once.

    Not where hundreds of digests are others without anybody having touched the pages, as after a release that counts something new:
    they are named, and stay.
    """
    unexplained = 0
    for key in Page.objects.filter(live=True, depth__gt=1).order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            page = Page.objects.select_for_update(no_key=True).filter(pk=key).first()
            trouble = None
            if page is not None and page.live and is_gated(page):
                trouble = _trouble_of(page.specific, may_hide=unexplained < UNEXPLAINED_AT_MOST)
        if trouble is not None:
            unexplained += trouble.unexplained
            yield trouble
    yield from _false_approvals()


def _trouble_of(page: Page, *, may_hide: bool) -> Trouble | None:
    return _trouble_with(page, may_hide=may_hide) or _number_in(page)


def _number_in(page: Page) -> Trouble | None:
    """A telephone number in its words that readers are not shown any more."""
    found = look_at(page, content_of(page))
    if found is None:
        return None
    if found.offline:
        return Trouble(page, "spelled a telephone number that was hidden: taken offline", mended=True)
    return Trouble(page, "spells a telephone number that is not among those to be shown")


def _trouble_with(page: Page, *, may_hide: bool) -> Trouble | None:
    noted = Passed.objects.filter(page=page.pk).select_related("approval").first()
    digest, now = digest_of(content_of(page)), timezone.now()
    if noted is not None and noted.digest == digest and _holds(noted, page, now):
        return None  # whatever is asked of new versions since
    passed = pass_by(page, digest, at=now)
    if passed.approval is not None:
        return _noted_wrongly(page, noted, digest, passed)
    if noted is not None and noted.digest == digest:
        if noted.approval_id is None:
            return Trouble(page, "hidden from readers: it waits for a review")
        if noted.holds_until is not None and noted.holds_until <= now:
            return _kept(page, "its approval ran out")
    unexplained = noted is not None and noted.digest != digest and not noted.stale
    if unexplained and not may_hide:
        return Trouble(page, "says something else than was approved, like many others: not hidden", unexplained=True)
    return _kept(page, "shows what nobody approved: changed behind the gate's back", unexplained=unexplained)


def _noted_wrongly(page: Page, noted: Passed | None, digest: str, passed: Pass) -> Trouble | None:
    """It was approved: whether the note says so too."""
    if noted is None or noted.digest != digest or noted.stale:
        return _kept(page, "approved, but noted with another digest")
    if passed.approval is not None and (noted.approval_id, noted.holds_until) == (
        passed.approval.pk,
        passed.until,
    ):
        return None
    return _kept(page, "hidden though it was approved")


def _holds(noted: Passed, page: Page, now: datetime) -> bool:
    """Whether the page passed by an approval that still holds, for the organisation that answers for it now."""
    holding = Approval.objects.of(page).holding_at(now).given_for(organisation_id_of(page))
    return Passed.objects.holding_at(now).filter(pk=noted.pk, approval__in=holding).exists()


def _kept(page: Page, problem: str, *, unexplained: bool = False) -> Trouble:
    keep(page)
    return Trouble(page, problem, mended=True, unexplained=unexplained)


def _false_approvals() -> Iterator[Trouble]:
    """Approvals whose digest is not that of the content they keep, of pages that are live by them."""
    for noted in Passed.objects.exclude(approval=None).select_related("page", "approval").iterator():
        approval: Any = noted.approval
        if digest_of(approval.content) != approval.digest:
            yield Trouble(noted.page, f"its approval {approval.pk} keeps other content than its digest says")
