"""What readers are shown of what is live: for every query that lists pages for them."""

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Now

from cms.safety.models import Kind, Passed


def approved(page: str = "pk") -> Exists:
    """Pages that stand as they were approved; `page` is the relation that leads to them, such as "page"."""
    return Exists(Passed.objects.holding_at(Now()).filter(page=OuterRef(page)))


def warned_at() -> Subquery:
    """When a page went live as an emergency warning, None where it was reviewed: for pages that readers find."""
    warning = Passed.objects.filter(page=OuterRef("pk"), approval__kind=Kind.EMERGENCY)
    return Subquery(warning.values("approval__at")[:1])
