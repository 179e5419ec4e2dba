"""What the memory keeps: the words of live translations, as long as they are live."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.translation_desk.memory.remembering import remember
from cms.translation_desk.models import Origin, Remembered, TranslatedSegment
from cms.translation_desk.segments import texts_of
from tests import factories
from tests.safety.acting import now
from tests.standing import standing
from tests.translation_desk.memories import remembered
from tests.translation_desk.test_beside import WORDS, newest, publish, whole, write

pytestmark = pytest.mark.django_db


@standing
def draft(original: GuidancePage, arabic: Any, translator: User) -> GuidancePage:
    """An Arabic page that went live with three texts."""
    page = factories.live_translation(original, arabic.locale)
    return GuidancePage.objects.get(pk=page.pk)


def said(original: Any) -> dict[str, str]:
    return {path.rpartition(".")[2]: text for path, text in texts_of(original).items()}


def test_a_translation_that_goes_live_is_remembered_and_what_it_says_no_more_is_forgotten(
    draft: GuidancePage, original: GuidancePage, translator: User
) -> None:
    before = said(original)
    assert (before["title"], draft.title) in remembered(page=draft)
    ages = dict(Remembered.objects.filter(page=draft).values_list("source", "at"))
    write(draft, translator, title=WORDS["title"])
    assert (before["title"], WORDS["title"]) not in remembered(page=draft)  # a draft is nobody's to take words from
    publish(draft)
    assert (before["title"], WORDS["title"]) in remembered(page=draft)
    assert (before["title"], draft.title) not in remembered(page=draft)
    kept = Remembered.objects.get(page=draft, source=before["standfirst"])
    assert kept.at == ages[before["standfirst"]] and (kept.source_language, kept.target_language) == ("en", "ar")


def test_words_of_a_machine_that_nobody_confirmed_and_words_left_as_they_were_are_not_remembered(
    draft: GuidancePage, original: GuidancePage
) -> None:
    TranslatedSegment.objects.filter(page=draft, path="title").update(origin=Origin.MACHINE)
    TranslatedSegment.objects.filter(page=draft, path="standfirst").update(source_text=draft.standfirst)
    remember(draft, by=None, at=timezone.now())
    assert remembered(page=draft) == set()


def test_what_is_taken_down_is_offered_to_nobody(draft: GuidancePage) -> None:
    assert Remembered.objects.offered().filter(page=draft).exists()
    now(draft).unpublish()
    assert not Remembered.objects.offered().filter(page=draft).exists()
    now(draft).delete()
    assert not Remembered.objects.filter(page=draft.pk).exists()


def test_originals_and_sections_are_not_remembered(original: GuidancePage, draft: GuidancePage) -> None:
    assert not Remembered.objects.exclude(page=draft).filter(page__depth__lt=4).exists()
    assert not Remembered.objects.filter(page=original).exists()


def test_the_words_of_somebody_whose_account_is_gone_stay_without_a_name(draft: GuidancePage, section: Any) -> None:
    person = factories.member_of(section.organisation, Role.EDITOR, username="leaves")
    Remembered.objects.filter(page=draft).update(by=person)
    person.delete()
    assert set(Remembered.objects.filter(page=draft).values_list("by", flat=True)) == {None}


def test_an_upgraded_site_remembers_what_was_translated_before_once(draft: GuidancePage) -> None:
    before = remembered()
    Remembered.objects.all().delete()
    said = StringIO()
    call_command("remember_translations", stdout=said)
    assert remembered() == before and len(before) >= 2
    assert f"Remembered {len(before)} texts of" in said.getvalue()
    keys = set(Remembered.objects.values_list("pk", flat=True))
    call_command("remember_translations", stdout=said)
    assert "Remembered 0 texts of 0 pages." in said.getvalue()
    assert set(Remembered.objects.values_list("pk", flat=True)) == keys


def test_before_there_were_notes_what_a_reviewer_read_is_remembered(draft: GuidancePage) -> None:
    before = remembered(page=draft)
    TranslatedSegment.objects.all().delete()
    Remembered.objects.all().delete()
    call_command("remember_translations", stdout=StringIO())
    assert remembered(page=draft) == before


def test_many_texts_are_remembered_with_no_more_questions_than_a_few(
    draft: GuidancePage,
    original: GuidancePage,
    translator: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page = now(draft)
    page.body = [factories.card(words=f"قل ذلك {number} مرات") for number in range(40)]
    notes = [
        TranslatedSegment(page=page, path=path, source_text=f"Say it {path}", text=text, done=True, at=timezone.now())
        for path, text in texts_of(page).items()
        if path.endswith(".words")
    ]
    TranslatedSegment.objects.bulk_create(notes)
    with django_assert_max_num_queries(10):
        remember(page, by=translator, at=timezone.now())
    assert Remembered.objects.filter(page=page).count() == 42


def test_a_page_that_is_carried_on_keeps_what_it_said_until_it_goes_live(draft: GuidancePage, translator: User) -> None:
    before = remembered(page=draft)
    whole(draft, translator)
    assert newest(draft).title == WORDS["title"] and remembered(page=draft) == before
