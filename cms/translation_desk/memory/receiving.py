"""A memory that comes as a file, compared with what is known: nothing is written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import languages
from cms.accounts.models import User
from cms.organisations.models import Organisation
from cms.translation_desk.files.units import CannotRead
from cms.translation_desk.memory.remembering import Told
from cms.translation_desk.memory.tmx import Unit
from cms.translation_desk.memory.wording import LONGEST, plain_words, worth_remembering
from cms.translation_desk.models import Remembered
from cms.translation_desk.permissions import desk_of

NO_TEXTS = gettext_lazy("This file holds no texts in two languages. Save the memory of your program as TMX 1.4 again.")


class Verdict(StrEnum):
    """What becomes of one text of a file."""

    NEW = "new"
    KNOWN = "known"
    NO_LANGUAGE = "no_language"
    NOT_YOURS = "not_yours"
    EMPTY = "empty"
    SAME = "same"
    TOO_LONG = "too_long"
    HIDDEN = "hidden"


LanguagePair = tuple[str, str]  # codes of the source and of the translation


@dataclass(frozen=True)
class Row:
    """A text of the file by our codes of its languages (empty where there is none), and what becomes of it."""

    told: Told
    pair: LanguagePair
    verdict: Verdict


@dataclass(frozen=True)
class Received:
    """Every text of a file."""

    rows: list[Row] = field(default_factory=list)

    def counts(self) -> Counter[Verdict]:
        """How many texts have each verdict."""
        return Counter(row.verdict for row in self.rows)

    def new(self) -> dict[LanguagePair, list[Told]]:
        """What would be remembered, by languages."""
        found: dict[LanguagePair, list[Told]] = {}
        for row in self.rows:
            if row.verdict == Verdict.NEW:
                found.setdefault(row.pair, []).append(row.told)
        return found


def code_of(tag: str) -> str:
    """Our code for a language as a file writes it (`en-US`, `AR`, `fa_AF`); empty for one that nobody here has."""
    plain = "".join(sign for sign in tag.replace("_", "-") if sign.isalnum() or sign == "-")
    return languages.preferred(plain, languages.all_languages()) or ""


def received(units: Iterable[Unit], user: User, owner: Organisation | None) -> Received:
    """A dry run, a query for each pair of languages. CannotRead where nothing in the file is in a language of the person."""
    units = list(units)
    if not units:
        raise CannotRead(NO_TEXTS)
    open_to = desk_of(user).languages()
    codes = {tag: code_of(tag) for unit in units for tag in (unit.source_tag, unit.tag)}
    if not any(codes[unit.tag] in open_to for unit in units):
        said = _("This file is in another language (%(code)s). Upload files in: %(languages)s.")
        mine = ", ".join(languages.autonym(code) for code in open_to)
        raise CannotRead(said % {"code": units[0].tag[:12], "languages": mine})
    known: dict[LanguagePair, set[tuple[str, str]]] = {}
    return Received([_row(unit, codes, open_to, known, owner) for unit in units])


def _row(
    unit: Unit,
    codes: dict[str, str],
    open_to: Iterable[str],
    known: dict[LanguagePair, set[tuple[str, str]]],
    owner: Organisation | None,
) -> Row:
    pair = codes[unit.source_tag], codes[unit.tag]
    verdict = _unfit(unit.told, pair, open_to)
    if verdict is None:
        there = known[pair] if pair in known else known.setdefault(pair, known_in(pair, owner))
        key = unit.told.key
        verdict = Verdict.KNOWN if key in there else Verdict.NEW
        there.add(key)
    return Row(unit.told, pair, verdict)


def _unfit(told: Told, pair: LanguagePair, open_to: Iterable[str]) -> Verdict | None:
    """Why it cannot be remembered."""
    if not all(pair) or pair[0] == pair[1]:
        return Verdict.NO_LANGUAGE
    if pair[1] not in open_to:
        return Verdict.NOT_YOURS
    if not all(plain_words(text, rich=told.rich) for text in (told.source, told.target)):
        return Verdict.EMPTY
    if told.source == told.target:
        return Verdict.SAME
    if max(len(told.source), len(told.target)) > LONGEST:
        return Verdict.TOO_LONG
    return None if worth_remembering(told.source, told.target, rich=told.rich) else Verdict.HIDDEN


def known_in(pair: LanguagePair, owner: Organisation | None) -> set[tuple[str, str]]:
    """What live pages and the owner's files have in a pair of languages already, by the hashes of both texts."""
    rows = Remembered.objects.between(*pair).offered().filter(Q(organisation=None) | Q(organisation=owner))
    return set(rows.values_list("source_hash", "target_hash"))
