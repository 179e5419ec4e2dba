"""Who is acting now: the person whose request is being answered, a command, or the site itself."""

import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.log_actions import LogContext

# As they are stored. `words.py` has them for readers of the report.
COMMAND_LINE = "command line"
NOBODY = "nobody signed in"
THE_SITE = "the site itself"

_request: ContextVar[HttpRequest | None] = ContextVar("audit_request", default=None)


@dataclass(frozen=True)
class Actor:
    """A person by the id and name of then; without an id it is no person. `command` is the name of what ran on the command line."""

    id: int | None
    name: str
    command: str = ""
    person: Any = None


@contextmanager
def answering(request: HttpRequest) -> Iterator[None]:
    """Whatever is done inside is done by whoever sent the request. It is asked only when something is recorded."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def logged_as(person: Any) -> AbstractContextManager[Any]:
    """What Wagtail logs inside without naming anybody is done by this person; without one, by whom it would be anyway."""
    return LogContext(user=person) if person is not None else nullcontext()


def actor_of(person: Any) -> Actor:
    """A user, named as they are shown; somebody unknown is nobody."""
    if person is None or not person.is_authenticated or person.pk is None:
        return Actor(None, NOBODY)
    return Actor(person.pk, person.get_full_name().strip() or person.get_username(), person=person)


def acting_now() -> Actor:
    """Outside of any request: a command, or a shell or script that somebody runs by hand; in a server's process the site itself."""
    request = _request.get()
    if request is not None:
        return actor_of(getattr(request, "user", None))
    command = _command()
    return Actor(None, COMMAND_LINE, command) if command or not _is_served() else Actor(None, THE_SITE)


def _command() -> str:
    """The name of the command only: what follows it may be an address or a password."""
    program = Path(sys.argv[0]) if sys.argv else Path()
    is_django = program.name in {"manage.py", "django-admin"} or program.parts[-2:] == ("django", "__main__.py")
    if len(sys.argv) < 2 or not is_django:
        return ""
    return sys.argv[1] if re.fullmatch(r"[a-z][a-z0-9_]{0,60}", sys.argv[1]) else "?"


def _is_served() -> bool:
    """Only a server loads the site's WSGI module."""
    return settings.WSGI_APPLICATION.rpartition(".")[0] in sys.modules
