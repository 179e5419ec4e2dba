"""An urgent change of an original: what was translated from what it said before is taken offline, at once and everywhere."""

from wagtail.models import Page

from cms.accounts.models import User
from cms.safety.models import Approval, Kind, Passed, Weight, Withdrawal
from cms.safety.withdrawing import withdraw_translations
from cms.taxonomy.facts import is_original


def follow_urgent_change(page: Page) -> list[Page]:
    """Asked whenever a page goes live. The translations that are taken offline; none where nothing urgent was approved, or it was
    followed already.
    """
    approval = _urgent(page)
    if approval is None or not is_original(page):
        return []
    followed = Withdrawal.objects.filter(translation_key=page.translation_key, spares=approval.language)
    if followed.filter(at__gte=approval.at).exists():
        return []
    return withdraw_translations(page, by=User.objects.filter(pk=approval.by_id or 0).first())


def _urgent(page: Page) -> Approval | None:
    """The newest review that called what the page shows now an urgent change; of two reviewers one is enough."""
    digest = Passed.objects.filter(page=page.pk).values_list("digest", flat=True).first()
    given = Approval.objects.of(page).filter(kind=Kind.SAFETY, weight=Weight.URGENT, digest=digest or "")
    return given.defer("content").first()
