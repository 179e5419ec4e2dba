"""What a table would change in the glossary: a dry run over values, nothing is asked and nothing is written."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.taxonomy.glossary.folding import key_of
from cms.taxonomy.glossary.limits import FORBIDDEN, TERMS, TOO_MANY_FORMS, has_too_many_forms
from cms.taxonomy.glossary.tables import Line
from cms.taxonomy.models.glossary import FORMS, KEY, SENTENCE, WORDS

Place = tuple[str, ...]
Values = dict[str, str]


class What(StrEnum):
    """Which part of the glossary a change is about."""

    TERM = "term"
    TRANSLATION = "translation"
    FORBIDDEN = "forbidden"


class Verdict(StrEnum):
    """What becomes of it."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


TAKEN = frozenset({Verdict.NEW, Verdict.CHANGED})
NO_LANGUAGE = _("No such language here. Write its code, for example “ar”.")
NOT_YOURS = _("You do not write words of this language.")
NOT_YOUR_TERM = _("Only a coordinator adds or changes terms.")
NO_TERM = _("This term is not in the glossary.")
NO_REASON = _("Say in “reason” why it is not to be used.")
TOO_LONG = _("Too long: shorten it.")
TWICE = _("Another line of this table says it otherwise.")
NOTHING = _("This line has no term, or no translation of it.")
ITSELF = _("A term needs no translation into its own language.")
NAMES = {
    What.TERM: ("words", "forms", "note"),
    What.TRANSLATION: ("words", "note"),
    What.FORBIDDEN: ("words", "forms", "reason", "use_instead", "term"),
}
LENGTHS = {"words": WORDS, "forms": FORMS, "note": SENTENCE, "reason": SENTENCE, "use_instead": WORDS}
LIMITS = {What.TERM: TERMS, What.FORBIDDEN: FORBIDDEN}


@dataclass(frozen=True)
class Change:
    """One thing that a line says. `place` is what it is found by; `was` holds the values that stand there now."""

    number: int
    what: What
    place: Place
    values: Values
    verdict: Verdict
    was: Values = field(default_factory=dict)
    why: str | Promise = ""


@dataclass(frozen=True)
class Person:
    """What somebody may write: languages, and whether terms."""

    languages: Collection[str]
    keeps_terms: bool


@dataclass
class Stock:
    """All that the glossary has, by place: (language, key) of a term or a forbidden word; of a translation its term's, and its language."""

    known_languages: Collection[str]
    rows: dict[What, dict[Place, Values]]
    _held: Counter[tuple[What, str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._held = Counter((what, place[0]) for what in LIMITS for place in self.rows[what])

    def is_full(self, what: What, language: str) -> bool:
        """Whether the language holds no more of them."""
        return what in LIMITS and self._held[what, language] >= LIMITS[what].most

    def put(self, change: Change) -> None:
        """As it will be after the change."""
        if change.place not in self.rows[change.what]:
            self._held[change.what, change.place[0]] += 1
        self.rows[change.what][change.place] = dict.fromkeys(NAMES[change.what], "") | change.was | change.values


def compared(lines: Iterable[tuple[int, Line]], stock: Stock, person: Person) -> list[Change]:
    """In the order of the lines; a line that says several things has several changes. Leaves in the stock what will be there."""
    found: list[Change] = []
    said: dict[tuple[What, Place], Values] = {}
    for number, line in lines:
        for change in _changes(number, line, stock, person):
            key = (change.what, change.place)
            before = said.setdefault(key, {})
            if any(before.get(name, words) != words for name, words in change.values.items()):
                change = _refused(change, TWICE)
            elif change.verdict != Verdict.REFUSED:
                before |= change.values
            if change.verdict in TAKEN:
                stock.put(change)
            found.append(change)
    return found


def _changes(number: int, line: Line, stock: Stock, person: Person) -> Iterator[Change]:
    source = line.source_language or "en"
    term = (source, key_of(line.term, source))
    if line.term:
        values = _filled(words=line.term, forms=line.other_forms, note=line.note)
        yield _judged(number, What.TERM, term, values, stock, _why_no_term(source, stock, person))
    if line.translation:
        values = _filled(words=line.translation, note=line.translation_note)
        why = _why_not(line.language, stock, person) or _without(term, line, stock)
        yield _judged(number, What.TRANSLATION, (*term, line.language), values, stock, why)
    if line.do_not_use:
        place = (line.language, key_of(line.do_not_use, line.language))
        tied = "\n".join(term) if line.term else ""
        values = _filled(
            words=line.do_not_use,
            forms=line.do_not_use_forms,
            reason=line.reason,
            use_instead=line.use_instead,
            term=tied,
        )
        why = _why_not(line.language, stock, person) or _unexplained(values, place, stock)
        why = why or (tied and term not in stock.rows[What.TERM] and NO_TERM) or ""
        yield _judged(number, What.FORBIDDEN, place, values, stock, why)
    if not (line.term or line.do_not_use):
        yield Change(number, What.TRANSLATION, (), _filled(words=line.translation), Verdict.REFUSED, {}, NOTHING)


def _filled(**values: str) -> Values:
    return {name: words for name, words in values.items() if words}


def _judged(number: int, what: What, place: Place, values: Values, stock: Stock, why: str | Promise) -> Change:
    was = stock.rows[what].get(place)
    differs = was is None or any(was.get(name, "") != words for name, words in values.items())
    why = (
        why
        or _too_much(what, values)
        or (LIMITS[what].sentence if was is None and stock.is_full(what, place[0]) else "")
    )
    verdict = (Verdict.NEW if was is None else Verdict.CHANGED) if differs else Verdict.SAME
    change = Change(number, what, place, values, verdict, was or {})
    return _refused(change, why) if why and differs else change


def _too_much(what: What, values: Values) -> str | Promise:
    if any(len(words) > LENGTHS.get(name, KEY) for name, words in values.items()):
        return TOO_LONG
    return TOO_MANY_FORMS if has_too_many_forms(values.get("forms", "")) else ""


def _refused(change: Change, why: str | Promise) -> Change:
    return Change(change.number, change.what, change.place, change.values, Verdict.REFUSED, change.was, why)


def _why_no_term(source: str, stock: Stock, person: Person) -> str | Promise:
    if source not in stock.known_languages:
        return NO_LANGUAGE
    return "" if person.keeps_terms else NOT_YOUR_TERM


def _why_not(language: str, stock: Stock, person: Person) -> str | Promise:
    if language not in stock.known_languages:
        return NO_LANGUAGE
    return "" if language in person.languages else NOT_YOURS


def _without(term: Place, line: Line, stock: Stock) -> str | Promise:
    if not line.term:
        return NOTHING
    if term[0] == line.language:
        return ITSELF
    return "" if term in stock.rows[What.TERM] else NO_TERM


def _unexplained(values: Values, place: Place, stock: Stock) -> str | Promise:
    return "" if values.get("reason") or place in stock.rows[What.FORBIDDEN] else NO_REASON
