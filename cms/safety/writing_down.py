"""The one place where an approval comes into being, on whatever ground."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.safety.content import digest_of
from cms.safety.models import Approval, Kind
from cms.safety.moments import after_withdrawals
from cms.safety.whose import organisation_id_of


def name_of(person: User) -> str:
    """As colleagues see it."""
    return (person.get_full_name() or person.get_username())[:255]


def write_down(
    page: Page,
    content: dict[str, Any],
    *,
    kind: Kind,
    revision_id: int | None,
    by: User | None,
    contributors: Iterable[User] = (),
    at: datetime | None = None,
    **more: Any,
) -> Approval:
    """An approval of exactly this content of a page; `more` are fields of `Approval`. Without `by` nobody approved it (carried over)."""
    given = {"by_id": by.pk, "by": name_of(by)} if by is not None else {}
    return Approval.objects.create(
        at=after_withdrawals(page.translation_key, now=at or timezone.now()),
        kind=kind,
        translation_key=page.translation_key,
        language=page.locale.language_code,
        page_id=page.pk,
        organisation_id=organisation_id_of(page),
        revision_id=revision_id,
        digest=digest_of(content),
        content=content,
        contributors=[{"id": one.pk, "name": name_of(one)} for one in contributors],
        **given,
        **more,
    )
