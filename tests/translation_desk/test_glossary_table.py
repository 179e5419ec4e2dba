"""The glossary's table on its screens: out, compared, in; hostile files; what changes meanwhile."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
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


def statements(client: Client, table: str) -> int:
    """In how many it is taken."""
    compared = upload(client, table)
    with CaptureQueriesContext(connection) as asked:
        assert "in the glossary." in words(take(client, compared))
    return len(asked)


def test_a_long_table_is_taken_in_as_many_statements_as_a_short_one(keeper: Client, survivor: Term) -> None:
    def table(start: int, count: int, note: str = "") -> str:
        numbers = range(start, start + count)
        lines = "".join(f"term {one},{note},ar,كلمة {one} {note},لفظ {one},يجرح {note}.\n" for one in numbers)
        return "term,note,language,translation,do_not_use,reason\n" + lines

    statements(keeper, table(0, 1))
    # SQLite takes a thousand values in a statement, and so some seventy rows.
    more = 0 if connection.features.max_query_params is None else 3 * 450 // 70
    new = statements(keeper, table(1, 45))
    assert statements(keeper, table(46, 450)) <= new + 2 * more
    changed = statements(keeper, table(1, 45, "Mehr."))
    assert statements(keeper, table(46, 450, "Mehr.")) <= changed + 2 * more
    assert (Term.objects.count(), ForbiddenWord.objects.count()) == (497, 496)


def test_a_table_is_told_in_the_record_as_if_each_row_was_saved_alone(
    keeper: Client, survivor: Term, coordinator: User, told: Callable[[str], list[Entry]]
) -> None:
    take(keeper, upload(keeper, TABLE))
    take(keeper, upload(keeper, TABLE.replace("يجرح", "مؤلم").replace("Who lives.", "Who lives on.")))
    take(keeper, upload(keeper, "term,language,do_not_use\n=1+1,ar,ضحية\n"))
    assert [(one.kind, one.label, one.actor_id) for one in told("wagtail.create")] == [
        ("taxonomy.term", "=1+1", coordinator.pk),
        ("taxonomy.termtranslation", "ناجٍ", coordinator.pk),
        ("taxonomy.termtranslation", "deux", coordinator.pk),
        ("taxonomy.forbiddenword", "ضحية", coordinator.pk),
    ]
    assert [(one.label, one.detail["changed"]) for one in told("wagtail.edit")] == [
        ("survivor", ["note"]), ("survivor", ["note"]), ("ضحية", ["reason"]), ("ضحية", ["term"]),
    ]  # fmt: skip


def test_what_one_table_says_of_a_word_in_several_lines_is_all_there(keeper: Client, survivor: Term) -> None:
    table = "term,other_forms,note,language,translation,do_not_use,reason\n"
    table += "Risk  Education,,About risk.,ar,توعية,,\nRisk Education,risks,,fr,éducation,danger,Trop.\n"
    take(keeper, upload(keeper, table + "survivor,survivors,,ar,,,\nsurvivor,,Who lives.,ar,,,\n"))
    term = Term.objects.get(key="risk education")
    assert (term.words, term.forms, term.note) == ("Risk Education", "risks", "About risk.")
    assert {one.language for one in term.translations.all()} == {"ar", "fr"}
    assert ForbiddenWord.objects.get(key="danger").term == term
    survivor.refresh_from_db()
    assert (survivor.forms, survivor.note) == ("survivors", "Who lives.")


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
