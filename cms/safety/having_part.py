"""Who has any part in what a page says in its language, from its first version on."""

from typing import Any

from wagtail.models import Page, PageLogEntry, Revision

from cms.accounts.models import User
from cms.safety.contributors import WRITING
from cms.safety.models import Approval
from cms.safety.reviewers import REVIEWERS, reviews


def has_part_in(page: Page, user: User) -> bool:
    """Whether the person made the page, ever saved a version or acted on its words, or is named in an approval among those who did."""
    if page.owner_id == user.pk:
        return True
    revisions: Any = Revision.objects.for_instance(page)
    acts = PageLogEntry.objects.filter(page=page.pk, action__in=WRITING)
    if revisions.filter(user=user).exists() or acts.filter(user=user).exists():
        return True
    named = Approval.objects.of(page).order_by().values_list("contributors", flat=True)
    return any(one["id"] == user.pk for people in named for one in people)


def looks_from_outside(page: Page, user: User) -> bool:
    """Whether the person reviews the page in whatever role, and has no part in it. Nobody is spared."""
    return any(reviews(user, page, role) for role in REVIEWERS) and not has_part_in(page, user)
