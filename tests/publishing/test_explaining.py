"""What is missing is said with the name of its field, or with a link to where it is mended, for whoever may go there."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.blocks.base import get_error_json_data
from wagtail.test.utils.form_data import streamfield

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.publishing.door import reasons
from cms.publishing.explaining import listed
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.publishing.page_form import PUBLISH, SAVE, SUBMIT, add_address, audiences, card, edit_address, send

pytestmark = pytest.mark.once

WHOLE = {"title": "Know the signs", "slug": "know-the-signs", "standfirst": "What tells you.", "scope": "everywhere"}
ALL_FOUR = audiences(**dict.fromkeys(("women", "girls", "boys", "men"), "suitable_for"))
NO_DO = "There is a “don’t” without a “do” for the same people: add what to do instead."


def told(response: Any) -> list[str]:
    """The lines under “What is missing:”, as they are read."""
    message = BeautifulSoup(response.content, "html.parser").select_one(".messages .error")
    assert message is not None
    assert "What is missing:" in message.get_text()
    return [" ".join(line.get_text().split()) for line in message.select("ul > li")]


def links(response: Any) -> list[str]:
    """Where these lines lead."""
    return [str(link["href"]) for link in BeautifulSoup(response.content, "html.parser").select(".messages li li a")]


def test_what_is_missing_is_listed_with_its_fields_also_where_every_reason_has_one(
    reviewer_desk: Client, empty_draft: GuidancePage
) -> None:
    lines = told(send(reviewer_desk, edit_address(empty_draft), PUBLISH, card("dont")))
    assert f"Parts: {NO_DO}" in lines
    assert any(line.startswith("Where does it apply? Say where this page applies") for line in lines)


def test_a_new_page_says_the_same(reviewer_desk: Client, section: OrganisationPage, hotline: Hotline) -> None:
    response = send(reviewer_desk, add_address(section), PUBLISH, card("dont"), **WHOLE, **ALL_FOUR)
    assert told(response) == [f"Parts: {NO_DO}"]
    assert "This page is kept as a draft. It is not published or handed in yet." in response.content.decode()


def test_the_page_above_is_linked_for_who_may_open_it(
    reviewer_desk: Client, section: OrganisationPage, hotline: Hotline
) -> None:
    section.unpublish()
    response = send(reviewer_desk, add_address(section), PUBLISH, **WHOLE, **ALL_FOUR)
    assert told(response) == [f"Publish the page above it first: “{section.title}”. Open “{section.title}”"]
    assert links(response) == [edit_address(section)]
    assert reviewer_desk.get(links(response)[0]).status_code == 200


def test_a_page_that_somebody_may_not_open_is_not_linked(
    reviewer_desk: Client, section: OrganisationPage, home: HomePage
) -> None:
    home.unpublish()
    response = send(reviewer_desk, edit_address(section), PUBLISH)
    assert told(response) == [f"Publish the page above it first: “{home.title}”."]
    assert links(response) == []


def test_a_home_is_linked_for_coordinators_who_write_it(section: OrganisationPage, home: HomePage) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR)
    home.unpublish()
    assert f'href="{edit_address(home)}"' in listed(reasons(section), coordinator)


def test_a_missing_hotline_leads_to_the_list_of_hotlines(reviewer_desk: Client, section: OrganisationPage) -> None:
    response = send(reviewer_desk, add_address(section), PUBLISH, **WHOLE, **ALL_FOUR)
    assert links(response) == ["/admin/snippets/directory/hotline/"]
    assert reviewer_desk.get(links(response)[0]).status_code == 200


def test_who_keeps_no_hotlines_is_not_led_there(editor: User, section: OrganisationPage) -> None:
    page = factories.guidance_draft(section)
    factories.give_facts(page)
    assert "No working hotline" in listed(reasons(page), editor)
    assert "<a " not in listed(reasons(page), editor)


def test_a_picture_without_consent_is_said_beside_the_cover_and_linked(
    admin_desk: Client, ready_draft: GuidancePage
) -> None:
    cover = factories.picture("A road", consent="")
    response = send(admin_desk, edit_address(ready_draft), PUBLISH, cover=cover.pk, cover_alt="A road at noon")
    assert set(response.context["form"].errors) == {"cover"}
    assert links(response) == [f"/admin/images/{cover.pk}/"]


def test_what_is_not_translated_yet_is_said_beside_its_field(
    ready_draft: GuidancePage, arabic: HomePage, admin_desk: Client
) -> None:
    ready_draft.search_description = "How to know the signs of danger."
    ready_draft.save_revision().publish()
    draft = draft_in(ready_draft, arabic.locale, by=None).page
    response = send(admin_desk, edit_address(draft), PUBLISH)
    assert {"title", "standfirst", "search_description", "body"} <= set(response.context["form"].errors)


def test_all_that_the_parts_lack_is_handed_to_the_script_that_shows_it(
    reviewer_desk: Client, ready_draft: GuidancePage
) -> None:
    part = {"heading": "On the way", "audiences": ["girls"], "parts": streamfield([card("dont")])}
    response = send(reviewer_desk, edit_address(ready_draft), PUBLISH, card("dont"), ("section", part))
    errors = response.context["form"].errors["body"]
    assert len(errors) == 2
    assert get_error_json_data(errors.as_data()[0]) == {"messages": list(errors)}


def test_a_tab_counts_again_once_the_parts_have_shown_what_is_wrong_with_them(
    editor_desk: Client, empty_draft: GuidancePage
) -> None:
    shown = BeautifulSoup(editor_desk.get(edit_address(empty_draft)).content, "html.parser")
    counts = shown.select(".w-tabs__tab .w-tabs__errors")
    assert counts
    assert {count["data-action"] for count in counts} == {"wagtail:panel-init@document->w-count#count"}


def test_handing_in_tells_too_and_saving_a_draft_tells_nothing(editor_desk: Client, empty_draft: GuidancePage) -> None:
    assert len(told(send(editor_desk, edit_address(empty_draft), SUBMIT))) == 2
    response = send(editor_desk, edit_address(empty_draft), SAVE)
    assert response.status_code == 302
    assert not re.search("What is missing", editor_desk.get(response.url).content.decode())
