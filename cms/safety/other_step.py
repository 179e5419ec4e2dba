"""A review and an authority's approval of the same content are given by two people."""

from datetime import datetime

from wagtail.models import Page

from cms.accounts.models import User
from cms.safety.models import Approval, Kind

REVIEWS = (Kind.SAFETY, Kind.LANGUAGE)


def took_the_other_step(page: Page, kind: Kind, digest: str, *, by: User, at: datetime) -> bool:
    """Whether the person gave the review, where `kind` is an authority's approval, or that, where it is a review.

    Only what holds counts. Who recorded a letter is no authority: that is whoever signed it.
    """
    given = Approval.objects.of(page).holding_at(at).filter(digest=digest, by_id=by.pk)
    others = (
        given.filter(kind__in=REVIEWS) if kind == Kind.AUTHORITY else given.filter(kind=Kind.AUTHORITY, letter=None)
    )
    return others.exists()
