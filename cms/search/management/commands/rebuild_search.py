from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from cms.search.indexing import rebuild


class Command(BaseCommand):
    """Write what readers can find anew, from the live pages."""

    help = "Writes the words of all live pages anew, so that readers find them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many pages can be found."""
        found = rebuild()
        message = ngettext("Readers can find %(n)d page.", "Readers can find %(n)d pages.", found) % {"n": found}
        self.stdout.write(self.style.SUCCESS(message))
