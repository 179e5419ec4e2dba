"""What many tests stand on: made once, and kept in savepoints below those of the tests, so that it need not be made for each.

A fixture marked `@standing` returns a row, or what names rows and cannot be changed. A test that asks for it gets the row anew from the
database; a test that does not, runs without it. Tests that commit for real make it for themselves.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import pytest
from django.db import models, transaction

from tests.obliging import obliging

Build = Callable[..., Any]
# In the order in which they are built: what a fixture asks for is written above it.
BUILDS: list[Build] = []


@dataclass(frozen=True)
class Floor:
    """What was made, with all that making it brought along, and the savepoint that takes it away."""

    build: Build
    savepoint: transaction.Atomic
    made: Any

    def fresh(self) -> Any:
        """The row as it is now, without what others keep on it."""
        if isinstance(self.made, models.Model):
            return type(self.made)._base_manager.get(pk=self.made.pk)
        return self.made


class Ground:
    """The floors that stand now, the lowest first."""

    def __init__(self) -> None:
        self.floors: list[Floor] = []

    def stand_on(self, builds: list[Build]) -> None:
        """Exactly these floors: takes away what is too much, builds what is missing."""
        same = 0
        while same < min(len(builds), len(self.floors)) and self.floors[same].build is builds[same]:
            same += 1
        while len(self.floors) > same:
            self._take_away(self.floors.pop().savepoint)
        for build in builds[same:]:
            savepoint = transaction.atomic()
            savepoint.__enter__()
            try:
                made = build(**{name: self._named(name) for name in inspect.signature(build).parameters})
            except BaseException:
                self._take_away(savepoint)
                raise
            self.floors.append(Floor(build, savepoint, made))

    def fresh(self, build: Build) -> Any:
        """The row of one floor, as it is now; None if it does not stand."""
        return next((floor.fresh() for floor in self.floors if floor.build is build), None)

    def _named(self, name: str) -> Any:
        """None for `db`: it is there."""
        found = [floor for floor in self.floors if floor.build.__name__ == name]
        return found[-1].fresh() if found else None

    @staticmethod
    def _take_away(savepoint: transaction.Atomic) -> None:
        transaction.set_rollback(True)
        savepoint.__exit__(None, None, None)


GROUND = Ground()


def standing(build: Build) -> Any:
    """Marks a fixture whose row may be made once for many tests. It asks for nothing but `db` and others marked like it."""

    def fresh(**asked: Any) -> Any:
        there = None if commits(asked.pop("request").node) else GROUND.fresh(build)
        if there:
            return there
        with obliging():  # also for tests of the gate
            return build(**asked)

    asked_for = inspect.signature(build).parameters.values()
    own = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    fresh.__signature__ = inspect.Signature([own, *asked_for])  # type: ignore[attr-defined]
    fresh.__doc__, fresh.__name__, fresh.standing_build = build.__doc__, build.__name__, build  # type: ignore[attr-defined]
    BUILDS.append(build)
    return pytest.fixture(fresh)


def commits(item: Any) -> bool:
    """Whether a test works without a transaction around it."""
    marker = item.get_closest_marker("django_db")
    wanted = {"transactional_db", "live_server"} & set(item.fixturenames)
    return bool(wanted or (marker and marker.kwargs.get("transaction")))


def builds_for(item: Any) -> list[Build]:
    """The floors that a test asks for, the lowest first."""
    if commits(item):
        return []
    asked = [definitions[-1].func for definitions in item._fixtureinfo.name2fixturedefs.values()]
    builds = {getattr(function, "standing_build", None) for function in asked}
    return [build for build in BUILDS if build in builds]


def order_of(item: Any) -> list[int]:
    """Sorts tests so that little has to be built anew between two of them."""
    return [BUILDS.index(build) for build in builds_for(item)]


def shared_floors(one: Any, other: Any) -> int:
    """How many floors, from below, need not be built anew between two tests."""
    pairs = zip(builds_for(one), builds_for(other), strict=False)
    return sum(1 for _floor in takewhile(lambda pair: pair[0] is pair[1], pairs))
