"""Refusals met during the current request, so that the middleware can say why in the admin."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cms.publishing.door import NotReady

_met: ContextVar[list[NotReady] | None] = ContextVar("refusals_met", default=None)


@contextmanager
def listening() -> Iterator[list[NotReady]]:
    """Collects the refusals met inside."""
    met: list[NotReady] = []
    token = _met.set(met)
    try:
        yield met
    finally:
        _met.reset(token)


def note(refusal: NotReady) -> None:
    """Remember a refusal for whoever is listening."""
    met = _met.get()
    if met is not None:
        met.append(refusal)
