"""What the screen of the memory shows: how much of each pair of languages, some of it, what a file would bring."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms import languages
from cms.accounts.models import User
from cms.translation_desk.memory.forms import pair_name
from cms.translation_desk.memory.reach import kept_by, may_forget
from cms.translation_desk.memory.receiving import LanguagePair, Received, Row, Verdict
from cms.translation_desk.memory.telling import origin_of
from cms.translation_desk.memory.wording import plain_words
from cms.translation_desk.models import Remembered
from cms.translation_desk.models.remembered import RememberedQuerySet

SHOWN_AT_MOST = 20

WORDS: dict[Verdict, tuple[str | Promise, str | Promise]] = {
    Verdict.NEW: (_("New"), _("They will be remembered.")),
    Verdict.KNOWN: (_("Known"), _("The memory has them already.")),
    Verdict.NOT_YOURS: (_("Not your language"), _("You do not translate into the language of these.")),
    Verdict.NO_LANGUAGE: (_("Unknown language"), _("The file does not say the language, or nobody here writes it.")),
    Verdict.EMPTY: (_("Empty"), _("One of the two texts has no words.")),
    Verdict.SAME: (_("As in the original"), _("These words are still those of the original.")),
    Verdict.TOO_LONG: (_("Too long"), _("A text of more than 20,000 letters is a whole page: save it in parts.")),
    Verdict.HIDDEN: (
        _("Hidden signs"),
        _("There are signs in these that nobody sees, or that turn the order of letters."),
    ),
}


@dataclass(frozen=True)
class Language:
    """A language as templates take it."""

    code: str

    @property
    def autonym(self) -> str:
        """Its name in itself."""
        return languages.autonym(self.code)

    @property
    def dir(self) -> str:
        """`rtl` or `ltr`."""
        return languages.direction(self.code)


@dataclass(frozen=True)
class Counted:
    """A pair of languages, and how many texts of it the person may use."""

    source: Language
    target: Language
    count: int

    @property
    def name(self) -> str:
        """As the form has it."""
        return pair_name(self.source.code, self.target.code)


@dataclass(frozen=True)
class Line:
    """A remembered text: its words in both languages, where it is from, whether the person may forget it."""

    key: int
    source: Language
    target: Language
    source_words: str
    target_words: str
    origin: str
    may_forget: bool


@dataclass(frozen=True)
class Group:
    """Texts of a file with one verdict: how many, and the first of them."""

    verdict: Verdict
    words: str | Promise
    advice: str | Promise
    count: int
    lines: list[dict[str, Any]]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.lines)


def pairs_of(user: User) -> list[Counted]:
    """In the order of languages; one query."""
    rows = kept_by(user).order_by().values("source_language", "target_language").annotate(count=Count("pk"))
    counts = {(row["source_language"], row["target_language"]): row["count"] for row in rows}
    places = {code: place for place, code in enumerate(languages.in_order({code for pair in counts for code in pair}))}
    ordered = sorted(counts, key=lambda pair: (places[pair[1]], places[pair[0]]))
    return [Counted(Language(source), Language(target), counts[source, target]) for source, target in ordered]


def found_for(user: User, pair: LanguagePair | None, words: str) -> RememberedQuerySet:
    """What a search finds, the newest first."""
    found = kept_by(user)
    if pair is not None:
        found = found.between(*pair)
    if words:
        found = found.filter(Q(source__icontains=words) | Q(target__icontains=words))
    ordered: RememberedQuerySet = found.with_origin().order_by("-at", "-pk")
    return ordered


def line_of(entry: Remembered, user: User, at: datetime) -> Line:
    """An entry read `with_origin`."""
    return Line(
        entry.pk,
        Language(entry.source_language),
        Language(entry.target_language),
        plain_words(entry.source, rich=entry.rich),
        plain_words(entry.target, rich=entry.rich),
        origin_of(entry, at),
        may_forget(user, entry),
    )


def groups(found: Received) -> list[Group]:
    """What becomes of the texts of a file; of what is known only the number."""
    by_verdict: dict[Verdict, list[Row]] = {}
    for row in found.rows:
        by_verdict.setdefault(row.verdict, []).append(row)
    return [_group(verdict, by_verdict[verdict]) for verdict in WORDS if verdict in by_verdict]


def _group(verdict: Verdict, rows: list[Row]) -> Group:
    shown = [] if verdict == Verdict.KNOWN else rows[:SHOWN_AT_MOST]
    lines = [
        {
            "source": Language(row.pair[0]),
            "target": Language(row.pair[1]),
            "source_words": plain_words(row.told.source, rich=row.told.rich),
            "target_words": plain_words(row.told.target, rich=row.told.rich),
        }
        for row in shown
    ]
    return Group(verdict, *WORDS[verdict], len(rows), lines)
