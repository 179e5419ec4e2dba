"""Whether a page may be live as it stands, and keeping note of what is: in the transaction that saves it."""

from datetime import datetime

from django.utils import timezone
from wagtail.models import Page

from cms.safety.content import content_of, digest_of
from cms.safety.enough import Pass, passing
from cms.safety.holding import hold_page
from cms.safety.models import Approval, Passed
from cms.safety.whose import organisation_of
from cms.taxonomy.facts import is_original


def is_gated(page: Page) -> bool:
    """Every page with words of its own; the root of all pages has none."""
    return not page.is_root() and has_words(page.specific_class)


def has_words(model: type[Page] | None) -> bool:
    """Whether pages of this type have words of their own."""
    return bool(getattr(model, "has_own_words", True))


def pass_of(page: Page, *, at: datetime, hold: bool = False) -> Pass:
    """By which approval a specific page may be shown as it stands in memory.

    `hold`: until the transaction ends, nobody else saves or withdraws the page, or replaces what it shows.
    """
    if hold:
        hold_page(page.pk)
    digest = digest_of(content_of(page, hold=hold))
    return pass_by(page, digest, at=at)


def pass_by(page: Page, digest: str, *, at: datetime) -> Pass:
    """By which approval this content of the page may be shown."""
    holding = list(Approval.objects.of(page).holding_at(at).filter(digest=digest).defer("content"))
    if not holding:
        return Pass(digest)
    organisation = organisation_of(page)
    given = [one for one in holding if one.organisation_id == (organisation and organisation.pk)]
    if not given:
        return Pass(digest, of_others=True)
    requires = organisation is not None and organisation.requires_authority
    return passing(digest, given, original=is_original(page), requires_authority=requires)


def keep(page: Page, known: Pass | None = None, *, hold: bool = True) -> Pass:
    """Notes what a specific page shows now that it is saved live; readers find it only by an approval.

    `hold` as in `pass_of`: whoever knows the pass holds the page already.
    """
    passed = known or pass_of(page, at=timezone.now(), hold=hold)
    values = {"digest": passed.digest, "approval": passed.approval, "holds_until": passed.until, "stale": False}
    Passed.objects.update_or_create(page_id=page.pk, defaults=values)
    return passed


def may_be_published(page: Page | None) -> bool:
    """Whether the newest version of a page was approved as it stands, or has no words that would need it."""
    if page is None or not page.pk:
        return False
    return not is_gated(page) or pass_of(page.get_latest_revision_as_object(), at=timezone.now()).approval is not None
