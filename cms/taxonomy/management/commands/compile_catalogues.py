"""`manage.py compile_catalogues`: make the compiled catalogue of every language, without the gettext tools."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.taxonomy import catalogues


class Command(BaseCommand):
    """Compile the catalogues."""

    help = "Compiles the catalogue of every language, and an empty one for each language that the environment declares."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile, and say how many files changed."""
        try:
            changed = catalogues.compile_all()
        except (catalogues.CatalogueError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Catalogues: {len(changed)} compiled." if changed else "Catalogues: all up to date.")
