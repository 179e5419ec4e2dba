from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.accounts.sign_in_log import prune


class Command(BaseCommand):
    help = "Forgets sign-ins that are older than 180 days, and sessions that have run out. To be run once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prunes and says how much."""
        SessionStore.clear_expired()
        self.stdout.write(f"{prune(timezone.now())} sign-ins forgotten.")
