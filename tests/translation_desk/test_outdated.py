"""Which live translations are outdated, as the database has it."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from cms.guidance.models import GuidancePage
from cms.safety.models import Weight
from cms.taxonomy.models import MadeFrom, Original
from cms.taxonomy.sources import source_of
from cms.translation_desk.models import TranslatedSegment
from cms.translation_desk.outdated import is_outdated, outdated
from tests import factories
from tests.obliging import approve_content, on_their_own
from tests.safety.acting import now
from tests.translation_desk.pages import translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(section: Any, hotline: Any, arabic: Any) -> tuple[GuidancePage, GuidancePage]:
    """A live English page and its live Arabic translation."""
    original = factories.live_guidance(section, title="Known paths", standfirst="Walk on them.")
    return original, translated(original, "ar", "طرق معروفة")


def change(page: Any, words: str, weight: Weight = Weight.MAJOR, **approval: Any) -> None:
    """The page goes live with another standfirst, which its reviewer calls a change of this weight."""
    found = now(page)
    found.standfirst = words
    with on_their_own():
        approve_content(found, weight=weight, **approval)
        found.save_revision().publish()


def test_a_translation_is_current_while_its_source_says_what_was_read(pair: Any) -> None:
    assert outdated() == set()


def test_a_major_change_outdates_it_and_a_small_one_does_not(pair: Any) -> None:
    original, arabic = pair
    change(original, "Walk on them!", Weight.SMALL)
    assert outdated() == set()
    change(original, "Walk on them, never beside them.")
    assert outdated() == {arabic.pk}
    assert is_outdated(arabic) and not is_outdated(original)
    change(original, "Walk on them, never beside them!", Weight.SMALL)
    assert outdated() == {arabic.pk}


def test_it_is_current_again_once_it_was_read_against_the_new_source(pair: Any) -> None:
    original, arabic = pair
    change(original, "Never beside them.")
    change(arabic, "ليس بجانبها أبدا.")
    assert outdated() == set()


def test_what_was_made_from_an_outdated_translation_is_outdated_too(pair: Any, section: Any) -> None:
    original, arabic = pair
    french = now(translated(original, "fr", "Chemins connus"))
    french.body = [factories.card(words="Revenez par où vous êtes venus")]
    french.save_revision().publish()
    MadeFrom.objects.create(page=french, source=arabic)
    TranslatedSegment.objects.filter(page=french).delete()  # until now it was made from English
    change(french, "Marchez dessus.")  # read against the Arabic
    assert outdated() == set()
    change(original, "Never beside them.")
    assert outdated() == {arabic.pk, french.pk}
    change(arabic, "ليس بجانبها أبدا.")
    assert outdated() == {french.pk}
    change(french, "Jamais à côté.")
    assert outdated() == set()


def test_asking_about_all_takes_one_query_while_nothing_has_changed(
    pair: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        outdated()
    change(pair[0], "Never beside them.")
    with django_assert_num_queries(3):
        assert outdated() == {pair[1].pk}
    with django_assert_num_queries(3):
        assert outdated([pair[0].translation_key]) == {pair[1].pk}


def test_what_was_made_from_another_translation_is_still_read_against_it_once_the_original_is_gone(
    pair: Any, section: Any
) -> None:
    original, arabic = pair
    factories.live_home("fr")
    french = translated(original, "fr", "Chemins connus")
    MadeFrom.objects.create(page=french, source=arabic)
    assert source_of(french).pk == arabic.pk
    Original.objects.filter(translation_key=french.translation_key).delete()
    assert source_of(french).pk == arabic.pk
