"""Wagtail's rights on pages, asked of the database in a few conditions instead of one for each section, role and right.

An editor of two organisations in twenty languages holds some hundreds of rights: Wagtail's own policy makes of them a condition each,
more than SQLite takes and seconds of work on PostgreSQL. The answers are the same.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import In
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.accounts.models import User

EXPLORE = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})


class SectionPolicy(PagePermissionPolicy):
    """For all pages, whatever their type."""

    def within_reach(self, user: User, actions: Collection[str], page: str = "") -> Q:
        """Pages on which the person may do any of these things; `page` is the relation that leads to them, such as "page__"."""
        if not user.is_active:
            return Q(**{f"{page}pk": None})
        if user.is_superuser:
            return Q()
        wanted = _below(self._paths(user, actions), page)
        if "change" in actions and "add" not in actions:  # who may add pages may change their own
            wanted |= _below(self._paths(user, ["add"]), page) & Q(**{f"{page}owner": user})
        return wanted

    def instances_user_has_any_permission_for(self, user: User, actions: Collection[str]) -> QuerySet[Page]:
        """As `within_reach` has it."""
        pages: QuerySet[Page] = self.model._default_manager.filter(self.within_reach(user, actions))
        return pages

    def instances_with_direct_explore_permission(self, user: User) -> list[Page]:
        """The pages that rights are given for, each once."""
        found: Iterable[Page] = super().instances_with_direct_explore_permission(user)
        return list({page.pk: page for page in found}.values())

    def explorable_instances(self, user: User) -> QuerySet[Page]:
        """Those in reach, and what lies between them and the page that all of them stand under."""
        if user.is_superuser or not user.is_active:
            every: QuerySet[Page] = super().explorable_instances(user)
            return every
        paths = {right.page.path for right in self.get_cached_permissions_for_user(user)}
        if not paths:
            return Page.objects.none()
        shared = [one for one in _above(min(paths)) if all(one in _above(path) for path in paths)]
        between = {one for path in paths for one in _above(path) if one not in shared[:-1]}
        pages: QuerySet[Page] = self.model._default_manager.filter(
            self.within_reach(user, EXPLORE) | Q(path__in=between)
        )
        return pages

    def _paths(self, user: User, actions: Iterable[str]) -> frozenset[str]:
        """The pages for which any of these rights is given, without what lies below another of them."""
        codenames = {f"{action}_page" for action in actions}
        rights: Iterable[Any] = self.get_cached_permissions_for_user(user)
        paths = {right.page.path for right in rights if right.permission.codename in codenames}
        return frozenset(path for path in paths if paths.isdisjoint(_above(path)))


def _above(path: str) -> list[str]:
    """The paths of the page's ancestors, from the root down."""
    return [path[:end] for end in range(Page.steplen, len(path), Page.steplen)]


def _below(paths: Iterable[str], page: str) -> Q:
    """At or below the pages of these paths: a condition for each length of path, of which there are three."""
    by_length: dict[int, list[str]] = {}
    for path in paths:
        by_length.setdefault(len(path), []).append(path)
    wanted = Q(**{f"{page}pk": None})
    for length, several in sorted(by_length.items()):
        wanted |= Q(In(Substr(f"{page}path", 1, length), several))
    return wanted


page_policy = SectionPolicy()
