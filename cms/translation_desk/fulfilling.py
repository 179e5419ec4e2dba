"""Whether a request is done, and whether one is needed: rules over what is live. `models/requested.py` asks the first of the database."""

from datetime import datetime


def fulfilled(*, live: bool, published_at: datetime | None, asked_at: datetime) -> bool:
    """A version in the language is live, and was published, for the first time or again, after it was asked for."""
    return live and published_at is not None and published_at > asked_at


def needed(*, live: bool, published_at: datetime | None, source_published_at: datetime | None) -> bool:
    """There is no live version in the language, or the original was published after it."""
    if not live or published_at is None:
        return True
    return source_published_at is not None and source_published_at > published_at
