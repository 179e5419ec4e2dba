"""What a file that came back would change in the catalogue that is kept, and putting it there."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from babel.messages.catalog import Message

from cms.taxonomy.catalogues import Catalogue, forms_of, po_path, problems_of, write_if_changed
from cms.translation_desk.sentences.exporting import written
from cms.translation_desk.sentences.incoming import Incoming
from cms.translation_desk.sentences.letters import faults
from cms.translation_desk.sentences.reading import AWAITING, CHECKED

LONGEST_NAME = 80


@dataclass(frozen=True)
class Change:
    """A translation that differs: the kept entry, and what is to stand in it."""

    line: int
    kept: Message
    after: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """An entry of the file that is not taken, and why."""

    line: int
    text: str
    reason: str


@dataclass
class Review:
    """The whole file, entry by entry. `same` are kept entries that the file translates as they are; `unsure` how many it has as fuzzy."""

    changes: list[Change] = field(default_factory=list)
    same: list[Message] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    unsure: int = 0


def review(kept: Catalogue, sent: Incoming) -> Review:
    """Compares by context and text; what is not translated in the file, or not for certain, changes nothing."""
    found = Review()
    twice = {(text_of(one), one.context) for one in sent.twice}
    for message in sent:
        if not message.id or not any(forms_of(message)):
            continue
        if message.fuzzy:
            found.unsure += 1
            continue
        own = kept.get(message.id, message.context)
        line, forms = message.lineno or 0, forms_of(message)
        reasons = list(_reasons(own, message, sent.num_plurals))
        if (text_of(message), message.context) in twice:
            reasons.append("stands in the file more than once.")
        if reasons or own is None:
            found.refusals += [Refusal(line, text_of(message), reason) for reason in reasons]
        elif forms_of(own) == forms and not own.fuzzy:
            found.same.append(own)
        else:
            found.changes.append(Change(line, own, forms))
    return found


def _reasons(own: Message | None, message: Message, plurals: int) -> Iterator[str]:
    if own is None:
        yield "is none of the interface's sentences."
        return
    if own.id != message.id:
        yield "has another plural than the sentence here."
        return
    yield from problems_of(message, plurals)
    wanted = message.id if isinstance(message.id, tuple | list) else (message.id,)
    for form in filter(None, forms_of(message)):
        # The form for one may follow either text of the sentence: their tags differ where one of them leaves a word out.
        found = [list(faults(text, form)) for text in wanted]
        yield from min(found, key=len)


def text_of(message: Message) -> str:
    """The sentence itself."""
    return message.id if isinstance(message.id, str) else str(message.id[0])


def fits_as_name(name: str) -> bool:
    """Whether it can stand in a comment of a catalogue as who checked it."""
    plain = all(unicodedata.category(letter)[0] in "LMNPZ" or letter == " " for letter in name)
    return 0 < len(name.strip()) <= LONGEST_NAME and plain and not set(name) & set("\u2028\u2029")


def merge(code: str, kept: Catalogue, found: Review, *, checked_by: str = "") -> bool:
    """Puts the changes into the kept catalogue, whole or not at all; whether the file is another one now.

    Order and comments stay. What changed awaits a native speaker's check; with `checked_by` all that the file translates was checked
    by them.
    """
    for change in found.changes:
        change.kept.string = change.after if change.kept.pluralizable else change.after[0]
        change.kept.flags.discard("fuzzy")
        _mark(change.kept, checked_by)
    for message in found.same if checked_by else ():
        _mark(message, checked_by)
    return write_if_changed(po_path(code), written(kept))


def _mark(message: Message, checked_by: str) -> None:
    """In the place of the mark that is there."""
    others = [one for one in message.user_comments if one != AWAITING and not one.startswith(CHECKED)]
    message.user_comments = [*others, f"{CHECKED}{checked_by.strip()}." if checked_by else AWAITING]
