"""Who wrote what is to be approved: everybody who had a part in it since it last went through a whole review."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from wagtail.models import Page, PageLogEntry, Revision

from cms.accounts.models import User
from cms.safety.last_pass import last_pass
from cms.safety.models import Approval, Contribution
from cms.safety.models.contribution import named
from cms.safety.reopening import REOPENED

# What Wagtail's log calls acts by which words or pictures come onto a page.
WRITING = ("wagtail.create", "wagtail.edit", "wagtail.revert", "wagtail.copy", "wagtail.copy_for_translation", REOPENED)
Shows = Mapping[str, Any]


def contributors_to(page: Page) -> list[User]:
    """Those who saved a version, or acted on the page's words, after the version with which it last passed; in the order of their keys.

    A version that waited while an older one was approved counts: it is newer than that. So does who wrote what was approved since, but
    not by all who were needed.
    """
    return _people(_who_wrote(page, last_pass(page)))


def everybody_who_wrote(page: Page) -> list[User]:
    """The same from the beginning, whatever was approved."""
    return _people(_who_wrote(page, None))


def writers_of(page: Page, digest: str, shows: Shows, *, since: Approval | None) -> list[User]:
    """Those who had a part in what the page says and shows, since it last passed by `since`.

    With those whom an approval of exactly this content has named; and those who uploaded or changed a picture, recording or document
    that it shows (`shows`, of its content) and that did not stand in what passed exactly as it is now.
    """
    return _people(_who_wrote(page, since, digest) | _who_changed(shows, since))


def _people(keys: Iterable[Any]) -> list[User]:
    return list(User.objects.filter(pk__in={*keys} - {None}).order_by("pk"))


def _who_wrote(page: Page, since: Approval | None, digest: str = "") -> set[Any]:
    """Keys of people, and None for whom nobody knows."""
    revisions: Any = Revision.objects.for_instance(page)
    acts = PageLogEntry.objects.filter(page=page.pk, action__in=WRITING)
    approvals, given = Approval.objects.of(page), Contribution.objects.filter(to=named(page))
    if since is not None:
        revisions = revisions.filter(pk__gt=since.revision_id)
        acts = acts.filter(timestamp__gt=since.at)
        approvals = approvals.filter(Q(at__gt=since.at) | Q(digest=digest))
        given = given.filter(at__gt=since.at)
    people = {one["id"] for found in approvals.values_list("contributors", flat=True) for one in found}
    for rows, key in ((revisions, "user"), (acts, "user"), (given, "by_id")):
        people.update(rows.values_list(key, flat=True))
    return people


def _who_changed(shows: Shows, since: Approval | None) -> set[Any]:
    """Of what passed as it is, nobody; of what has passed otherwise, who changed it since; of what is new on the page, everybody."""
    if not shows:
        return set()
    passed = (since.content["shows"] if since is not None else None) or {}
    new = Q(to__in=[key for key in shows if key not in passed])
    if since is not None:
        new |= Q(to__in=[key for key in shows if key in passed and passed[key] != shows[key]], at__gt=since.at)
    return set(Contribution.objects.filter(new).values_list("by_id", flat=True))
