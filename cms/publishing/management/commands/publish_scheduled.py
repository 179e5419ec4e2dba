"""`manage.py publish_scheduled`: Wagtail's command, made to go on where one page is refused. Run it every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.publishing.scheduling import due, expired, run_schedule


class Command(BaseCommand):
    """Publish what is due, take offline what has ended."""

    help = "Publishes pages whose time has come and takes offline those whose time has ended; says which were refused, and why."

    def add_arguments(self, parser: CommandParser) -> None:
        """Wagtail's own option."""
        parser.add_argument("--dryrun", action="store_true", help="Only say what is due.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say what would be done. Only an unexpected error makes it fail."""
        now = timezone.now()
        if options["dryrun"]:
            for page in expired(now):
                self.stdout.write(f"Ended: {page.title}")
            for revision in due(now):
                self.stdout.write(f"Due: {revision.content.get('title') or revision.object_str}")
            return
        failed = 0
        for outcome in run_schedule(now):
            if outcome.problem:
                self.stderr.write(f"Not {outcome.done}: {outcome.title}. {outcome.problem}")
            else:
                self.stdout.write(f"{outcome.done.capitalize()}: {outcome.title}")
            failed += not outcome.expected
        if failed:
            raise CommandError(f"{failed} scheduled page(s) met an unexpected error; the log says more.")
