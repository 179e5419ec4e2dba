"""The interface's sentences in a language, as the catalogue that is installed has them, and how far each is translated."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from babel.messages.catalog import Message
from django.conf import settings

from cms import languages
from cms.taxonomy.catalogues import CatalogueError, forms_of, po_path, read_catalogue
from cms.translation_desk.sentences.placing import Meant, meant_for

# How a catalogue marks a translation that no native speaker has read, and one that somebody has: comments of the entry.
AWAITING = "Awaiting a native speaker's check."
CHECKED = "Checked by a native speaker: "


class State(StrEnum):
    """How far a sentence is translated. A fuzzy one is not shown to anybody until it is confirmed."""

    MISSING = "missing"
    FUZZY = "fuzzy"
    UNCHECKED = "unchecked"
    TRANSLATED = "translated"


# What a translator can still do something about.
OPEN = frozenset({State.MISSING, State.FUZZY, State.UNCHECKED})


@dataclass(frozen=True)
class Sentence:
    """One sentence. `forms`: its translation, one for each plural form where `plural` is not empty. `files` are where it is shown."""

    text: str
    plural: str
    context: str
    forms: tuple[str, ...]
    state: State
    meant: Meant
    files: tuple[str, ...]


@dataclass(frozen=True)
class Progress:
    """How many sentences of a language are in each state, for readers and in the admin; None where the catalogue cannot be read."""

    code: str
    counts: dict[Meant, Counter[State]] | None


_kept: dict[str, tuple[tuple[int, int], tuple[Sentence, ...]]] = {}


def translatable() -> list[str]:
    """Languages that have a catalogue of their own: the built-in ones without English, which the sentences are written in."""
    return [code for code in languages.BUILT_IN if code != settings.LANGUAGE_CODE]


def sentences_in(code: str) -> tuple[Sentence, ...]:
    """All sentences, readers' first. Read anew when the file is another one. Raises CatalogueError for one that cannot be read."""
    try:
        found = po_path(code).stat()
    except OSError as error:
        raise CatalogueError(str(error)) from error
    stamp = (found.st_mtime_ns, found.st_size)
    kept = _kept.get(code)
    if kept is None or kept[0] != stamp:
        every = [sentence_of(message) for message in read_catalogue(code) if message.id]
        kept = stamp, tuple(sorted(every, key=lambda one: one.meant is Meant.ADMIN))
        _kept[code] = kept
    return kept[1]


def sentence_of(message: Message) -> Sentence:
    """An entry of a catalogue."""
    text, plural = (message.id, "") if isinstance(message.id, str) else (message.id[0], message.id[1])
    files = tuple(sorted({file for file, _line in message.locations}))
    forms = forms_of(message)
    return Sentence(text, plural, message.context or "", forms, state_of(message), meant_for(text, files), files)


def state_of(message: Message) -> State:
    """Lacking one plural form it is missing."""
    if message.fuzzy:
        return State.FUZZY
    if not all(forms_of(message)):
        return State.MISSING
    return State.UNCHECKED if AWAITING in message.user_comments else State.TRANSLATED


def progress_of(codes: Iterable[str]) -> list[Progress]:
    """One for each language, in the order in which they were given."""
    return [_progress(code) for code in codes]


def _progress(code: str) -> Progress:
    try:
        every = sentences_in(code)
    except CatalogueError:
        return Progress(code, None)
    return Progress(code, {meant: Counter(one.state for one in every if one.meant is meant) for meant in Meant})
