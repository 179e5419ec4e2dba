"""Which organisation answers for a page, as rooms above tell it."""

from collections.abc import Collection
from typing import Any

from wagtail.models import GroupPagePermission, Page

from cms.organisations.models import Organisation, Team


def organisation_of(page: Page) -> Organisation | None:
    """That of the section the page stands in; None for a home."""
    specific: Any = page.specific
    found: Organisation | None = specific.answered_for_by() if hasattr(specific, "answered_for_by") else None
    return found


def organisation_id_of(page: Page) -> int | None:
    """Its key."""
    found = organisation_of(page)
    return found.pk if found is not None else None


def sections_of(organisation_ids: Collection[int]) -> dict[str, Organisation]:
    """Their sections in all languages, as paths of the tree, each with its organisation; two queries. By the rights of their teams."""
    teams = Team.objects.filter(organisation__in=organisation_ids).select_related("organisation")
    owners = {team.group_id: team.organisation for team in teams if team.organisation is not None}
    rights = GroupPagePermission.objects.filter(group__in=owners).values_list("group", "page__path").distinct()
    return {path: owners[group] for group, path in rights}
