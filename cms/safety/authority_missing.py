"""Pages to which nothing but the authority's approval is missing: their own reviewers have approved what they show."""

from datetime import datetime

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.lookups import GreaterThanOrEqual

from cms.organisations.models import Organisation
from cms.safety.models import Approval
from cms.safety.other_step import REVIEWS

TWO = 2


def only_authority_missing(*, at: datetime) -> Q:
    """Of `Passed` that readers are not shown: reviewed as it stands, by two people where two are needed, for an organisation whose
    pages an authority approves. As `passing()` of enough.py has it.
    """
    asked = Organisation.objects.filter(requires_authority=True)
    given = Approval.objects.holding_at(at).filter(
        kind__in=REVIEWS,
        translation_key=OuterRef("page__translation_key"),
        language=OuterRef("page__locale__language_code"),
        digest=OuterRef("digest"),
        organisation_id__in=asked.values("pk"),
    )
    reviewers = given.order_by().values("digest").annotate(many=Count("by_id", distinct=True)).values("many")
    by_two = GreaterThanOrEqual(Subquery(reviewers, output_field=IntegerField()), TWO)
    return Q(Exists(given), stale=False) & (~Q(Exists(given.filter(needs_second=True))) | Q(by_two))
