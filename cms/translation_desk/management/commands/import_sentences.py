"""`manage.py import_sentences ar ar.po`: what a translator's file would change; with `--write` it is changed."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.taxonomy.catalogues import CatalogueError, forms_of, read_catalogue
from cms.translation_desk.sentences.incoming import Unusable, read_incoming
from cms.translation_desk.sentences.merging import Review, fits_as_name, merge, review, text_of
from cms.translation_desk.sentences.reading import translatable

# Of each kind; a file of something else has thousands.
LISTED = 500


class Command(BaseCommand):
    """Check the file, and take it in."""

    help = "Checks a PO file of the interface's sentences that came back from a translator. Changes nothing without --write."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The language; the file; what to do."""
        parser.add_argument("language", metavar="LANGUAGE", choices=translatable(), help="code of a built-in language")
        parser.add_argument("file", type=Path, metavar="FILE", help="the PO file that came back")
        parser.add_argument("--write", action="store_true", help="put the changes into the catalogue of this source")
        parser.add_argument(
            "--leave-out-refused", action="store_true", help="with --write: take the rest although some are refused"
        )
        parser.add_argument(
            "--checked-by",
            default="",
            metavar="NAME",
            help="the native speaker who checked all that the file translates",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Lists every change and every refusal; writes all of it or nothing."""
        code, checked_by = options["language"], options["checked_by"]
        if checked_by and not fits_as_name(checked_by):
            raise CommandError("Give the name of who checked it in one line of at most 80 letters.")
        try:
            kept = read_catalogue(code)
            found = review(kept, read_incoming(options["file"], code))
            self._tell(found, options["file"])
            if not options["write"]:
                self.stdout.write("Nothing was changed. With --write it is.")
                return
            if found.refusals and not options["leave_out_refused"]:
                raise CommandError("Nothing was changed: mend what is refused, or add --leave-out-refused.")
            changed = merge(code, kept, found, checked_by=checked_by)
        except (Unusable, CatalogueError, OSError) as error:
            raise CommandError(_said(str(error))) from error
        self.stdout.write("Written. Next: manage.py compile_catalogues" if changed else "Nothing was to be changed.")

    def _tell(self, found: Review, path: Path) -> None:
        for change in found.changes[:LISTED]:
            self.stdout.write(f"{path}:{change.line}: {_said(text_of(change.kept))}")
            self.stdout.write(f"  was: {_said(' | '.join(forms_of(change.kept)))}")
            self.stdout.write(f"  now: {_said(' | '.join(change.after))}")
        for refusal in found.refusals[:LISTED]:
            self.stderr.write(f"{path}:{refusal.line}: refused: {_said(refusal.text)} {_said(refusal.reason)}")
        if found.unsure:
            self.stdout.write(f"{found.unsure} left as they are, since the file has them marked fuzzy.")
        self.stdout.write(
            f"{len(found.changes)} to change, {len(found.same)} the same, {len(found.refusals)} reasons to refuse."
        )


def _said(text: str) -> str:
    """For a terminal: in one line, and without what would steer it."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)
