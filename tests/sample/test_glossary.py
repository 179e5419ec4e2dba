"""The sample's glossary: taken whole, in six languages, with something missing to be seen."""

import pytest

from cms.sample.glossary import changes, make_glossary
from cms.taxonomy.glossary.comparing import Verdict
from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_yet(db: None) -> None:
    """Other tests of this package have the whole sample loaded."""
    ForbiddenWord.objects.all().delete()
    Term.objects.all().delete()


def test_every_line_of_it_is_taken_and_a_second_time_changes_nothing() -> None:
    assert {change.verdict for change in changes()} == {Verdict.NEW, Verdict.SAME}
    make_glossary()
    assert {change.verdict for change in changes()} == {Verdict.SAME}


def test_it_is_in_the_samples_languages_and_gives_reasons() -> None:
    make_glossary()
    languages = TermTranslation.objects.values_list("language", flat=True)
    assert set(languages) == {"fr", "ar", "es", "uk", "my"}
    assert all(word.reason for word in ForbiddenWord.objects.all())
    assert {word.language for word in ForbiddenWord.objects.all()} >= {"en", "fr", "ar", "es", "uk"}
    assert TermTranslation.objects.filter(language="my").count() < Term.objects.count()
