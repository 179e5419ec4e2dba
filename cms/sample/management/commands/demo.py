"""`manage.py demo`: the sample and its people, once; addresses and sign-ins, each time."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.sample.demonstration import prepare


class Command(BaseCommand):
    help = "Load the sample once and print addresses and sign-ins. For a first look, never for production."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--port",
            default=os.environ.get("PORT", "8000"),
            help="the port the site is served on, for the addresses printed",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError("The demo makes people with known roles: it does not run with SAFELANE_ENV=production.")
        credentials = settings.DATA_DIR / "credentials.json"
        lines = prepare(credentials, port=options["port"], say=self.stdout.write, today=timezone.localdate())
        for line in lines:
            self.stdout.write(line)
