"""`manage.py refresh_renditions`: make the renditions of all pictures (again), and put every public file where consent wants it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cms.library.renditions import refresh_all
from cms.library.withholding import put_all_in_place


class Command(BaseCommand):
    """Parses, refreshes, prints."""

    help = "Makes the renditions of all pictures again; takes away what belongs to withdrawn pictures and recordings."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--missing` leaves what exists alone."""
        parser.add_argument("--missing", action="store_true", help="Make only what does not exist.")

    def handle(self, *args: Any, missing: bool, **options: Any) -> None:
        """Refresh the library; ends with status 1 if something failed."""
        done = refresh_all(only_missing=missing)
        moved = put_all_in_place()
        self.stdout.write(
            f"Renditions: {done.made} made, {done.failed} failed, {done.removed} removed. Recordings: {moved} moved."
        )
        if done.failed:
            self.stderr.write("Some renditions failed; the log says which and why.")
            raise SystemExit(1)
