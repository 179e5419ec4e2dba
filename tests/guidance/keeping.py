"""Rows made once for a whole module of tests: each test's own changes are undone after it, all of them after the last."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.standing import GROUND


@contextmanager
def rows_kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is made inside is there for every test of the module and gone afterwards."""
    with blocker.unblock():
        GROUND.stand_on([])
        with transaction.atomic():
            yield
            GROUND.stand_on([])
            transaction.set_rollback(True)
