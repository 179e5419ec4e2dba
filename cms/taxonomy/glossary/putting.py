"""Writing the changes of a table into the glossary: as many statements for many as for one; the record tells each as if it came alone."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from cms.audit.rows import tell_written
from cms.taxonomy.glossary.comparing import Change, Place, What
from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation
from cms.taxonomy.models.glossary import Entry

AT_ONCE = 500  # rows in a statement
Rows = dict[Place, Any]


@transaction.atomic
def put(changes: Iterable[Change]) -> None:
    """Writes changes that are to be taken: terms before what is said of them, which may come with the same table."""
    by_what: dict[What, list[Change]] = {what: [] for what in What}
    for change in changes:
        by_what[change.what].append(change)
    terms: Rows = {(term.language, term.key): term for term in Term.objects.all()}
    _put(Term, by_what[What.TERM], terms, lambda place: Term(language=place[0]))
    places = {term.pk: place for place, term in terms.items()}
    said: Rows = {(*places[one.term_id], one.language): one for one in TermTranslation.objects.all()}
    _put(
        TermTranslation, by_what[What.TRANSLATION], said, lambda at: TermTranslation(term=terms[at[:2]], language=at[2])
    )
    forbidden: Rows = {(one.language, one.key): one for one in ForbiddenWord.objects.all()}
    _put(ForbiddenWord, by_what[What.FORBIDDEN], forbidden, lambda place: ForbiddenWord(language=place[0]), terms)


def _put(
    model: type[Model],
    changes: Iterable[Change],
    rows: Rows,
    fresh: Callable[[Place], Model],
    terms: Mapping[Place, Term] | None = None,
) -> None:
    """Rows of one model, to which those that are new are added; several changes may be about one row."""
    new: Rows = {}
    changed: dict[Place, set[str]] = {}
    for change in changes:
        place = change.place
        if place not in rows:
            rows[place] = new[place] = fresh(place)
        for name, value in _values(change, terms or {}).items():
            if getattr(rows[place], name) != value:
                setattr(rows[place], name, value)
                changed.setdefault(place, set()).add(model._meta.get_field(name).name)
    _write(model, list(new.values()), [(rows[place], names) for place, names in changed.items() if place not in new])


def _values(change: Change, terms: Mapping[Place, Term]) -> dict[str, Any]:
    """By attribute; a term by its id, so that none is asked for."""
    values: dict[str, Any] = dict(change.values)
    if tied := values.pop("term", ""):
        values["term_id"] = terms[tuple(tied.split("\n"))].pk
    return values


def _write(model: type[Model], new: list[Any], changed: list[tuple[Any, set[str]]]) -> None:
    rows = [row for row, _names in changed]
    for row in [*new, *rows]:
        if isinstance(row, Entry):
            row.settle()
    model._default_manager.bulk_create(new, batch_size=AT_ONCE)
    if names := set[str]().union(*(several for _row, several in changed)):
        model._default_manager.bulk_update(rows, sorted(names), batch_size=AT_ONCE)
    tell_written(new, [(row, sorted(names)) for row, names in changed])
