"""Pages by languages, and what is asked for: which pages are left, in which order they come, what their cells say."""

import datetime
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.safety.models import Kind, Weight
from cms.translation_desk.matrix import Question, locales_for, matrix
from cms.translation_desk.matrix_requests import Wanted, Whose
from cms.translation_desk.permissions import desk_of
from cms.translation_desk.taking import give, take
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.obliging import approve_content, on_their_own
from tests.safety.acting import now
from tests.standing import standing
from tests.translation_desk.asked import request_for

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime.date:
    """So many days from today."""
    return timezone.localdate() + datetime.timedelta(days=number)


@standing
def pages(section: OrganisationPage, hotline: Any, arabic: Any, translator: User) -> dict[str, GuidancePage]:
    """English pages by their titles, each published after the one before."""
    names = ("Sometime", "Next week", "Overdue", "Unasked")
    return {name: factories.live_guidance(section, title=name, slug=name.lower().replace(" ", "-")) for name in names}


@pytest.fixture
def asked(pages: dict[str, GuidancePage], editor: User, translator: User) -> dict[str, Any]:
    """Requests for Arabic versions of all of them but one; the translator has the one that is overdue."""
    dues = {"Sometime": None, "Next week": day(7), "Overdue": day(-2)}
    made = {title: request_for(pages[title], editor, due=due) for title, due in dues.items()}
    take(made["Overdue"].pk, by=translator, at=timezone.now())
    return made


def titles(user: User, **question: Any) -> list[str]:
    locales = locales_for(user)
    codes = question.pop("codes", tuple(locales))
    return [page.title for page in matrix(Question(codes=codes, **question), user, locales).pages]


def test_what_is_asked_for_comes_before_the_rest_by_its_day(asked: Any, translator: User, editor: User) -> None:
    for person in (translator, editor):
        assert titles(person) == ["Overdue", "Next week", "Sometime", "Unasked"]


def test_an_urgent_warning_comes_before_what_is_asked_for(
    asked: Any, pages: dict[str, GuidancePage], editor: User
) -> None:
    warning = now(pages["Unasked"])
    warning.standfirst = "Something else."
    with on_their_own():
        approve_content(warning, weight=Weight.MAJOR, kind=Kind.EMERGENCY)
        warning.save_revision().publish()
    assert titles(editor) == ["Unasked", "Overdue", "Next week", "Sometime"]


def test_only_languages_that_are_shown_put_pages_in_order(asked: Any, editor: User) -> None:
    assert titles(editor, codes=("en",)) == ["Unasked", "Overdue", "Next week", "Sometime"]


def test_pages_are_narrowed_to_what_is_asked_for_and_to_what_somebody_has(
    asked: dict[str, Any], translator: User, editor: User
) -> None:
    assert titles(translator, asked=Whose.ANYBODYS) == ["Overdue", "Next week", "Sometime"]
    assert titles(translator, asked=Whose.MINE) == ["Overdue"]
    assert titles(editor, asked=Whose.MINE) == []
    give(asked["Next week"].pk, translator, by=editor, at=timezone.now())
    assert titles(translator, asked=Whose.MINE) == ["Overdue", "Next week"]
    assert titles(editor, asked=Whose.ANYBODYS, codes=("en",)) == []


def test_what_somebody_has_who_may_not_do_it_any_more_is_nobodys(
    asked: dict[str, Any], translator: User, editor: User
) -> None:
    translator.groups.clear()
    assert "nobody yet" in cell_of(signed_in(editor), "Overdue").get_text(" ")


def test_what_was_called_off_is_not_asked_for(asked: dict[str, Any], editor: User) -> None:
    asked["Overdue"].closed_at = timezone.now()
    asked["Overdue"].save()
    assert titles(editor, asked=Whose.ANYBODYS) == ["Next week", "Sometime"]


def cell_of(client: Client, title: str, **query: str) -> Any:
    """The Arabic cell of a page."""
    shown = soup(client.get(reverse("translation_desk:overview"), {"language": "ar", **query}))
    rows = {str(row.select("th")[0].get_text()): row for row in shown.select(".desk-matrix tbody tr")}
    return next(row for heading, row in rows.items() if title in heading).select_one("td")


def test_a_cell_says_by_when_and_who_has_it_and_leads_to_the_request(
    asked: dict[str, Any], translator: User, editor: User
) -> None:
    mine, others = signed_in(translator), signed_in(editor)
    overdue = cell_of(mine, "Overdue").select_one("a.desk-wanted--overdue")
    assert "overdue: " in overdue.get_text() and overdue.bdi.get_text() == "you"
    assert overdue["href"] == reverse("translation_desk:request", args=[asked["Overdue"].pk])
    assert mine.get(overdue["href"]).status_code == 200
    assert cell_of(others, "Overdue").bdi.get_text() == translator.username
    assert "no date" in cell_of(mine, "Sometime").get_text()
    assert cell_of(mine, "Sometime").bdi.get_text() == "nobody yet"
    assert not cell_of(mine, "Unasked").select(".desk-wanted")
    assert not cell_of(mine, "Next week").select(".desk-wanted--overdue")


def test_the_screen_says_its_rule_and_offers_the_filter(asked: Any, translator: User) -> None:
    shown = soup(signed_in(translator).get(reverse("translation_desk:overview"), {"asked": "mine"}))
    assert "then what is asked for, by its day" in shown.select_one(".day-hint").get_text()  # type: ignore[union-attr]
    assert [one["value"] for one in shown.select("select[name=asked] option")] == ["", "mine", "any"]
    assert [row.span.get_text() for row in shown.select(".desk-matrix tbody th")] == ["Overdue"]  # type: ignore[union-attr]


def test_the_list_of_files_is_narrowed_and_marked_alike(asked: Any, translator: User) -> None:
    shown = soup(signed_in(translator).get(reverse("translation_desk:files"), {"asked": "any"}))
    rows = shown.select(".desk-matrix tbody tr")
    assert ["Overdue" in rows[0].get_text(), len(rows)] == [True, 3]
    assert rows[0].select(".desk-wanted--overdue")


def test_nobody_reads_of_requests_of_another_organisation(asked: Any, home: Any, editor: User) -> None:
    other = factories.section_under(home, title="Others")
    theirs = factories.live_guidance(other, title="Of others", slug="of-others")
    stranger = factories.member_of(other.organisation, Role.EDITOR, username="stranger")
    request_for(theirs, stranger, due=day(1))
    assert titles(stranger, asked=Whose.ANYBODYS) == ["Of others"]
    assert "Of others" not in titles(editor, asked=Whose.ANYBODYS)


def test_the_table_has_the_day_and_the_person(asked: Any, translator: User) -> None:
    response = signed_in(translator).get(reverse("translation_desk:download"), {"asked": "any"})
    book: Any = load_workbook(io.BytesIO(response.content))
    first, *lines = book.active.iter_rows(values_only=True)
    assert first == ("Page", "Original language", "ar", "ar: wanted by", "ar: who has it")
    assert [line[0] for line in lines] == ["Overdue", "Next week", "Sometime"]
    assert lines[0][3].date() == day(-2)
    assert [line[4] for line in lines] == [translator.username, "nobody yet", "nobody yet"]
    assert lines[2][3] == "no date"


@pytest.mark.parametrize("query", ["asked=x", "asked=", "asked=mine&language=tlh"])
def test_a_question_that_makes_no_sense_asks_nothing(asked: Any, editor: User, query: str) -> None:
    response = signed_in(editor).get(f"{reverse('translation_desk:overview')}?{query}")
    assert response.status_code == 200


def test_requests_cost_the_same_few_queries_however_many_there_are(
    asked: Any,
    pages: dict[str, GuidancePage],
    editor: User,
    django_assert_max_num_queries: Any,
) -> None:
    for code in ("fr", "uk", "my"):
        factories.live_home(code)
        for page in pages.values():
            request_for(page, editor, code, due=day(3))
    for person in (User.objects.get(pk=editor.pk), factories.member_of(None, Role.COORDINATOR)):
        desk_of(person)  # the menu of every screen has asked who the person is
        with django_assert_max_num_queries(10):
            locales = locales_for(person)
            found = matrix(Question(tuple(locales), asked=Whose.ANYBODYS), person, locales)
            screen = list(found.pages[:50])
            found.versions(screen)
            assert len(found.wanted(screen, person, day(0))) == 15


@given(due=st.none() | st.dates(), holder=st.sampled_from(["", "Kay"]), is_mine=st.booleans(), is_overdue=st.booleans())
def test_whatever_is_asked_for_says_when_and_who(
    due: datetime.date | None, holder: str, is_mine: bool, is_overdue: bool
) -> None:
    wanted = Wanted(1, due, holder, is_mine, is_overdue)
    assert (wanted.when == "no date") == (due is None)
    assert wanted.who == ("you" if is_mine else holder or "nobody yet")


def test_who_may_ask_and_does_not_translate_is_led_to_asking(section: Any, original: Any, arabic: Any) -> None:
    asks = factories.member_of(None, Role.COORDINATOR, username="asks")
    cell = cell_of(signed_in(asks), original.title)
    address = f"{reverse('translation_desk:ask_for', args=[original.pk])}?language=ar"
    assert [one["href"] for one in cell.select("a.desk-state--missing")] == [address]
    ticked = soup(signed_in(asks).get(address)).select("input[name=languages][checked]")
    assert [one["value"] for one in ticked] == ["ar"]
