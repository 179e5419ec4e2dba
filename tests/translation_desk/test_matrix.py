"""Pages by languages: who sees which, counted and filtered by the database, the most important first."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.safety.models import Kind, Weight
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.freshness import State
from cms.translation_desk.matrix import Question, locales_for, matrix
from cms.translation_desk.permissions import desk_of
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.obliging import approve_content, on_their_own
from tests.publishing.page_form import words
from tests.safety.acting import hand_in, now
from tests.standing import standing
from tests.translation_desk.pages import translated

pytestmark = pytest.mark.django_db


def article(section: OrganisationPage, title: str, **facts: Any) -> GuidancePage:
    page: GuidancePage = factories.live_guidance(section, title=title, slug=title.lower().replace(" ", "-"), **facts)
    return page


@standing
def pages(section: OrganisationPage, hotline: Any, arabic: Any, translator: User) -> dict[State, GuidancePage]:
    """An English page in each state in Arabic, named by it."""
    made = {state: article(section, state.value.replace("_", " ").capitalize()) for state in State}
    for state in (State.CURRENT, State.OUTDATED):
        translated(made[state], "ar", f"عربي {state.value}")
    draft_in(made[State.IN_PROGRESS], arabic.locale, by=translator)
    handed_in = draft_in(made[State.IN_REVIEW], arabic.locale, by=translator).page
    hand_in(handed_in, translator)
    change(made[State.OUTDATED])
    return made


def change(page: Any, kind: Kind = Kind.SAFETY) -> None:
    """A major one, live."""
    found = now(page)
    found.standfirst = "Something else."
    with on_their_own():
        approve_content(found, weight=Weight.MAJOR, kind=kind)
        found.save_revision().publish()


def titles(user: User, **asked: Any) -> list[str]:
    locales = locales_for(user)
    question = Question(codes=asked.pop("codes", tuple(locales)), **asked)
    return [page.title for page in matrix(question, user, locales).pages]


def test_every_page_is_found_by_its_state_in_a_language(pages: dict[State, GuidancePage], editor: User) -> None:
    for state, page in pages.items():
        assert titles(editor, codes=("ar",), state=state) == [page.title], state


def test_each_state_is_counted_by_language(pages: dict[State, GuidancePage], editor: User) -> None:
    locales = locales_for(editor)
    found = matrix(Question(tuple(locales)), editor, locales)
    assert found.counts["ar"] == dict.fromkeys(State, 1)
    assert found.counts["en"] == dict.fromkeys(State, 0)


def test_the_cells_say_what_the_filter_finds(pages: dict[State, GuidancePage], editor: User) -> None:
    locales = locales_for(editor)
    found = matrix(Question(tuple(locales)), editor, locales)
    screen = list(found.pages)
    versions = found.versions(screen)
    for state, page in pages.items():
        version = versions[page.translation_key].get("ar")
        assert (version.state if version else State.MISSING) == state
        assert versions[page.translation_key]["en"].state is None


def test_an_urgent_warning_comes_first_then_what_changed_last(
    section: OrganisationPage, hotline: Any, arabic: Any, editor: User
) -> None:
    first, second, third = (article(section, title) for title in ("First", "Second", "Third"))
    assert titles(editor) == ["Third", "Second", "First"]
    change(second)
    change(first, kind=Kind.EMERGENCY)
    assert titles(editor) == ["First", "Second", "Third"]
    assert third.live


def test_pages_are_narrowed_by_audience_topic_and_organisation(
    section: OrganisationPage, home: Any, hotline: Any, arabic: Any
) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR, username="coordinates")
    article(section, "For girls", made_for=("girls",), suitable_for=())
    article(section, "For all", made_for=("women", "girls", "boys", "men"), suitable_for=(), topics=("scrap",))
    other = factories.section_under(home, title="Others")
    article(other, "Of others", made_for=("men",), suitable_for=())
    assert titles(coordinator, audience="girls") == ["For all", "For girls"]
    assert titles(coordinator, topic="scrap") == ["For all"]
    assert titles(coordinator, organisation_id=other.organisation_id) == ["Of others"]


def test_nobody_sees_pages_of_an_organisation_that_is_not_theirs(
    pages: Any, home: Any, editor: User, translator: User
) -> None:
    other = factories.section_under(home, title="Others")
    article(other, "Of others")
    stranger = factories.member_of(other.organisation, Role.TRANSLATOR, language="ar", username="stranger")
    assert titles(stranger) == ["Of others"]
    assert "Of others" not in titles(editor) + titles(translator)
    assert titles(editor, organisation_id=other.organisation_id) == []


def test_a_translator_sees_their_language_and_no_other(pages: Any, translator: User) -> None:
    factories.live_home("fr")
    assert list(locales_for(translator)) == ["ar"]
    shown = soup(signed_in(translator).get(reverse("translation_desk:overview"), {"language": "fr"}))
    assert [one.get_text() for one in shown.select(".desk-matrix thead [lang]")] == ["العربية"]


def test_a_reviewer_of_a_language_sees_it_and_starts_nothing(pages: Any, section: OrganisationPage) -> None:
    reader = factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="ar", username="reads_arabic")
    shown = soup(signed_in(reader).get(reverse("translation_desk:overview")))
    assert shown.select("span.desk-state--missing") and not shown.select("a.desk-state--missing")


def test_who_has_to_do_with_no_language_is_refused(pages: Any, section: OrganisationPage) -> None:
    keeper = factories.member_of(section.organisation, Role.ADMINISTRATOR, username="keeper")
    for name in ("overview", "download"):
        assert signed_in(keeper).get(reverse(f"translation_desk:{name}")).status_code == 302
    assert "/login/" in Client().get(reverse("translation_desk:overview")).headers["Location"]


@pytest.mark.parametrize("asked", ["state=x", "language=tlh", "organisation=99999", "page=0", "page=x", "audience=all"])
def test_a_question_that_makes_no_sense_asks_nothing(pages: Any, editor: User, asked: str) -> None:
    response = signed_in(editor).get(f"{reverse('translation_desk:overview')}?{asked}")
    assert response.status_code == 200
    assert "Outdated" in words(response)


def test_the_same_is_to_be_had_as_a_table(pages: dict[State, GuidancePage], section: Any, editor: User) -> None:
    factories.live_guidance(section, title="=1+1", slug="sum")
    response = signed_in(editor).get(reverse("translation_desk:download"))
    book: Any = load_workbook(io.BytesIO(response.content))
    lines = list(book.active.iter_rows(values_only=True))
    assert lines[0][:4] == ("Page", "Original language", "en", "ar")
    assert ("Outdated", "en", "original", "outdated") in [line[:4] for line in lines]
    assert ("'=1+1", "en", "original", "missing") in [line[:4] for line in lines]


def test_more_pages_and_languages_ask_the_database_no_more(
    pages: Any, section: OrganisationPage, editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        article(section, f"More {number}")
    for code in ("fr", "uk", "my"):
        factories.live_home(code)
    person = User.objects.get(pk=editor.pk)
    desk_of(person)  # the menu of every screen has asked who the person is
    with django_assert_max_num_queries(10):
        locales = locales_for(person)
        found = matrix(Question(tuple(locales), state=State.MISSING), person, locales)
        screen = list(found.pages[:50])
        found.versions(screen)
        found.wanted(screen, person, timezone.localdate())
