"""A file that comes back, compared with what stands here: nothing is written."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms import languages
from cms.accounts.models import User
from cms.translation_desk.beside import Pair
from cms.translation_desk.files.comparing import ASKED, TAKEN, Judged, Verdict, judge, shown
from cms.translation_desk.files.gathering import Place, Work, places_for, work_on
from cms.translation_desk.files.units import MAX_PAGES, MAX_TEXTS, CannotRead, Document, Unit, mark
from cms.translation_desk.permissions import desk_of
from cms.translation_desk.writing import CannotWrite, refuse_unfit


@dataclass(frozen=True)
class Row:
    """A text of the file, what becomes of it, and what stands at its place (None where there is no such place for the person)."""

    number: int
    unit: Unit
    judged: Judged
    pair: Pair | None = None

    @property
    def label(self) -> str:
        """Which part of the page it is."""
        return self.pair.source.label if self.pair is not None else self.unit.path[:80]

    @property
    def now(self) -> str:
        """The translation that stands here."""
        return shown(self.pair) if self.pair is not None else ""

    @property
    def seal(self) -> str:
        """The same as long as nothing that the verdict depends on has changed."""
        judged = self.judged
        stands = (self.pair.source.text, self.pair.target, self.pair.state) if self.pair is not None else ()
        return mark("\x1f".join((judged.verdict, judged.source, *stands, *judged.doubts)))


@dataclass(frozen=True)
class Received:
    """Every text of a file; by translation key the pages that they belong to, and why some pages cannot be written now."""

    locale: Locale
    rows: list[Row]
    works: dict[str, Work] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def counts(self) -> Counter[Verdict]:
        """How many texts have each verdict."""
        return Counter(row.judged.verdict for row in self.rows)

    def takeable(self) -> list[Row]:
        """What can be written, with or without being asked."""
        return [row for row in self.rows if row.judged.verdict in TAKEN | ASKED]


def locale_of(document: Document, user: User) -> Locale:
    """The language of a file; CannotRead where it names none, or one that the person does not write in."""
    open_to = desk_of(user).languages()
    wanted = document.code.casefold()
    found = next((locale for code, locale in open_to.items() if code.casefold() == wanted), None)
    if found is not None:
        return found
    mine = ", ".join(languages.autonym(code) for code in open_to)
    if not document.code:
        raise CannotRead(_("This file does not say which language it is in, or names several. Download it again."))
    raise CannotRead(
        _("This file is in another language (%(code)s). Upload files in: %(languages)s.")
        % {"code": document.code[:12], "languages": mine}
    )


def received(document: Document, user: User, tell: Callable[[int], None] | None = None) -> Received:
    """A dry run; some fifteen queries for each page in the file, none more for a text. CannotRead where the file is not for the person.

    `tell` is called after each page, with how many texts have been compared.
    """
    if len(document.units) > MAX_TEXTS or len({unit.key for unit in document.units}) > MAX_PAGES:
        raise CannotRead(_("This file holds too many texts or pages. Download fewer pages at once."))
    if not document.units:
        raise CannotRead(_("This file holds no texts. Download it again."))
    locale = locale_of(document, user)
    places = _places(document.units, locale, user)
    times = Counter((unit.key, unit.path) for unit in document.units)
    by_page: dict[str, list[tuple[int, Unit]]] = {}
    for number, unit in enumerate(document.units):
        by_page.setdefault(unit.key, []).append((number, unit))
    rows: list[Row] = []
    works: dict[str, Work] = {}
    refused: dict[str, str] = {}
    for key, numbered in by_page.items():
        work = work_on(places[key], user) if key in places else None
        why = _why_not(work.place, user) if work is not None else ""
        rows += _rows(numbered, work, why, times)
        works |= {key: work} if work is not None else {}
        refused |= {key: why} if why else {}
        if tell is not None:
            tell(len(rows))
    return Received(locale, sorted(rows, key=lambda row: row.number), works, refused)


def _places(units: Iterable[Unit], locale: Locale, user: User) -> dict[str, Place]:
    return {str(key): place for key, place in places_for(keys_in(units), locale, user).items()}


def keys_in(units: Iterable[Unit]) -> set[uuid.UUID]:
    """The pages that a file names, by their translation keys."""
    return {key for name in {unit.key for unit in units} if (key := _key(name)) is not None}


def _key(text: str) -> uuid.UUID | None:
    """As our files write it; any other way of writing the same key is none of ours."""
    try:
        key = uuid.UUID(text)
    except ValueError:
        return None
    return key if str(key) == text else None


def _why_not(place: Place, user: User) -> str:
    if place.target is None:
        return ""
    try:
        refuse_unfit(place.target.specific, user)
    except CannotWrite as error:
        return str(error)
    return ""


def comes_with_parts(path: str) -> bool:
    """Whether taking over the parts of the source makes the place: those of fields stand for things that the page has or has not."""
    return "." in path


def _rows(numbered: Iterable[tuple[int, Unit]], work: Work | None, why: str, times: Counter[Any]) -> list[Row]:
    """Of one page."""
    pairs = {pair.path: pair for pair in work.pairs} if work is not None else {}
    code = work.source.locale.language_code if work is not None else ""
    found = []
    for number, unit in numbered:
        pair = pairs.get(unit.path)
        if pair is not None and times[unit.key, unit.path] > 1:
            judged = Judged(Verdict.DUPLICATE)
        elif pair is not None and why:
            judged = Judged(Verdict.REFUSED, said=why)
        elif work is not None and unit.path in work.lacking and not comes_with_parts(unit.path):
            judged = Judged(Verdict.NO_PLACE)
        else:
            judged = judge(unit, pair, code)
        found.append(Row(number, unit, judged, pair))
    return found
