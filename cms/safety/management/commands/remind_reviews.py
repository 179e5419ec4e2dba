"""`manage.py remind_reviews`: mail to those who are to read pages again, and offline with what nobody has. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cms.safety.reminding import run


class Command(BaseCommand):
    """Remind, and take offline."""

    help = (
        "Reminds people of pages that they are to read again, and takes offline those that nobody has read again in time, "
        "where that was chosen. Run it once a day; again on the same day it tells nobody twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each; what failed makes it fail, once all others are done."""
        failed = 0
        for outcome in run(timezone.now()):
            (self.stderr if outcome.failed else self.stdout).write(outcome.words)
            failed += outcome.failed
        if failed:
            raise CommandError(f"{failed} reminder(s) or page(s) failed; the log says more. The next run tries again.")
