"""`manage.py extract_messages`: collect the texts to translate, without the gettext tools."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.taxonomy import catalogues


class Command(BaseCommand):
    """Collect the texts to translate."""

    help = "Collects the texts of cms/ into locale/*/LC_MESSAGES/django.po, keeping what is translated."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Collect, and say how many texts each language still misses."""
        try:
            missing = catalogues.extract_all()
        except (catalogues.CatalogueError, OSError, SyntaxError) as error:
            raise CommandError(str(error)) from error
        for code, count in missing.items():
            self.stdout.write(f"{code}: {count} texts to translate")
