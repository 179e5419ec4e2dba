"""`manage.py export_sentences ar --out ar.po`: the interface's sentences for a translator."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.taxonomy.catalogues import CatalogueError
from cms.translation_desk.sentences.exporting import for_translator
from cms.translation_desk.sentences.reading import translatable


class Command(BaseCommand):
    """Write the file."""

    help = "Writes the interface's sentences in a language as PO for a translator, those that readers see first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The language; where to; which."""
        parser.add_argument("language", metavar="LANGUAGE", choices=translatable(), help="code of a built-in language")
        parser.add_argument("--out", type=Path, metavar="FILE", help="a new file; without it the text is printed")
        parser.add_argument("--only-open", action="store_true", help="only what is missing, fuzzy or not checked yet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Written once: a file that is there already may hold somebody's work."""
        path: Path | None = options["out"]
        try:
            content = for_translator(options["language"], only_open=options["only_open"])
            if path is None:
                self.stdout.write(content.decode(), ending="")
                return
            with path.open("xb") as stream:
                stream.write(content)
        except FileExistsError as error:
            raise CommandError(f"{path} is there already, perhaps with somebody's work. Name another file.") from error
        except (CatalogueError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written: {path}")
