"""The glossary's table on its screens: out, compared, in; hostile files; what changes meanwhile."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import HomePage
from cms.taxonomy.glossary.limits import FORBIDDEN
from cms.taxonomy.models import ForbiddenWord, Term
from tests.conftest import signed_in
from tests.publishing.page_form import words
from tests.standing import standing
from tests.translation_desk.glossary import address, take, upload

pytestmark = pytest.mark.django_db
TABLE = (
    "source_language,term,note,language,translation,do_not_use,reason,use_instead\n"
    "en,survivor,Who lives.,ar,ناجٍ,ضحية,يجرح.,ناجٍ\n"
    "en,=1+1,,fr,deux,,,\n"
)


@standing
def survivor(db: None, arabic: HomePage, french: HomePage) -> Term:
    return Term.objects.create(language="en", words="survivor")


@pytest.fixture
def keeper(coordinator: User) -> Client:
    return signed_in(coordinator)


def test_nothing_is_written_before_it_is_taken_and_then_all_of_it(
    keeper: Client, survivor: Term, told: Callable[[str], list[Entry]]
) -> None:
    compared = upload(keeper, TABLE)
    assert Term.objects.count() == 1 and "Nothing is written yet." in words(compared)
    assert "5 changes are in the glossary." in words(take(keeper, compared))
    survivor.refresh_from_db()
    assert (survivor.note, survivor.translations.get().words) == ("Who lives.", "ناجٍ")
    assert ForbiddenWord.objects.get().term == survivor
    assert len(told("wagtail.create")) == 4 and len(told("wagtail.edit")) == 1
    assert "There is nothing in this table to write." in words(upload(keeper, TABLE))


def test_what_goes_out_comes_back_unchanged_and_acts_in_no_spreadsheet(
    keeper: Client, survivor: Term, told: Callable[[str], list[Entry]]
) -> None:
    take(keeper, upload(keeper, TABLE))
    response = keeper.get(address("_download"))
    assert response["Content-Type"] == "text/csv; charset=utf-8" and "glossary.csv" in response["Content-Disposition"]
    assert response.content.startswith(b"\xef\xbb\xbf") and b"'=1+1" in response.content
    assert not upload(keeper, response.content).context["can_take"]
    assert [entry.detail["format"] for entry in told("export.taken")] == ["csv"]


def test_a_translator_takes_their_own_language_alone(desk: Client, survivor: Term) -> None:
    compared = upload(desk, "term,language,translation\nsurvivor,ar,ناجٍ\nsurvivor,fr,rescapé\nother,ar,غيره\n")
    said = words(compared)
    assert "You do not write words of this language." in said and "Only a coordinator adds or changes terms." in said
    take(desk, compared)
    assert [(one.language, one.words) for one in survivor.translations.all()] == [("ar", "ناجٍ")]
    assert Term.objects.count() == 1


def test_a_table_of_another_language_has_nothing_to_take(desk: Client, survivor: Term) -> None:
    assert not upload(desk, "term,language,translation\nsurvivor,fr,rescapé").context["can_take"]


def test_what_changes_meanwhile_stops_all_of_it(desk: Client, survivor: Term) -> None:
    compared = upload(desk, "term,language,translation,do_not_use,reason\nsurvivor,ar,ناجٍ,ضحية,يجرح.")
    survivor.translations.create(language="ar", words="ناجية")
    assert "Something has changed since the table was compared." in words(take(desk, compared))
    assert not ForbiddenWord.objects.exists()


def test_what_one_compared_nobody_else_takes(desk: Client, keeper: Client, survivor: Term) -> None:
    compared = upload(keeper, TABLE)
    take(desk, compared)
    desk.post(address("_take"), {"sealed": compared.context["sealed"] + "x"})
    desk.post(address("_take"), {})
    assert not survivor.translations.exists()


def test_whoever_loses_a_language_meanwhile_takes_nothing(desk: Client, translator: User, survivor: Term) -> None:
    compared = upload(desk, "term,language,translation\nsurvivor,ar,ناجٍ")
    translator.groups.clear()
    assert desk.post(address("_take"), {"sealed": compared.context["sealed"]}).status_code in {302, 403}
    assert not survivor.translations.exists()


def test_what_a_full_language_does_not_hold_is_told_line_by_line_and_the_rest_is_taken(
    desk: Client, survivor: Term
) -> None:
    lines = "".join(f"لفظ {number},ar,يجرح.\n" for number in range(FORBIDDEN.most + 2))
    compared = upload(desk, "do_not_use,language,reason\n" + lines)
    assert "holds no more." in words(compared)
    assert "500 changes are in the glossary." in words(take(desk, compared))
    assert ForbiddenWord.objects.count() == FORBIDDEN.most


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x" * (20 * 1024 * 1024), "larger than 5 MB"),
        (b"term,language\n" + b"a,ar\n" * 20_000, "more than 5,000 lines"),
        ("term,language\né,ar".encode("cp1252"), "CSV UTF-8"),
        (b"term,language\na\x00,ar", "CSV UTF-8"),
        (b"PK\x03\x04\x00", "CSV UTF-8"),
        (b"a,b\n1,2", "must name the columns"),
        (b'term,language\n"a', "damaged"),
        (b"", "Choose a table."),
    ],
)
def test_hostile_files_are_refused_clearly(desk: Client, survivor: Term, content: bytes, said: str) -> None:
    response = upload(desk, content)
    assert response.status_code == 200 and said in words(response)


def test_a_full_table_is_compared_with_few_queries(
    keeper: Client, survivor: Term, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lines = "".join(f"term {number},ar,كلمة {number}\n" for number in range(2_000))
    with django_assert_max_num_queries(40):
        compared = upload(keeper, "term,language,translation\n" + lines)
    assert compared.context["can_take"]
