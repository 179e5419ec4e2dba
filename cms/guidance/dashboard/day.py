"""Who looks at the start page, when, and which pages are theirs: asked once, without a question for each section."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, Value, Window
from django.db.models.functions import Substr
from django.db.models.lookups import In
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy

from cms import languages
from cms.accounts.models import User
from cms.organisations.standing import Standing, standing_of


@dataclass(frozen=True)
class Day:
    """A person's day."""

    user: User
    today: datetime.date
    now: datetime.datetime

    @cached_property
    def standing(self) -> Standing:
        """The person's teams."""
        return standing_of(self.user)

    @cached_property
    def locales(self) -> dict[str, Locale]:
        """Enabled languages by code, in the order of the house."""
        found = {locale.language_code: locale for locale in Locale.objects.all()}
        return {code: found[code] for code in languages.in_order(found)}

    def within_reach(self, *actions: str, page: str = "") -> Q:
        """Pages on which the person may do any of these things; `page` is the relation that leads to them, such as "page__".

        As Wagtail's own policy has it: who may add pages may change their own. Its queryset would be a condition for each section.
        """
        if self.user.is_superuser:
            return Q()
        paths = self._paths(actions)
        wanted = _below(paths, page)
        if "change" in actions and "add" not in actions:
            wanted |= _below(self._paths(["add"]), page) & Q(**{f"{page}owner": self.user})
        return wanted

    def _paths(self, actions: Iterable[str]) -> frozenset[str]:
        wanted = {f"{action}_page" for action in actions}
        held = page_permission_policy.get_cached_permissions_for_user(self.user)
        return frozenset(one.page.path for one in held if one.permission.codename in wanted)


def _below(paths: Iterable[str], page: str) -> Q:
    """At or below the pages of these paths: a condition for each length of path, of which there are three."""
    by_length: dict[int, list[str]] = {}
    for path in paths:
        by_length.setdefault(len(path), []).append(path)
    wanted = Q(**{f"{page}pk": None})
    for length, several in sorted(by_length.items()):
        wanted |= Q(In(Substr(f"{page}path", 1, length), several))
    return wanted


def counted() -> Window:
    """How many rows there are beside those that are fetched, in the same query."""
    return Window(Count(Value(1)))
