"""What the glossary says, as plain values: between two languages, and of one alone."""

from dataclasses import dataclass

from django.db.models import FilteredRelation, Q

from cms.taxonomy.models import ForbiddenWord, Term


@dataclass(frozen=True)
class NotToUse:
    """Words of a language that are not to be used, in every way they are written, and why."""

    words: str
    ways: tuple[str, ...]
    reason: str
    use_instead: str = ""
    term_id: int | None = None


@dataclass(frozen=True)
class KnownTerm:
    """A term and how it is said in another language; `translation` is empty where nobody has said so."""

    term_id: int
    words: str
    ways: tuple[str, ...]
    note: str = ""
    translation: str = ""
    translation_note: str = ""


@dataclass(frozen=True)
class Glossary:
    """From one language into another (BCP 47)."""

    source: str
    target: str
    terms: tuple[KnownTerm, ...] = ()
    not_to_use: tuple[NotToUse, ...] = ()


def glossary_between(source: str, target: str) -> Glossary:
    """Two queries, however much is in it."""
    said = FilteredRelation("translations", condition=Q(translations__language=target))
    terms = Term.objects.filter(language=source).annotate(said=said)
    found = terms.values_list("pk", "words", "forms", "note", "said__words", "said__note")
    told = tuple(
        KnownTerm(pk, words, Term(words=words, forms=forms).ways, note, translation or "", more or "")
        for pk, words, forms, note, translation, more in found
    )
    return Glossary(source, target, told, not_to_use_in(target))


def not_to_use_in(language: str) -> tuple[NotToUse, ...]:
    """Of a language; one query."""
    rows = ForbiddenWord.objects.filter(language=language)
    return tuple(NotToUse(row.words, row.ways, row.reason, row.use_instead, row.term_id) for row in rows)
