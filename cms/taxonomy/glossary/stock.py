"""The whole glossary in memory: for a table of it, and to compare one with. Three queries."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from cms import languages
from cms.taxonomy.glossary.comparing import Place, Stock, Values, What
from cms.taxonomy.glossary.tables import Line
from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation


def stock() -> Stock:
    """As it stands."""
    terms = {term.pk: term for term in Term.objects.all()}
    places = {pk: (term.language, term.key) for pk, term in terms.items()}
    said = TermTranslation.objects.all()
    forbidden = ForbiddenWord.objects.all()
    return Stock(
        languages.all_languages(),
        {
            What.TERM: {
                places[pk]: {"words": term.words, "forms": term.forms, "note": term.note} for pk, term in terms.items()
            },
            What.TRANSLATION: {
                (*places[one.term_id], one.language): {"words": one.words, "note": one.note} for one in said
            },
            What.FORBIDDEN: {
                (one.language, one.key): {
                    "words": one.words,
                    "forms": one.forms,
                    "reason": one.reason,
                    "use_instead": one.use_instead,
                    "term": "\n".join(places[one.term_id]) if one.term_id else "",
                }
                for one in forbidden
            },
        },
    )


def lines_of(found: Stock) -> list[Line]:
    """The lines of its table: terms in order, each language of one in order; then words that are not to be used and have no term."""
    said, tied = _by_term(found)
    lines = [
        line
        for place in sorted(found.rows[What.TERM])
        for line in _of_term(place, found, said.get(place, {}), tied.get(place, {}))
    ]
    alone = sorted(place for place, values in found.rows[What.FORBIDDEN].items() if not values["term"])
    return lines + [_forbidding(Line(language=place[0]), found.rows[What.FORBIDDEN][place]) for place in alone]


def _by_term(found: Stock) -> tuple[dict[Place, dict[str, Values]], dict[Place, dict[str, list[Values]]]]:
    """For each term by language: how it is said, and what is not."""
    said: dict[Place, dict[str, Values]] = {}
    for where, one in found.rows[What.TRANSLATION].items():
        said.setdefault(where[:2], {})[where[2]] = one
    tied: dict[Place, dict[str, list[Values]]] = {}
    for where, one in sorted(found.rows[What.FORBIDDEN].items()):
        if one["term"]:
            tied.setdefault(tuple(one["term"].split("\n")), {}).setdefault(where[0], []).append(one)
    return said, tied


def _of_term(place: Place, found: Stock, said: dict[str, Values], tied: dict[str, list[Values]]) -> Iterator[Line]:
    values = found.rows[What.TERM][place]
    start = Line(place[0], values["words"], values["forms"], values["note"])
    for code in languages.in_order(said.keys() | tied.keys()):
        yield from _in_language(replace(start, language=code), said.get(code), tied.get(code, []))
    if not (said or tied):
        yield start


def _in_language(start: Line, said: Values | None, tied: Iterable[Values]) -> Iterator[Line]:
    firsts = [replace(start, translation=said["words"], translation_note=said["note"])] if said else []
    for line, one in zip_longest(firsts, tied):
        yield _forbidding(line or start, one) if one else line


def _forbidding(line: Line, one: Values) -> Line:
    return replace(
        line,
        do_not_use=one["words"],
        do_not_use_forms=one["forms"],
        reason=one["reason"],
        use_instead=one["use_instead"],
    )
