"""A copy of the test database, for other processes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.standing import GROUND


@contextmanager
def copied(blocker: DjangoDbBlocker, folder: Path) -> Iterator[str]:
    """Its address, as a `DATABASE_URL`; away afterwards. Nothing stands in it but what the migrations have laid."""
    with blocker.unblock():
        GROUND.stand_on([])
        copying = _copied_file if connection.vendor == "sqlite" else _copied_database
        with copying(folder) as address:
            yield address


@contextmanager
def _copied_file(folder: Path) -> Iterator[str]:
    path = folder / "copy.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    yield f"sqlite:///{path}"


@contextmanager
def _copied_database(folder: Path) -> Iterator[str]:
    name, url = f"{connection.settings_dict['NAME']}_copy", urlsplit(os.environ["DATABASE_URL"])
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{connection.settings_dict["NAME"]}"')
    try:
        yield urlunsplit(url._replace(path=f"/{name}"))
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
