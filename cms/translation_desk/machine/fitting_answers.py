"""Whether what a machine gave for a text may stand in its place: a rule over values, as strict as that for files."""

from enum import StrEnum

from cms.translation_desk.beside import Pair
from cms.translation_desk.comparing import warnings
from cms.translation_desk.files.comparing import Verdict, as_in_files, judge
from cms.translation_desk.files.units import Unit, mark


class Why(StrEnum):
    """Why a text is as untranslated as before."""

    FIGURES = "figures"
    MARKUP = "markup"
    TOO_LONG = "too_long"
    HIDDEN = "hidden"
    SAME = "same"
    EMPTY = "empty"
    TOO_MUCH = "too_much"
    NOT_REACHED = "not_reached"
    SOMEBODY = "somebody"


_BY_VERDICT = {
    Verdict.FIGURES: Why.FIGURES,
    Verdict.BROKEN: Why.MARKUP,
    Verdict.TOO_LONG: Why.TOO_LONG,
    Verdict.HIDDEN: Why.HIDDEN,
    Verdict.SAME: Why.SAME,
}


def sent(pair: Pair) -> str:
    """The text of the source as it goes out."""
    return as_in_files(pair.source.text, pair.source)


def taken(pair: Pair, answer: str, code: str) -> tuple[str, Why | None]:
    """The words as the page would keep them, or why not. `code` is the language of the source."""
    words = answer if pair.source.rich else answer.strip()
    judged = judge(Unit("", pair.path, sent(pair), words, was=mark("")), pair, code)
    if judged.verdict != Verdict.NEW:
        return "", _BY_VERDICT.get(judged.verdict, Why.EMPTY)
    if warnings(pair.source.text, judged.text, rich=pair.source.rich):
        return "", Why.FIGURES
    return judged.text, None
