"""What readers are shown of what is live: for every query that lists pages for them."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

from cms.safety.models import Passed


def approved(page: str = "pk") -> Exists:
    """Pages that stand as they were approved; `page` is the relation that leads to them, such as "page"."""
    return Exists(Passed.objects.holding_at(Now()).filter(page=OuterRef(page)))
