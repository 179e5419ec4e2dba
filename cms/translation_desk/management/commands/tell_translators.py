"""`manage.py tell_translators`: one mail to each translator for whom something is new. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cms.translation_desk.digest import run


class Command(BaseCommand):
    """Tell them."""

    help = (
        "Mails to each translator what was asked for in their languages, what was given to them, what is due soon or overdue. "
        "Run it once a day; again on the same day it tells nobody twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each; what failed makes it fail, once all others are done."""
        failed = 0
        for outcome in run(timezone.now()):
            (self.stderr if outcome.failed else self.stdout).write(outcome.words)
            failed += outcome.failed
        if failed:
            raise CommandError(f"{failed} mail(s) failed; the log says more. The next run tries again.")
