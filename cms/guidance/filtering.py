"""The questions above a list, answered by the address alone: what may be chosen, and what was."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.guidance.listing import Asked, Filter, Option
from cms.taxonomy import keys
from cms.taxonomy.models import Audience, Level, Place, Topic
from cms.taxonomy.words import Word, word


@dataclass(frozen=True)
class Question:
    """One filter: its name in the address, its label, its choices, and the condition a choice stands for."""

    name: str
    label: str
    choices: list[tuple[str, Word]]
    condition: Callable[[str], Q]

    def answer(self, asked: Asked) -> str:
        """What was chosen; nothing for a value that is no choice."""
        given = asked.query.get(self.name, "")
        return given if any(value == given for value, _label in self.choices) else ""


def filters(asked: Asked, questions: Iterable[Question]) -> list[Filter]:
    """For the form; the first choice of each leaves it open. A question with nothing to choose is not asked."""
    return [_filter(asked, question, question.answer(asked)) for question in questions if question.choices]


def _filter(asked: Asked, question: Question, answer: str) -> Filter:
    options = [Option("", Word(_("All"), asked.code), chosen=not answer)]
    options += [Option(value, label, value == answer) for value, label in question.choices]
    return Filter(question.name, question.label, options)


def narrowing(asked: Asked, questions: Iterable[Question]) -> Callable[[PageQuerySet], PageQuerySet]:
    """What keeps only the pages that fit every answer."""
    chosen = [question.condition(question.answer(asked)) for question in questions if question.answer(asked)]

    def narrow(pages: PageQuerySet) -> PageQuerySet:
        return pages.filter(*chosen)

    return narrow


def has_answers(asked: Asked, questions: Iterable[Question]) -> bool:
    """Whether anything was chosen."""
    return any(question.answer(asked) for question in questions)


def by_audience(asked: Asked) -> Question:
    """Women, girls, boys, men."""
    return Question(
        "for",
        _("For whom"),
        [(row.code, word(row, "name", asked.code)) for row in Audience.objects.all()],
        lambda code: Q(translation_key__in=keys.keys_for_audience(code)),
    )


def by_topic(asked: Asked, rows: Iterable[Topic] | None = None) -> Question:
    """One of the topics, all of them if none are given."""
    known = {row.slug: row for row in (Topic.objects.all() if rows is None else rows)}
    return Question(
        "topic",
        _("Topic"),
        [(slug, word(row, "name", asked.code)) for slug, row in known.items()],
        lambda slug: Q(translation_key__in=keys.keys_for_topic(known[slug])),
    )


def by_place(asked: Asked, deepest: int) -> Question:
    """A country, or an area down to a level that pages name, with what applies there: in it, around it, inside it, everywhere."""
    rows = [*Place.objects.filter(level=Level.COUNTRY), *keys.places_named()]
    known = {row.pcode: row for row in sorted(rows, key=lambda row: row.pcode) if row.level <= deepest}

    def applies(pcode: str) -> Q:
        place = known[pcode]
        around, inside = keys.keys_for_places(place.lineage()), keys.keys_inside(place)
        return (
            Q(translation_key__in=around)
            | Q(translation_key__in=inside)
            | Q(translation_key__in=keys.keys_everywhere())
        )

    return Question(
        "place", _("Where"), [(code, word(row, "name", asked.code)) for code, row in known.items()], applies
    )


def by_kind(asked: Asked, kinds: dict[str, tuple[str, type[Page]]]) -> Question:
    """A kind of page: name in the address to label and model."""
    from_name: dict[str, Any] = {name: model._meta.model_name for name, (_label, model) in kinds.items()}
    return Question(
        "kind",
        _("Kind"),
        [(name, Word(label, asked.code)) for name, (label, _model) in kinds.items()],
        lambda name: Q(content_type__app_label="guidance", content_type__model=from_name[name]),
    )
