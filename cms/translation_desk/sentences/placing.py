"""Which of the interface's sentences readers meet, by the files in which they stand.

A file counts for readers if anything in it is shown on a page that needs no sign-in: then all its sentences do, since a catalogue knows
files and not what is done with them. A sentence that stands in several files is a reader's if one of them is. tests/sample holds the
list against what readers' pages really ask for; a file that nobody names here is the admin's.
"""

from collections.abc import Iterable
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache

# The first pattern that fits counts; "*" is for any letters, "/" among them.
FILES: tuple[tuple[str, bool], ...] = (
    ("cms/templates/wagtailadmin/*", False),
    ("cms/templates/*", True),
    ("cms/guidance/templates/guidance/admin/*", False),
    ("cms/guidance/templates/guidance/exchange/*", False),
    ("cms/guidance/templates/guidance/shared_page.html", False),  # says what is wrong, in a preview only
    ("cms/guidance/templates/guidance/*", True),
    ("cms/guidance/views/*", True),
    *(
        (f"cms/guidance/{name}.py", True)
        for name in (
            *("audience_words", "cards", "elsewhere", "feeds", "filtering", "front", "hotline_cards", "listing"),
            *("presenting", "resources", "searching", "ways_in", "withdrawn"),
        )
    ),
)
# Names of choices, which readers are shown, among the many labels of forms in a file of models, which they are not.
CHOICES: dict[str, frozenset[str]] = {
    "cms/guidance/models/articles.py": frozenset({"policy", "standard", "tool"}),
}


class Meant(StrEnum):
    """For whom a sentence is."""

    READERS = "readers"
    ADMIN = "admin"


@cache
def is_for_readers(file: str) -> bool:
    """Whether a file, by its path from the root of the source, is one that readers' pages are made of."""
    return next((readers for pattern, readers in FILES if fnmatchcase(file, pattern)), False)


def meant_for(text: str, files: Iterable[str]) -> Meant:
    """For whom a sentence is that stands in these files."""
    shown = any(is_for_readers(file) or text in CHOICES.get(file, ()) for file in files)
    return Meant.READERS if shown else Meant.ADMIN
