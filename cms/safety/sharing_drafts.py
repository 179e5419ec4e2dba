"""Sharing a draft with somebody outside: making a link to one version, taking it back, and finding what an address leads to."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import COMMENTS_RELATION_NAME, Page

from cms.accounts.models import User
from cms.audit import actions
from cms.audit.recording import record
from cms.organisations.models import Organisation, Role
from cms.safety.content import content_of, digest_of
from cms.safety.models import DraftLink
from cms.safety.passing import is_gated
from cms.safety.reviewers import reviews, safety_role
from cms.safety.whose import organisation_of

LEAST_DAYS, USUAL_DAYS, MOST_DAYS = 1, 14, 30
SECRET_BYTES = 32

actions.register("safety.draft_shared", _("Shared a draft by a link"), ["days"])
actions.register("safety.draft_link_revoked", _("Revoked a link to a draft"))


@dataclass(frozen=True)
class SharedDraft:
    """What an address leads to: the page as it was when it was shared, and whose it is."""

    link: DraftLink
    page: Any
    organisation: Organisation | None


def may_share(page: Page, user: User) -> bool:
    """Whoever may edit the page there, or reviews it in whatever step. A page without words of its own is no draft of anything."""
    if not user.is_active or not is_gated(page):
        return False
    roles = (safety_role(page), Role.LANGUAGE_REVIEWER, Role.COORDINATOR)
    return bool(page.permissions_for_user(user).can_edit()) or any(reviews(user, page, role) for role in roles)


@transaction.atomic
def share(page: Page, *, by: User, at: datetime, days: int, to_whom: str) -> tuple[DraftLink, str]:
    """A link to the newest version, and the secret part of its address, which is kept nowhere. Raises PermissionDenied, ValueError."""
    if not may_share(page, by):
        raise PermissionDenied
    if not LEAST_DAYS <= days <= MOST_DAYS:
        raise ValueError(f"A link holds {LEAST_DAYS} to {MOST_DAYS} days, not {days}.")
    revision, token = page.get_latest_revision(), secrets.token_urlsafe(SECRET_BYTES)
    content = dict(revision.content if revision is not None else page.specific.serializable_data())
    content.pop(COMMENTS_RELATION_NAME, None)
    link = DraftLink(
        page=page,
        revision_id=revision.pk if revision is not None else None,
        content=content,
        token_hash=hash_of(token),
        to_whom=to_whom,
        made_at=at,
        made_by=by,
        expires_at=at + timedelta(days=days),
    )
    link.digest = digest_of(content_of(as_shared(link)))
    link.save()
    record("safety.draft_shared", actor=by, subject=page, detail={"days": days})
    return link, token


@transaction.atomic
def revoke(link: DraftLink, *, by: User, at: datetime) -> None:
    """Nobody opens it any more, and nothing of the draft is kept with it. Once is enough. Raises PermissionDenied."""
    link = DraftLink.objects.select_for_update(of=("self",)).select_related("page").get(pk=link.pk)
    if not may_share(link.page, by):
        raise PermissionDenied
    if link.revoked_at is not None:
        return
    link.revoked_at, link.revoked_by, link.content = at, by, {}
    link.save(update_fields=["revoked_at", "revoked_by", "content"])
    record("safety.draft_link_revoked", actor=by, subject=link.page)


def opened(token: str, *, at: datetime) -> SharedDraft | None:
    """What the secret part of an address leads to; None for one that is unknown, ran out or was revoked.

    Also None where it would show something else than was shared (a file was replaced or deleted since), and while the organisation is
    suspended. The secret is looked up by its hash: how long that takes tells nothing of the secrets there are.
    """
    link = DraftLink.objects.open_at(at).filter(token_hash=hash_of(token)).select_related("page__locale").first()
    if link is None:
        return None
    page = as_shared(link)
    organisation = organisation_of(page)
    if organisation is not None and not organisation.is_active:
        return None
    return SharedDraft(link, page, organisation) if digest_of(content_of(page)) == link.digest else None


def as_shared(link: DraftLink) -> Any:
    """The page in memory as it was when it was shared."""
    return link.page.specific.with_content_json(dict(link.content))


def hash_of(token: str) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()
