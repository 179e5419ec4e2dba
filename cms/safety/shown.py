"""What readers are shown of what is live: for every query that lists pages for them."""

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce, Now

from cms.safety.models import Kind, Passed
from cms.taxonomy.models import Original


def approved(page: str = "pk") -> Exists:
    """Pages that stand as they were approved; `page` is the relation that leads to them, such as "page"."""
    return Exists(Passed.objects.holding_at(Now()).filter(page=OuterRef(page)))


def warned_at() -> Coalesce:
    """When a page, or else its original, went live as an emergency warning that nobody has reviewed since; None where none did.

    For pages that readers find. A translation says what its original says, whoever has read it in its own language.
    """
    warning = Passed.objects.filter(page=OuterRef("pk"), approval__kind=Kind.EMERGENCY)
    original = Original.objects.filter(
        translation_key=OuterRef("translation_key"), page__passed__approval__kind=Kind.EMERGENCY
    )
    own, of_original = warning.values("approval__at")[:1], original.values("page__passed__approval__at")[:1]
    return Coalesce(Subquery(own), Subquery(of_original))
