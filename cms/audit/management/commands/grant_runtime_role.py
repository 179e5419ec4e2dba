"""`manage.py grant_runtime_role [ROLE]`: what the site's own database role may do. After each `migrate`, as the owner."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from cms.audit.granting import CannotGrant, grant


class Command(BaseCommand):
    """Grants; makes the role where it is missing and may be made."""

    help = "Gives the site's own database role what it needs and no more: it can add to the audit trail, and take nothing from it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which role, where DATABASE_URL does not say."""
        parser.add_argument("role", nargs="?", default="", help="The role; by default the user of DATABASE_URL.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say what was done."""
        runtime = settings.RUNTIME_DATABASE_ROLE
        role = options["role"] or runtime.get("USER", "")
        password = runtime.get("PASSWORD", "") if role == runtime.get("USER") else ""
        try:
            for sentence in grant(connections[DEFAULT_DB_ALIAS], role, password=password):
                self.stdout.write(sentence)
        except CannotGrant as error:
            raise CommandError(str(error)) from error
