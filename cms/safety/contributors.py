"""Who wrote what is to be approved: everybody who saved anything of it since it was last approved."""

from typing import Any

from wagtail.models import Page, PageLogEntry, Revision

from cms.accounts.models import User
from cms.safety.models import Approval, Kind
from cms.safety.reopening import REOPENED

# What Wagtail's log calls acts by which words or pictures come onto a page.
WRITING = ("wagtail.create", "wagtail.edit", "wagtail.revert", "wagtail.copy", "wagtail.copy_for_translation", REOPENED)
REVIEWED = (Kind.SAFETY, Kind.LANGUAGE, Kind.CARRIED_OVER)


def last_review(page: Page) -> Approval | None:
    """The newest approval by a review, whatever has become of it since."""
    return Approval.objects.of(page).filter(kind__in=REVIEWED, revision_id__isnull=False).first()


def contributors_to(page: Page) -> list[User]:
    """Those who saved a version, or acted on the page's words, after the version that was last approved; in the order of their keys.

    A version that waited while an older one was approved counts: it is newer than that.
    """
    since = last_review(page)
    revisions: Any = Revision.objects.for_instance(page)
    acts = PageLogEntry.objects.filter(page=page.pk, action__in=WRITING)
    if since is not None:
        revisions = revisions.filter(pk__gt=since.revision_id)
        acts = acts.filter(timestamp__gt=since.at)
    keys = {*revisions.values_list("user", flat=True), *acts.values_list("user", flat=True)} - {None}
    return list(User.objects.filter(pk__in=keys).order_by("pk"))


def writers_of(page: Page, digest: str) -> list[User]:
    """The same, with those whose words a review of exactly this content has approved: an authority comes after it in one review."""
    approved = Approval.objects.of(page).filter(kind__in=REVIEWED, digest=digest)
    keys = {one["id"] for found in approved.values_list("contributors", flat=True) for one in found}
    return list(User.objects.filter(pk__in=keys | {one.pk for one in contributors_to(page)}).order_by("pk"))
