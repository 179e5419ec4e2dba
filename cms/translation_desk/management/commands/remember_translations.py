"""`manage.py remember_translations`: the memory learns what was translated before it was there."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.translation_desk.memory.remembering import remember_earlier


class Command(BaseCommand):
    """Fill the memory."""

    help = (
        "Remembers every confirmed text of live translations that the translation memory does not know yet. Run it once after an upgrade; "
        "again it changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line in all."""
        found = [number for _page, number in remember_earlier()]
        self.stdout.write(f"Remembered {sum(found)} texts of {sum(map(bool, found))} pages.")
