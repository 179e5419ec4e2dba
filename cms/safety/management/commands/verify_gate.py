"""`manage.py verify_gate`: recomputes what every live page shows and says what is wrong. Run it every night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from cms.safety.lifting import laid_on
from cms.safety.verifying import verify


class Command(BaseCommand):
    """Look at every live page once more."""

    help = "Recomputes the digests of all live pages, hides what is not approved as it stands, and says so. Run it every night."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was found. It fails where there was anything, so that whoever runs it is told."""
        found = 0
        for trouble in verify():
            found += 1
            self.stderr.write(f"{trouble.page.pk} “{trouble.page.title}”: {trouble.problem}")
        if not laid_on(connection):
            raise CommandError(
                "The database's own guard is not there: nothing notices what is changed past the site. Run manage.py migrate."
            )
        if found:
            raise CommandError(
                f"{found} live page(s) were not as they should be: see above, and docs/self-hosting.md, “The nightly look”."
            )
        self.stdout.write("Every live page shows what was approved.")
