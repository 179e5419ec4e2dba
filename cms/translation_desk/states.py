"""How far pages have come in each language, for a screenful of them."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, WorkflowState

from cms.translation_desk.freshness import State, state_of


@dataclass(frozen=True)
class Version:
    """A page in one language; `state` is None for the original, which is nobody's translation."""

    page_id: int
    code: str
    live: bool
    state: State | None


Versions = dict[uuid.UUID, dict[str, Version]]


def in_review() -> set[int]:
    """Ids of pages that wait for a reviewer now; one query, or two in a process that has just begun."""
    pages = ContentType.objects.get_for_model(Page)
    waiting = WorkflowState.objects.filter(base_content_type=pages, status=WorkflowState.STATUS_IN_PROGRESS)
    return {int(key) for key in waiting.values_list("object_id", flat=True)}


def versions_of(originals: Collection[Page], *, reviewed: Collection[int], outdated: Collection[int]) -> Versions:
    """Every version of these originals by translation key and language; one query. What waits for a reviewer and what is outdated is
    known by id."""
    found: Versions = {page.translation_key: {} for page in originals}
    own = {page.pk for page in originals}
    rows = Page.objects.filter(translation_key__in=found)
    for key, pk, code, live in rows.values_list("translation_key", "pk", "locale__language_code", "live"):
        known = {"live": live, "in_review": pk in reviewed, "outdated": pk in outdated}
        found[key][code] = Version(pk, code, live, None if pk in own else state_of(exists=True, **known))
    return found
