"""Whether a request is done, and whether one is needed: rules over what is live. `models/requested.py` asks the first of the database."""

from datetime import datetime


def fulfilled(*, live: bool, published_at: datetime | None, asked_at: datetime) -> bool:
    """A version in the language is live, and was published, for the first time or again, after it was asked for."""
    return live and published_at is not None and published_at > asked_at


def needed(*, live: bool, outdated: bool) -> bool:
    """There is no live version in the language, or the one that is live is outdated (`outdated.py`)."""
    return not live or outdated
