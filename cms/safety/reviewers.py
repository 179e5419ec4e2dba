"""Who reviews what: people of a team, where that team's rights are. Nobody is spared, administrators of the installation neither."""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.models import GroupPagePermission, Page

from cms.accounts.models import User
from cms.organisations.models import Role

HOME_DEPTH = 2
REVIEWERS = (Role.SAFETY_REVIEWER, Role.LANGUAGE_REVIEWER, Role.COORDINATOR)


def safety_role(page: Page) -> Role:
    """A home belongs to no organisation: coordinators read it."""
    return Role.SAFETY_REVIEWER if page.depth > HOME_DEPTH else Role.COORDINATOR


def rights_of(role: Role) -> QuerySet[GroupPagePermission]:
    """The pages below which the teams of a role publish; none of an organisation that is suspended."""
    rights: QuerySet[GroupPagePermission] = GroupPagePermission.objects.filter(
        group__team__role=role, permission__codename="publish_page"
    )
    return rights


def paths_reviewed_by(user: User, role: Role) -> list[str]:
    """Where somebody reviews in a role, as paths of the tree; none for who is not active."""
    if not user.is_active:
        return []
    return list(rights_of(role).filter(group__user=user).values_list("page__path", flat=True).distinct())


def reviews(user: User, page: Page, role: Role) -> bool:
    """Whether the person reviews this page in the role."""
    return any(page.path.startswith(path) for path in paths_reviewed_by(user, role))


def reviewers_of(page: Page, role: Role) -> QuerySet[User]:
    """Everybody who reviews this page in the role."""
    groups = rights_of(role).filter(page__path__in=_above(page.path)).values("group")
    people: QuerySet[User] = User.objects.filter(is_active=True, groups__in=groups).distinct()
    return people


def below(paths: Iterable[str]) -> QuerySet[Page]:
    """The pages at or below these places."""
    found = Page.objects.none()
    for path in paths:
        found |= Page.objects.filter(path__startswith=path)
    return found


def _above(path: str) -> list[str]:
    return [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
