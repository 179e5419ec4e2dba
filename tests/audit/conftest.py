"""Readers of the trail, and two organisations that only the tests know."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit import attribution, scope
from cms.audit.models import Entry

RIVER, HILL = (7, "River Aid"), (8, "Hill Relief")


@pytest.fixture
def entries(db: None) -> Callable[..., list[Entry]]:
    """The entries of these actions since the test began, oldest first."""
    before = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0

    def of(*actions: str) -> list[Entry]:
        found = Entry.objects.filter(id__gt=before).order_by("id")
        return list(found.filter(action__in=actions) if actions else found)

    return of


@pytest.fixture
def attributed() -> Iterator[None]:
    """Stands in for the rooms above: a page belongs to River Aid, a person by the name of hill… to Hill Relief."""

    def function(row: Any) -> tuple[int, str] | None:
        if isinstance(row, Page):
            return RIVER
        return HILL if isinstance(row, User) and row.username.startswith("hill") else None

    attribution.register(function)
    yield
    attribution.unregister(function)


@pytest.fixture
def scoped() -> Iterator[None]:
    """Stands in for the rooms above: hill-keeper reads Hill Relief's, overseer everything."""

    def function(person: Any) -> set[int] | None:
        return None if person.username == "overseer" else {HILL[0]} if person.username == "hill-keeper" else set()

    scope.register(function)
    yield
    scope.unregister(function)
