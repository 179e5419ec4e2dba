"""A machine fills in what nobody has translated yet: drafts, each labelled, none of them confirmed."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.accounts.models import User
from cms.translation_desk.beside import Beside, Pair
from cms.translation_desk.machine.fitting_answers import Why, sent, taken
from cms.translation_desk.machine.libretranslate import ODD
from cms.translation_desk.machine.offered import languages_of, pair_of
from cms.translation_desk.machine.providers import Provider
from cms.translation_desk.machine.sending import allowed, batches, missing, refuse_unread
from cms.translation_desk.machine.unavailable import MachineUnavailable
from cms.translation_desk.models import Origin
from cms.translation_desk.writing import CannotWrite, NewText, refuse_unfit, write_segments

# Somebody waits: no new question is asked after so many seconds, and one takes no more than eight (asking.py).
ASK_UNTIL = 12.0
SLOW = gettext_lazy(
    "The translation service is slow. What it had time for is here; press the button again for the rest."
)


@dataclass
class Filled:
    """How many texts were written; by path why the others were not; what is to be said of the service."""

    texts: int = 0
    left: dict[str, Why] = field(default_factory=dict)
    said: str | Promise = ""


def fill(
    found: Beside, provider: Provider, *, by: User, at: datetime, clock: Callable[[], float] = time.monotonic
) -> Filled:
    """Of the newest draft of a page, as it is read beside its source. Raises CannotWrite, before anything is sent, where it may not be."""
    refuse_unfit(found.page, by)
    refuse_unread(found.source)
    codes = _codes(found, provider)
    pairs = missing(found)
    now = allowed(found.page, pairs, by=by, at=at)
    filled = Filled(left={pair.path: Why.TOO_MUCH for pair in pairs[len(now) :]})
    answers = _asked(now, provider, codes, filled, clock)
    texts = {pair.path: words for pair in now if (words := _words(pair, answers, found, filled))}
    _write(found, texts, filled, by, at)
    return filled


def _codes(found: Beside, provider: Provider) -> tuple[str, str]:
    source, target = found.source.locale.language_code, found.page.locale.language_code
    codes = pair_of(source, target, languages_of(provider))
    if codes is None:
        raise CannotWrite(_("The translation service does not translate into this language, or does not answer now."))
    return codes


def _asked(
    pairs: Sequence[Pair], provider: Provider, codes: tuple[str, str], filled: Filled, clock: Callable[[], float]
) -> dict[str, str]:
    """What the service gave, by path, as far as it came."""
    answers: dict[str, str] = {}
    until = clock() + ASK_UNTIL
    try:
        for batch in batches(pairs):
            if clock() > until:
                raise MachineUnavailable(SLOW)
            texts = [sent(pair) for pair in batch]
            given = provider.translate(texts, source=codes[0], target=codes[1], rich=batch[0].source.rich)
            if len(given) != len(batch):
                raise MachineUnavailable(ODD)
            answers |= {pair.path: text for pair, text in zip(batch, given, strict=True)}
    except MachineUnavailable as stopped:
        filled.said = stopped.sentence
    return answers


def _words(pair: Pair, answers: dict[str, str], found: Beside, filled: Filled) -> str:
    """As they are to be written; nothing where they do not fit or did not come."""
    if pair.path not in answers:
        filled.left[pair.path] = Why.NOT_REACHED
        return ""
    words, why = taken(pair, answers[pair.path], found.source.locale.language_code)
    if why is not None:
        filled.left[pair.path] = why
    return words


def _write(found: Beside, texts: dict[str, str], filled: Filled, by: User, at: datetime) -> None:
    """One transaction; over nobody's words."""
    if not texts:
        return
    by_path = {pair.path: pair for pair in found.pairs}
    new = {path: NewText(text, by_path[path].source.text, by_path[path].target) for path, text in texts.items()}
    outcome = write_segments(found.page, new, by=by, at=at, origin=Origin.MACHINE)
    filled.texts = len(outcome.written)
    filled.left |= dict.fromkeys([*outcome.conflicts, *outcome.unknown], Why.SOMEBODY)
