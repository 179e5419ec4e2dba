"""Rows made once for a whole module of tests: each test's own changes are undone after it, all of them after the last."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def rows_kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is made inside is there for every test of the module and gone afterwards."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
