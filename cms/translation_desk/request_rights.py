"""Who may ask for translations of a page, who may do them, and whose requests somebody sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import In
from wagtail.models import GroupPagePermission, Page

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.organisations.page_policy import page_policy
from cms.organisations.standing import standing_of
from cms.translation_desk.models.requested import TranslationRequest, TranslationRequestQuerySet, source_is
from cms.translation_desk.permissions import desk_of
from cms.translation_desk.sources import SECTION_LENGTH, at_or_below

# Of the organisation whose page it is: where they may change or publish the original.
ASKERS = (Role.EDITOR, Role.SAFETY_REVIEWER, Role.LANGUAGE_REVIEWER, Role.COORDINATOR)
SOURCE_RIGHTS = ("change_page", "publish_page")


@dataclass(frozen=True)
class Reach:
    """The pages, by path, at and below which somebody may ask; `everywhere` for administrators of the installation."""

    everywhere: bool = False
    paths: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.paths)

    def covers(self, page: Page) -> bool:
        """Whether the person may ask for this page, or for what is below it."""
        return self.everywhere or any(page.path.startswith(path) for path in self.paths)

    def condition(self) -> Q:
        """The same as a condition on pages."""
        return Q() if self.everywhere else at_or_below(self.paths)


def reach_of(user: User) -> Reach:
    """Where somebody may ask for translations, give them to people and call them off. Kept as long as the request."""
    known: Reach | None = vars(user).get("asks_for_translations")
    if known is None:
        known = vars(user)["asks_for_translations"] = _reach_of(user)
    return known


def _reach_of(user: User) -> Reach:
    if not user.is_active or user.is_superuser:
        return Reach(everywhere=user.is_active)
    if not standing_of(user).has(*ASKERS):
        return Reach()
    groups = {team.group_id for team in standing_of(user).teams if team.role in ASKERS}
    rights: Iterable[Any] = page_policy.get_cached_permissions_for_user(user)
    return Reach(
        paths=frozenset(
            right.page.path
            for right in rights
            if right.group_id in groups and right.permission.codename in SOURCE_RIGHTS
        )
    )


def may_draft(user: User, source: Page, language: str) -> bool:
    """Whether somebody may take the translation of a live page into a language."""
    return bool(source.live and language in desk_of(user).locales_below(source))


def people_for(source: Page, language: str) -> QuerySet[User]:
    """Everybody who may draft a page in a language by their role, by name."""
    section = Page.objects.filter(path=source.path[:SECTION_LENGTH]).values("translation_key")
    rights = GroupPagePermission.objects.filter(
        page__translation_key__in=section, page__locale__language_code=language, permission__codename="add_page"
    )
    people: QuerySet[User] = User.objects.filter(is_active=True, groups__in=rights.values("group")).distinct()
    return people.order_by("first_name", "last_name", "username")


def to_be_done_by(user: User) -> Q:
    """A condition on requests: those of live pages that somebody may draft in the language that is asked for."""
    wanted = Q(pk=None)
    for paths, codes in _open_by_paths(user).items():
        section = Q(In(Substr("path", 1, SECTION_LENGTH), sorted(paths)), live=True)
        wanted |= Q(source_is(section), language__in=codes)
    return wanted


def _open_by_paths(user: User) -> dict[frozenset[str], list[str]]:
    """Languages by the sections that are open in them: for most people there is one set of sections."""
    desk = desk_of(user)
    found: dict[frozenset[str], list[str]] = {}
    for code, locale in desk.languages().items():
        paths = frozenset(path for path in desk.paths_open_in(locale) if len(path) == SECTION_LENGTH)
        found.setdefault(paths, []).append(code)
    return found


def visible_to(user: User) -> Q:
    """A condition on requests, open or over: those that somebody may ask for, or may do."""
    asked = Q(source_is(reach_of(user).condition()))
    return asked if reach_of(user).everywhere else asked | to_be_done_by(user)


def requests_seen_by(user: User) -> TranslationRequestQuerySet:
    """The open ones among them."""
    return TranslationRequest.objects.open().filter(visible_to(user))


def sees_requests(user: User) -> bool:
    """Whether the list is there for somebody at all."""
    return bool(reach_of(user) or desk_of(user).open)
