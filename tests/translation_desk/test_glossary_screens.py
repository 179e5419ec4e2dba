"""The glossary's screens: what is listed, how it is changed, two people at once, what is kept of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import HomePage
from cms.taxonomy.glossary.limits import FORBIDDEN, MOST_FORMS, TERMS
from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.standing import standing
from tests.translation_desk.glossary import address, fill, form_at

pytestmark = pytest.mark.django_db


@standing
def survivor(db: None, arabic: HomePage) -> Term:
    term = Term.objects.create(language="en", words="survivor", forms="survivors", note="Somebody who lives on.")
    term.translations.create(language="ar", words="ناجٍ")
    ForbiddenWord.objects.create(language="ar", words="ضحية", reason="It hurts.", term=term)
    return term


@standing
def risk(db: None) -> Term:
    return Term.objects.create(language="en", words="risk education")


@pytest.fixture
def keeper(coordinator: User) -> Client:
    return signed_in(coordinator)


def listed(client: Client, **asked: Any) -> list[str]:
    shown = soup(client.get(address(""), asked))
    return [row.get_text(" ", strip=True) for row in shown.select(".glossary-list tbody tr")]


def test_terms_are_listed_with_their_translation_and_what_is_missing(desk: Client, survivor: Term, risk: Term) -> None:
    first, second = listed(desk, language="ar")
    assert "risk education" in first and "missing" in first
    assert all(word in second for word in ("survivor", "Somebody who lives on.", "ناجٍ", "ضحية", "It hurts."))
    assert "1 of 2 terms have a translation." in words(desk.get(address(""), {"language": "ar"}))
    assert len(listed(desk, language="ar", show="missing")) == 1
    assert "It hurts." in listed(desk, language="ar", show="forbidden")[0]


@pytest.mark.parametrize("sought", ["SURVIV", "lives", "ناج"])
def test_words_are_found_in_a_term_its_note_and_its_translation(
    desk: Client, survivor: Term, risk: Term, sought: str
) -> None:
    assert ["survivor" in line for line in listed(desk, language="ar", q=sought)] == [True]


def test_the_number_of_queries_does_not_grow(
    desk: Client, survivor: Term, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk.get(address(""))
    with CaptureQueriesContext(connection) as before:
        desk.get(address(""), {"language": "ar"})
    for number in range(40):
        term = Term.objects.create(language="en", words=f"term {number}")
        term.translations.create(language="ar", words=f"كلمة {number}")
        ForbiddenWord.objects.create(language="ar", words=f"لفظ {number}", reason="No.", term=term)
    with django_assert_num_queries(len(before)):
        desk.get(address(""), {"language": "ar"})


def test_a_coordinator_adds_words_and_deletes_a_term(
    keeper: Client, coordinator: User, home: HomePage, told: Callable[[str], list[Entry]]
) -> None:
    assert fill(keeper, address("_term_new"), words=" mine  action ", note="All of it.").status_code == 302
    term = Term.objects.get()
    assert (term.language, term.words, term.note) == ("en", "mine action", "All of it.")
    assert fill(keeper, address("_term", term.pk), forms="mine actions").status_code == 302
    assert keeper.post(address("_term_delete", term.pk)).status_code == 302
    assert not Term.objects.exists()
    assert [entry.kind for entry in told("wagtail.create")] == ["taxonomy.term"]
    assert [entry.detail["changed"] for entry in told("wagtail.edit")] == [["forms"]]
    assert [entry.actor_id for entry in told("wagtail.delete")] == [coordinator.pk]


def test_a_term_is_not_added_twice(keeper: Client, survivor: Term) -> None:
    response = fill(keeper, address("_term_new"), words="SURVIVOR")
    assert "This is in the glossary of the language already." in words(response)
    assert Term.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "  ", "…", "\u202e"])
def test_a_term_without_a_word_is_refused(keeper: Client, home: HomePage, typed: str) -> None:
    assert fill(keeper, address("_term_new"), words=typed).status_code == 200
    assert not Term.objects.exists()


def test_a_language_that_is_full_of_terms_takes_no_more_from_anywhere(keeper: Client, survivor: Term) -> None:
    Term.objects.bulk_create(
        Term(language="en", words=f"term {number}", key=f"term {number}") for number in range(TERMS.most - 1)
    )
    there = Term.objects.create(language="fr", words="rescapé")
    assert "holds no more" in words(fill(keeper, address("_term_new"), words="one more"))
    assert "holds no more" in words(fill(keeper, address("_term", there.pk), language="en"))
    assert fill(keeper, address("_term", survivor.pk), note="Who lives on.").status_code == 302


def test_a_language_that_is_full_of_words_not_to_be_used_takes_no_more(desk: Client, survivor: Term) -> None:
    word = ForbiddenWord.objects.get()
    ForbiddenWord.objects.bulk_create(
        ForbiddenWord(language="ar", words=f"لفظ {number}", key=f"لفظ {number}", reason="لا.")
        for number in range(FORBIDDEN.most - 1)
    )
    refused = fill(desk, address("_word_new", "ar"), words="مسكين", reason="يجرح.")
    assert "holds no more. Delete one that nobody needs first." in words(refused)
    assert fill(desk, address("_word", "ar", word.pk), reason="يجرح كثيراً.").status_code == 302


def test_a_word_has_so_many_forms_and_no_more(keeper: Client, survivor: Term) -> None:
    path, forms = address("_term", survivor.pk), ",".join("f" * number for number in range(1, MOST_FORMS + 1))
    assert fill(keeper, path, forms=forms).status_code == 302
    assert "More than 20 other forms." in words(fill(keeper, path, forms=forms + ",more"))


def test_what_is_deleted_with_a_term_is_its_translations_and_no_prohibition(keeper: Client, survivor: Term) -> None:
    keeper.post(address("_term_delete", survivor.pk))
    assert not TermTranslation.objects.exists()
    assert ForbiddenWord.objects.get().term is None


def test_a_translator_says_how_a_term_is_said(desk: Client, survivor: Term, risk: Term) -> None:
    path = address("_translation", risk.pk, "ar")
    assert fill(desk, path, words="التوعية بالمخاطر", note="هكذا").status_code == 302
    assert risk.translations.get().words == "التوعية بالمخاطر"
    fill(desk, path, words="")
    assert not risk.translations.exists()


def test_a_translator_says_what_is_not_said_and_takes_it_back(desk: Client, survivor: Term) -> None:
    path = address("_word_new", "ar") + f"?term={survivor.pk}"
    assert fill(desk, path, words="مسكين").status_code == 200  # why not?
    assert fill(desk, path, words="مسكين", reason="يجرح.", use_instead="ناجٍ").status_code == 302
    word = ForbiddenWord.objects.get(words="مسكين")
    assert (word.language, word.term, word.use_instead) == ("ar", survivor, "ناجٍ")
    assert "مسكين" in words(desk.get(address("_translation", survivor.pk, "ar")))
    fill(desk, address("_word", "ar", word.pk), reason="يجرح كثيراً.")
    word.refresh_from_db()
    assert (word.reason, word.term) == ("يجرح كثيراً.", survivor)
    desk.post(address("_word_delete", "ar", word.pk))
    assert not ForbiddenWord.objects.filter(words="مسكين").exists()


def test_the_later_of_two_is_shown_what_the_other_saved(desk: Client, colleague: User, survivor: Term) -> None:
    path = address("_translation", survivor.pk, "ar")
    mine = form_at(desk, path)
    assert fill(signed_in(colleague), path, words="ناجية").status_code == 302
    response = desk.post(path, mine | {"words": "الناجي"})
    assert response.status_code == 409
    assert "Somebody changed this meanwhile." in words(response) and "ناجية" in words(response)
    assert survivor.translations.get().words == "ناجية"
    again = soup(response).select_one("[name=seen]")
    assert again is not None and 'value="الناجي"' in response.content.decode()
    assert desk.post(path, mine | {"words": "الناجي", "seen": str(again["value"])}).status_code == 302
    assert survivor.translations.get().words == "الناجي"


def test_of_two_who_translate_at_once_the_second_is_told(
    desk: Client, colleague: User, risk: Term, arabic: Any
) -> None:
    path = address("_translation", risk.pk, "ar")
    mine = form_at(desk, path)
    fill(signed_in(colleague), path, words="توعية")
    assert desk.post(path, mine | {"words": "تثقيف"}).status_code == 409
    assert risk.translations.get().words == "توعية"


def test_a_term_in_its_own_language_has_no_translation(keeper: Client, survivor: Term) -> None:
    assert keeper.get(address("_translation", survivor.pk, "en")).status_code in {302, 404}
    response = fill(keeper, address("_term", survivor.pk), language="ar")
    assert "Take that out first." in words(response)


def test_the_menu_leads_there(desk: Client, arabic: HomePage) -> None:
    assert address("") in desk.get("/admin/").content.decode()
