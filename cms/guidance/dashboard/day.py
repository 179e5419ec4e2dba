"""Who looks at the start page, when, and which pages are theirs: asked once, without a question for each section."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, Value, Window
from wagtail.models import Locale

from cms import languages
from cms.accounts.models import User
from cms.organisations.page_policy import page_policy
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
        """Pages on which the person may do any of these things; `page` is the relation that leads to them, such as "page__"."""
        return page_policy.within_reach(self.user, actions, page)


def counted() -> Window:
    """How many rows there are beside those that are fetched, in the same query."""
    return Window(Count(Value(1)))
