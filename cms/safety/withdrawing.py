"""Taking a page down in all its languages in one step, whatever state each is in. Nothing it was approved by counts any more."""

import uuid
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.accounts.models import User
from cms.audit import actions
from cms.audit.recording import record
from cms.organisations.models import Role
from cms.safety.holding import again_after_deadlock
from cms.safety.models import DraftLink, Passed, Why, Withdrawal
from cms.safety.moments import voiding_all
from cms.safety.reviewers import HOME_DEPTH, reviews
from cms.safety.writing_down import name_of

WITHDRAWN = "gate.withdrawn"
actions.register(WITHDRAWN, _("Withdrew a page in all languages"), ["why"])
SECTION_DEPTH = HOME_DEPTH + 1


def may_withdraw(page: Page, user: User) -> bool:
    """Its safety reviewers, coordinators, administrators of the installation: taking down needs one person. Homes and sections stay."""
    if page.depth <= SECTION_DEPTH or not getattr(page.specific_class, "has_own_words", True):
        return False
    return user.is_superuser or any(reviews(user, page, role) for role in (Role.SAFETY_REVIEWER, Role.COORDINATOR))


def withdraw(page: Page, *, by: User, why: Why, note: str = "", go_to: uuid.UUID | None = None) -> Withdrawal:
    """From the next request on readers find it in no language; what was to go live at a set time does not. Drafts stay; reviews
    under way are called off, and links to drafts lead nowhere any more.

    It waits for who publishes or approves a version at the same moment, and is tried again where the two waited for each other.
    """
    return again_after_deadlock(partial(_withdraw, page, by, why, note, go_to))


def withdraw_translations(source: Page, *, by: User | None) -> list[Page]:
    """The same for what was translated from an original that changed in a way nobody may miss: each version goes live again when
    it has followed. In the transaction that makes the change live. Those that readers could find until now.
    """
    code, key = source.locale.language_code, source.translation_key
    versions = list(Page.objects.filter(translation_key=key).exclude(pk=source.pk).select_related("locale"))
    found = [version for version in versions if version.live]
    if found:
        _withdraw(source, by, Why.URGENT, "", None, spares=code)
    return found


def _withdraw(
    page: Page, by: User | None, why: Why, note: str, go_to: uuid.UUID | None, spares: str = ""
) -> Withdrawal:
    """In a transaction: first the pages, as whoever publishes one does."""
    same = Page.objects.filter(translation_key=page.translation_key).exclude(locale__language_code=spares)
    versions = list(same.select_for_update(no_key=True, of=("self",)).order_by("pk"))
    made = Withdrawal.objects.create(
        at=voiding_all(page.translation_key, now=timezone.now()),
        translation_key=page.translation_key,
        by_id=by.pk if by is not None else None,
        by=name_of(by) if by is not None else "",
        why=why,
        note=note,
        go_to=go_to,
        spares=spares,
    )
    Passed.objects.filter(page__in=versions).delete()
    revoked: dict[str, Any] = {"revoked_at": made.at, "revoked_by": by, "content": {}}
    DraftLink.objects.filter(page__in=versions, revoked_at=None).update(**revoked)
    for version in versions:
        _call_off(version, by)
        Revision.objects.for_instance(version).exclude(approved_go_live_at=None).update(approved_go_live_at=None)
        _take_offline(version, by)
        log(instance=version, action=WITHDRAWN, user=by, data={"why": str(why), "note": note})
    record(WITHDRAWN, actor=by, subject=page.specific, detail={"why": str(why)})
    return made


def _call_off(version: Page, by: User | None) -> None:
    """A review under way: what was read before the withdrawal is not approved after it."""
    review = version.specific.current_workflow_state
    if review is not None:
        review.cancel(user=by)


def _take_offline(version: Page, by: User | None) -> None:
    """Unless it went with another version already."""
    now = Page.objects.filter(pk=version.pk, live=True).first()
    if now is not None:
        UnpublishPageAction(now.specific, user=by).execute(skip_permission_checks=True)
