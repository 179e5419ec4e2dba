"""Two who save the same word of the glossary at the same moment: one is shown what the other saved."""

from collections.abc import Callable

from django.http import QueryDict

from cms.taxonomy.models import Term, TermTranslation
from cms.translation_desk.glossary.forms import TermForm, TranslationForm
from cms.translation_desk.glossary.saving import Outcome, edited
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once

pytestmark = ON_SEVERAL_CONNECTIONS


def typed(seen: str, **words: str) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update({"seen": seen, **words})
    return sent


def translating(term: Term, words: str, results: list[Outcome]) -> Callable[[], object]:
    def open_(sent: QueryDict | None) -> Outcome:
        rows = TermTranslation.objects.filter(term=term, language="ar")
        return edited(TranslationForm, rows, TermTranslation(term=term, language="ar"), sent)

    seen = open_(None).seen
    return lambda: results.append(open_(typed(seen, words=words)))


def test_of_two_first_translations_one_is_kept_and_the_other_is_told() -> None:
    term = Term.objects.create(language="en", words="survivor")
    results: list[Outcome] = []
    assert at_once(translating(term, "ناجٍ", results), translating(term, "ناجية", results)) == ["done", "done"]
    assert sorted(result.saved for result in results) == [False, True]
    assert term.translations.count() == 1


def test_of_two_changes_one_is_kept_and_the_other_is_told() -> None:
    term = Term.objects.create(language="en", words="survivor")
    term.translations.create(language="ar", words="أولى")
    results: list[Outcome] = []
    assert at_once(translating(term, "ناجٍ", results), translating(term, "ناجية", results)) == ["done", "done"]
    assert sorted(result.saved for result in results) == [False, True]
    assert [result.meanwhile for result in results if not result.saved] == [True]


def test_of_two_who_add_the_same_term_one_is_told_that_it_is_there() -> None:
    results: list[Outcome] = []

    def adding() -> Callable[[], object]:
        def open_(sent: QueryDict | None) -> Outcome:
            return edited(TermForm, Term.objects.filter(pk=0), Term(language="en"), sent)

        seen = open_(None).seen
        return lambda: results.append(open_(typed(seen, words="survivor", language="en")))

    assert at_once(adding(), adding()) == ["done", "done"]
    assert sorted(result.saved for result in results) == [False, True]
    assert Term.objects.count() == 1
