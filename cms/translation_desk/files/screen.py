"""What a dry run looks like: the texts of a file by what becomes of each, the ones to decide about first."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms import languages
from cms.rich_text import words_of
from cms.translation_desk.files.comparing import ASKED, QUIET, TAKEN, Verdict
from cms.translation_desk.files.markup import BrokenMarkup, words_only
from cms.translation_desk.files.receiving import Received, Row

SHOWN_AT_MOST = 50
ASKED_AT_MOST = 200

Words = str | Promise
WORDS: dict[Verdict, tuple[Words, Words]] = {
    Verdict.SOURCE_CHANGED: (
        _("Source changed meanwhile"),
        _("The source says something else now. A text that you tick is kept, and marked “source changed”."),
    ),
    Verdict.TARGET_CHANGED: (
        _("Translation changed here meanwhile"),
        _(
            "Somebody has worked on it here since the file was downloaded. A text that you tick takes the place of theirs."
        ),
    ),
    Verdict.FIGURES: (
        _("Numbers or placeholders differ"),
        _(
            "A number, a phone number, an address or a placeholder is missing or was added. Tick a text only if it is right: it is kept"
            " as a draft."
        ),
    ),
    Verdict.BROKEN: (
        _("Broken markup"),
        _(
            "Bold, links or lists are not those of the source. Put the tags right in your program, and upload the file again."
        ),
    ),
    Verdict.TOO_LONG: (_("Too long"), _("Say it shorter, and upload the file again.")),
    Verdict.HIDDEN: (
        _("Hidden signs"),
        _(
            "There are signs in it that nobody sees, or that turn the order of letters. Type the text anew, and upload the file again."
        ),
    ),
    Verdict.SAME: (_("Same as the source"), _("These words are still those of the source.")),
    Verdict.DUPLICATE: (
        _("Twice in the file"),
        _("The file has several translations for this place. Leave one, and upload the file again."),
    ),
    Verdict.NO_PLACE: (
        _("No such part in the translation"),
        _(
            "The page in this language has no place for it, such as words for a picture that it does not have. Add the picture in the"
            " page's own editor, and upload the file again."
        ),
    ),
    Verdict.REFUSED: (
        _("Cannot be changed now"),
        _("Nobody can change these pages at the moment, so nothing is written into them."),
    ),
    Verdict.NEW: (_("New"), _("There was no translation yet.")),
    Verdict.CHANGED: (_("Changed"), _("Takes the place of the translation here.")),
    Verdict.CONFIRMED: (_("Confirmed"), _("The words stay; the file says that they are right.")),
    Verdict.UNKNOWN: (
        _("Unknown"),
        _("There is no such text any more, or its page is not open to you in this language."),
    ),
    Verdict.UNCHANGED: (_("Unchanged"), _("Nothing is to be done.")),
    Verdict.EMPTY: (_("Empty"), _("The file has no translation for these; what stands here stays.")),
}


@dataclass(frozen=True)
class Line:
    """One text: the page and part, the words of the source, those that were translated where it said something else then, those that
    stand here, those in the file. `tick`: its number in the form."""

    page: str
    label: str
    source: str
    before: str
    now: str
    text: str
    said: str
    done: bool
    tick: int | None


@dataclass(frozen=True)
class Group:
    """The texts with one verdict: how many, those of them that are shown, and how many of all have a further doubt, by that."""

    verdict: Verdict
    words: Words
    advice: Words
    count: int
    lines: list[Line]
    also: dict[Verdict, int] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether each is taken only where it is ticked."""
        return self.verdict in ASKED

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.lines)

    @property
    def all_at_once(self) -> str:
        """What is ticked to take all of them, shown or not; nothing where there is no choice of several."""
        if not self.asks or self.count < 2:
            return ""
        if not self.more:
            return str(_("Use all of these texts anyway"))
        said = ngettext(
            "Use all of these texts anyway, also the %(count)d that is not shown",
            "Use all of these texts anyway, also the %(count)d that are not shown",
            self.more,
        )
        return said % {"count": self.more}

    @property
    def further(self) -> list[tuple[Words, int]]:
        """The further doubts in words."""
        return [(WORDS[verdict][0], count) for verdict, count in self.also.items()]

    @property
    def quiet(self) -> bool:
        """Whether there is nothing in it to look at."""
        return self.verdict in QUIET


def groups(found: Received) -> list[Group]:
    """In the order of WORDS; of what is unchanged or empty only the number."""
    numbers = {row.number: tick for tick, row in enumerate(found.takeable())}
    by_verdict: dict[Verdict, list[Row]] = {}
    for row in found.rows:
        by_verdict.setdefault(row.judged.verdict, []).append(row)
    return [_group(verdict, by_verdict[verdict], found, numbers) for verdict in WORDS if verdict in by_verdict]


def _group(verdict: Verdict, rows: list[Row], found: Received, numbers: dict[int, int]) -> Group:
    most = 0 if verdict in QUIET else ASKED_AT_MOST if verdict in ASKED else SHOWN_AT_MOST
    lines = [_line(row, found, numbers) for row in rows[:most]]
    also = Counter(doubt for row in rows for doubt in row.judged.doubts[1:])
    return Group(verdict, *WORDS[verdict], len(rows), lines, {one: also[one] for one in WORDS if one in also})


def _line(row: Row, found: Received, numbers: dict[int, int]) -> Line:
    work, pair = found.works.get(row.unit.key), row.pair
    rich = pair is not None and pair.source.rich
    words = partial(words_of, rich=rich)
    tick = numbers.get(row.number) if row.judged.verdict in ASKED else None
    said = row.judged.said
    also = [str(WORDS[one][0]) for one in row.judged.doubts[1:]]
    return Line(
        page=work.source.title if work is not None else "",
        label=row.label,
        source=words(pair.source.text) if pair is not None else _safe(row),
        before=words(row.judged.source) if Verdict.SOURCE_CHANGED in row.judged.doubts else "",
        now=words(row.now),
        text=words(row.judged.text) if row.judged.text else _safe_target(row),
        said=" · ".join([said, *also] if said else also),
        done=row.judged.done,
        tick=tick,
    )


def _safe(row: Row) -> str:
    return _said(row.unit.source, row.unit.markup)


def _safe_target(row: Row) -> str:
    return _said(row.unit.target, row.unit.markup)


def _said(text: str, markup: bool) -> str:
    try:
        return words_only(text) if markup else text
    except BrokenMarkup:
        return text


def context(found: Received) -> dict[str, Any]:
    """For the template."""
    code = found.locale.language_code
    sources = {work.source.locale.language_code for work in found.works.values()}
    source = sources.pop() if len(sources) == 1 else ""
    return {
        "groups": groups(found),
        "taken": sum(row.judged.verdict in TAKEN for row in found.rows),
        "can_apply": bool(found.takeable()),
        "language": {"code": code, "autonym": languages.autonym(code), "dir": languages.direction(code)},
        "source": {"code": source, "dir": languages.direction(source) if source else "auto"},
    }
