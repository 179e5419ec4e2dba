"""By which approvals a page went through a whole review before: what was written until then, somebody else has read and answered for."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from wagtail.models import Page, PageLogEntry

from cms.safety.enough import passing
from cms.safety.models import Approval, Kind
from cms.safety.whose import organisation_of
from cms.taxonomy.facts import is_original

REVIEWS = (Kind.SAFETY, Kind.LANGUAGE, Kind.AUTHORITY)
REVERT = "wagtail.revert"


def last_pass(page: Page) -> Approval | None:
    """The newest approval by which the page had all that it needs, if nobody has gone back behind it to an older version since.

    No warning, and not what was live before there were reviews: nobody has read that. None that a withdrawal made void.
    """
    passes = passes_of(page)
    gone_back = list(_gone_back(page)) if passes else []
    return next((one for one in passes if not _went_behind(one, gone_back)), None)


def passes_of(page: Page) -> list[Approval]:
    """Each approval that was the last of those its content needed then, for the page's organisation as it is; the newest first."""
    kept = Approval.objects.of(page).not_withdrawn().filter(kind__in=REVIEWS, revision_id__isnull=False)
    if not kept.exists():
        return []
    organisation = organisation_of(page)
    given = list(kept.given_for(organisation.pk if organisation is not None else None).defer("content", "checklist"))
    requires = organisation is not None and organisation.requires_authority
    return completed(given, original=is_original(page), requires_authority=requires)


def completed(given: Sequence[Approval], *, original: bool, requires_authority: bool) -> list[Approval]:
    """Of approvals by reviews, the newest first: those with which, and with the ones before them, their content might be shown."""
    before: dict[str, list[Approval]] = {}
    found: list[Approval] = []
    for one in reversed(given):
        same = before.setdefault(one.digest, [])
        same.insert(0, one)
        holding = [each for each in same if each.expires_at is None or each.expires_at > one.at]
        if passing(one.digest, holding, original=original, requires_authority=requires_authority).approval:
            found.insert(0, one)
    return found


def _gone_back(page: Page) -> Iterable[tuple[datetime, int]]:
    """When somebody went back to an older version, and to which."""
    acts = PageLogEntry.objects.filter(page=page.pk, action=REVERT).values_list("timestamp", "data")
    for at, data in acts:
        yield at, int((data.get("revision") or {}).get("id") or 0)


def _went_behind(one: Approval, gone_back: Iterable[tuple[datetime, int]]) -> bool:
    return any(at > one.at and version < (one.revision_id or 0) for at, version in gone_back)
