"""The table of checks. Each row: how grave, what finds it, the sentence that says what to do."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.safety.checks import addresses, codes, contacts, coordinates, lengths, quantities, shown, terms, wording
from cms.safety.checks.links import State
from cms.safety.checks.plain import Span
from cms.safety.checks.written import Finding, Found, Level, PassageKind, Written, excerpt

MOST_OF_ONE = 20  # findings of one check on one page: more tell nobody anything new

Spans = Callable[[str, Written], Iterator[Span]]


@dataclass(frozen=True)
class Check:
    """One row: `find` gives the places, `level` and `message` are the same for all of them."""

    level: Level
    find: Callable[[Written], Iterator[Found]]
    message: Promise


def in_passages(written: Written, *, look: Spans, slugs: bool = True) -> Iterator[Found]:
    """What a look through the plain shape of each text finds, in the words as they were written."""
    for number, passage in enumerate(written.passages):
        if slugs or passage.kind != PassageKind.ADDRESS:
            for span in islice(_apart(look(passage.plain.text, written)), MOST_OF_ONE):
                yield Found(passage.place, passage.plain.as_written(span), passage.label, number, span)


def _apart(found: Iterator[Span]) -> Iterator[Span]:
    """In reading order, without those that begin within another."""
    end = -1
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if span.start >= end:
            yield span
            end = span.end


def _text(look: Spans) -> Callable[[Written], Iterator[Found]]:
    return partial(in_passages, look=look)


def _seen(*states: State) -> Callable[[Written], Iterator[Found]]:
    return partial(addresses.last_seen, states=frozenset(states))


_POINT = _("A point on a map. Take it out: where something lies is told to the hotline, never on a page.")
_CODE = _(
    "Letters and digits as in the name of a model. Names of devices teach; say “dangerous item”, or let a second person judge."
)
_PERSON = _("This calls or writes to somebody. Take it out, or add it to the contact data that may be shown.")
_HANDLE = _("A name on social media or a messenger. Show only those of an organisation that agreed to it.")

CHECKS: tuple[Check, ...] = (
    Check(Level.REFUSE, _text(coordinates.in_text), _POINT),
    Check(Level.REFUSE, coordinates.in_links, _POINT),
    Check(
        Level.REFUSE,
        _text(contacts.numbers),
        _(
            "A telephone number that is not among those to be shown. Take it out, or name a hotline of the directory instead."
        ),
    ),
    Check(
        Level.REFUSE,
        _text(contacts.mails),
        _("An e-mail address that is not among those to be shown. Take it out: it may be a private person's."),
    ),
    Check(Level.REFUSE, contacts.numbers_in_links, _PERSON),
    Check(
        Level.REFUSE,
        lengths.too_long,
        _("This is too long for readers and for the checks. Shorten it, or make several pages of it."),
    ),
    Check(
        Level.REFUSE,
        addresses.not_of_the_web,
        _("This link leads to no page. Give an address that begins with https://."),
    ),
    Check(Level.SECOND_REVIEWER, partial(in_passages, look=codes.designations, slugs=False), _CODE),
    Check(Level.SECOND_REVIEWER, codes.in_slugs, _CODE),
    Check(
        Level.SECOND_REVIEWER,
        _text(codes.formulas),
        _("This looks like a formula. Readers need none: take it out, or let a second person judge."),
    ),
    Check(
        Level.SECOND_REVIEWER,
        _text(quantities.in_text),
        _(
            "A number with a unit. No distance is safe everywhere, and amounts are technical: say it without, or let a second person judge."
        ),
    ),
    Check(Level.SECOND_REVIEWER, _text(contacts.handles), _HANDLE),
    Check(Level.SECOND_REVIEWER, contacts.handles_in_links, _HANDLE),
    Check(
        Level.SECOND_REVIEWER,
        shown.pictures_without_alt,
        _("No alt text. Say what the picture tells, or mark it as decorative."),
    ),
    Check(
        Level.SECOND_REVIEWER,
        addresses.hidden,
        _("Nobody sees where this link leads. Follow it, and give the address it ends at."),
    ),
    Check(
        Level.SECOND_REVIEWER,
        addresses.maps,
        _("A map. Make sure that it shows no place of danger, and no person's home."),
    ),
    Check(
        Level.SECOND_REVIEWER,
        _seen(State.NOT_PUBLIC),
        _("This link leads where readers cannot go. Give a public address."),
    ),
    Check(
        Level.HINT,
        shown.every_picture,
        _("No machine reads pictures: look for writing, names, number plates and places in it."),
    ),
    Check(
        Level.HINT,
        shown.no_recording,
        _("Nobody can listen to this page. Record it: many readers would rather hear it."),
    ),
    Check(Level.HINT, wording.long_sentences, _("A long sentence. Make two of it.")),
    Check(Level.HINT, wording.long_paragraphs, _("A long paragraph. Divide it, or make a list.")),
    Check(Level.HINT, terms.abbreviations, _("An abbreviation. Write it out where it first stands.")),
    Check(Level.HINT, terms.not_to_use, _("The glossary says not to use this. Say it in other words.")),
    Check(Level.HINT, addresses.without_encryption, _("This link is not encrypted. Give its https:// address.")),
    Check(
        Level.HINT,
        addresses.documents,
        _("This link leads to a document. Say so, and how large it is: it may be dear on a phone."),
    ),
    Check(Level.HINT, _seen(State.GONE), _("This link is dead. Find where the page is now, or take the link out.")),
    Check(
        Level.HINT,
        _seen(State.UNREACHABLE),
        _("This link did not answer when it was last asked. Follow it, and take it out if it stays silent."),
    ),
)


def findings(written: Written, *, down_to: Level = Level.HINT) -> list[Finding]:
    """What the checks find on a page, gravest first, each in reading order; those of a level less grave than `down_to` do not look.

    An empty list means that no machine found anything. It is no approval: what a text teaches, people judge.
    """
    taken: dict[int, list[Span]] = defaultdict(list)
    found: dict[Finding, None] = {}
    looked_at = lengths.cut(written)
    looking = [check for check in CHECKS if check.level.gravity <= down_to.gravity]
    for check in sorted(looking, key=lambda one: one.level.gravity):
        seen = written if check.find is lengths.too_long else looked_at
        for place in islice(check.find(seen), MOST_OF_ONE):
            if not _is_said(place, taken):
                said = place.said or check.message
                found[Finding(check.level, said, place.place, excerpt(place.words), place.label)] = None
    return list(found)


def _is_said(place: Found, taken: dict[int, list[Span]]) -> bool:
    """Whether an earlier, graver check was about the same words; else they are taken from now on."""
    if place.passage is None:
        return False
    spans = taken[place.passage]
    if any(span.start < place.span.end and place.span.start < span.end for span in spans):
        return True
    spans.append(place.span)
    return False
