"""`manage.py check_links`: asks the links of live pages whether they still lead somewhere. Run it once a week."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.safety.asking_links import ask_links
from cms.safety.checks.internet import Internet
from cms.safety.checks.links import State


class Command(BaseCommand):
    """Ask them all."""

    help = "Asks every link of the live pages whether it still leads somewhere; reviewers and editors are shown what was found."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which do not."""
        asked = list(ask_links(Internet(), at=timezone.now()))
        for link in asked:
            if link.state != State.ALIVE:
                self.stdout.write(f"{link.state} {link.status or ''} {link.url}")
        self.stdout.write(f"{len(asked)} link(s) asked.")
