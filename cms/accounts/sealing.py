"""What somebody was shown before anything is written, handed to the browser and back: only that person can use it, for half a day,
and nobody can alter it.
"""

from typing import Any

from django.core import signing

from cms.accounts.models import User

MAX_SEALED = 2_000_000  # bytes, below what Django takes in a form
VALID_FOR = 12 * 60 * 60  # seconds


class ChangedMeanwhile(Exception):
    """Something that was shown is no longer so; nothing was written."""


def seal(shown: Any, matter: str, by: User) -> str | None:
    """Of what JSON can hold; `matter` tells it apart from what the person was shown elsewhere. None where it is too much for a form."""
    signed = signing.dumps(shown, salt=_salt(matter, by), compress=True)
    return signed if len(signed) <= MAX_SEALED else None


def open_seal(signed: str, matter: str, by: User) -> Any:
    """What was shown. Raises ChangedMeanwhile for what is not the person's, is of another matter, was altered, or is too old."""
    try:
        return signing.loads(signed, salt=_salt(matter, by), max_age=VALID_FOR)
    except signing.BadSignature as error:
        raise ChangedMeanwhile from error


def _salt(matter: str, person: User) -> str:
    return f"{matter}.{person.pk}"
