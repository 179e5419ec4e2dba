"""What happens deep inside is collected for whoever caused it: a middleware that listens tells them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Met = TypeVar("Met")


@contextmanager
def collecting(kept: ContextVar[Met | None], met: Met) -> Iterator[Met]:
    """Inside, `kept` holds `met`, for others to add to."""
    token = kept.set(met)
    try:
        yield met
    finally:
        kept.reset(token)
