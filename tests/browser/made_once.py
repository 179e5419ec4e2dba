"""What takes long to make and several workers need: the first makes it, the others get a copy of its database and of its files."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

NAME = "test_made_once"


@contextmanager
def made_once(kept: Path | None, make: Callable[[], None]) -> Iterator[None]:
    """Makes it or copies it. `kept` is a folder that all workers have; without one, or on SQLite, each makes it for itself.

    The worker that is done first takes the copy away: who comes after that makes it again.
    """
    if kept is None or connection.vendor != "postgresql":
        make()
        yield
        return
    with _alone(kept):
        if (kept / "media").exists():
            _copy(kept)
        else:
            make()
            _keep(kept)
    yield
    with _alone(kept):
        shutil.rmtree(kept / "media", ignore_errors=True)
        _database(NAME, instead_from=None)


@contextmanager
def _alone(kept: Path) -> Iterator[None]:
    """One worker after the other."""
    kept.mkdir(exist_ok=True)
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep(kept: Path) -> None:
    _database(NAME, instead_from=_own())
    shutil.copytree(settings.MEDIA_ROOT, kept / "being copied", copy_function=os.link)
    (kept / "being copied").rename(kept / "media")


def _copy(kept: Path) -> None:
    _database(_own(), instead_from=NAME)
    shutil.copytree(kept / "media", settings.MEDIA_ROOT, copy_function=os.link, dirs_exist_ok=True)
    ContentType.objects.clear_cache()  # the rows have other numbers now
    cache.clear()


def _own() -> str:
    return str(connection.settings_dict["NAME"])


def _database(name: str, *, instead_from: str | None) -> None:
    """Takes a database away and, if another is named, puts a copy of that in its place."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if instead_from is not None:
            ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            cursor.execute(ended, [instead_from])
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{instead_from}"')
