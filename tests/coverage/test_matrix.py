"""Who is served in which language, counted as readers find it, and who is left out."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.accounts.models import User
from cms.coverage.matrix import coverage_matrix, empty_cells
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.taxonomy.models import Audience, Fit, PageAudience
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.obliging import approve_as_stored
from tests.publishing.page_form import words
from tests.standing import standing

pytestmark = pytest.mark.usefixtures("hotline")


def counts() -> dict[tuple[str, str, str], int]:
    """(audience, fit, language) to number, for the cells that are not empty."""
    return {
        (cell.audience.code, cell.fit.value, cell.language): cell.count
        for row in coverage_matrix()
        for cell in row.cells
        if cell.count
    }


@standing
def for_girls(section: OrganisationPage) -> GuidancePage:
    """A live page made for girls and suitable for boys."""
    return factories.live_guidance(section, made_for=("girls",), suitable_for=("boys",))


def test_there_is_a_row_for_each_audience_and_fit_and_a_cell_for_each_language(
    home: HomePage, arabic: HomePage
) -> None:
    rows = coverage_matrix()
    assert [(row.audience.code, row.fit.value) for row in rows] == [
        (code, fit) for code in ("women", "girls", "boys", "men") for fit in ("made_for", "suitable_for")
    ]
    assert {tuple(cell.language for cell in row.cells) for row in rows} == {("ar", "en")}


def test_a_live_page_counts_once_for_each_audience_it_names(for_girls: GuidancePage) -> None:
    assert counts() == {("girls", "made_for", "en"): 1, ("boys", "suitable_for", "en"): 1}


def test_a_translation_counts_in_its_own_language_with_the_facts_of_its_original(
    for_girls: GuidancePage, arabic: HomePage
) -> None:
    factories.live_translation(for_girls, arabic.locale)
    assert counts() == {
        ("girls", "made_for", "en"): 1,
        ("girls", "made_for", "ar"): 1,
        ("boys", "suitable_for", "en"): 1,
        ("boys", "suitable_for", "ar"): 1,
    }


def test_drafts_do_not_count(section: OrganisationPage, for_girls: GuidancePage, arabic: HomePage) -> None:
    draft = factories.guidance_draft(section, title="Draft")
    factories.give_facts(draft, made_for=("men",), suitable_for=())
    draft.save()
    draft_in(for_girls, arabic.locale, by=None)
    assert counts() == {("girls", "made_for", "en"): 1, ("boys", "suitable_for", "en"): 1}


def test_a_draft_of_a_live_page_changes_no_number(for_girls: GuidancePage) -> None:
    factories.give_facts(for_girls, made_for=("men",), suitable_for=())
    for_girls.save_revision()
    assert counts() == {("girls", "made_for", "en"): 1, ("boys", "suitable_for", "en"): 1}


def test_pages_under_a_home_that_is_a_draft_do_not_count(for_girls: GuidancePage, arabic: HomePage) -> None:
    factories.live_translation(for_girls, arabic.locale)
    arabic.unpublish()
    assert {language for _code, _fit, language in counts()} == {"en"}


def test_what_is_taken_offline_no_longer_counts(for_girls: GuidancePage, arabic: HomePage) -> None:
    factories.live_translation(for_girls, arabic.locale)
    for_girls.unpublish()
    assert counts() == {}


def test_rows_left_on_a_translation_are_never_counted(for_girls: GuidancePage, arabic: HomePage) -> None:
    translation = factories.live_translation(for_girls, arabic.locale)
    PageAudience.objects.create(page=translation, audience=Audience.objects.get(code="men"), fit=Fit.MADE_FOR)
    approve_as_stored(translation)
    assert {code for code, _fit, _language in counts()} == {"girls", "boys"}


def test_every_empty_cell_is_a_gap(for_girls: GuidancePage, arabic: HomePage) -> None:
    gaps = {(gap.language, gap.audience.code, gap.fit.value) for gap in empty_cells(coverage_matrix())}
    assert len(gaps) == 2 * 8 - 2
    assert ("ar", "girls", "made_for") in gaps
    assert ("en", "girls", "made_for") not in gaps


def test_the_matrix_costs_the_same_with_one_page_and_with_many(
    section: OrganisationPage, for_girls: GuidancePage, arabic: HomePage, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(5) as few:
        coverage_matrix()
    for number in range(8):
        factories.live_guidance(section, title=f"Page {number}")
    with django_assert_num_queries(len(few)):
        assert sum(cell.count for row in coverage_matrix() for cell in row.cells) == 2 + 8 * 4


# In the admin


def test_the_report_names_its_gaps_in_words(
    client: Client, editor: User, for_girls: GuidancePage, arabic: HomePage
) -> None:
    client.force_login(editor)
    response = client.get(reverse("coverage"))
    said = words(response)
    assert response.status_code == 200
    assert "14 gaps" in said
    assert "العربية: nothing made for Girls" in said
    assert "English: nothing made for Girls" not in said


def test_the_report_says_so_when_nobody_is_left_out(client: Client, editor: User, section: OrganisationPage) -> None:
    factories.live_guidance(section, title="One", made_for=Audience.CODES, suitable_for=())
    factories.live_guidance(section, title="Two")
    client.force_login(editor)
    assert "No gaps: every audience is served in every enabled language." in words(client.get(reverse("coverage")))


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.TRANSLATOR, Role.ADMINISTRATOR])
def test_everyone_who_works_in_the_admin_may_see_the_report(
    client: Client, section: OrganisationPage, arabic: HomePage, role: Role
) -> None:
    client.force_login(factories.member_of(section.organisation, role, language="ar"))
    assert client.get(reverse("coverage")).status_code == 200
    assert reverse("coverage") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_strangers_may_not(client: Client) -> None:
    assert "/login/" in client.get(reverse("coverage")).headers["Location"]


def test_titles_of_pages_are_nowhere_in_the_report(client: Client, editor: User, for_girls: GuidancePage) -> None:
    client.force_login(editor)
    assert Page.objects.get(pk=for_girls.pk).title not in words(client.get(reverse("coverage")))
