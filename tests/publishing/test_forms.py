"""The editor's form: reasons stand beside the fields they concern, and a draft may lack everything."""

import datetime
import json

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.taxonomy.facts import facts_of
from tests import factories
from tests.publishing.page_form import (
    ALL_FOUR,
    PUBLISH,
    SAVE,
    SUBMIT,
    add_address,
    audiences,
    card,
    complaints,
    edit_address,
    opened,
    send,
    words,
)

pytestmark = pytest.mark.once

WHOLE = {"title": "Know the signs", "slug": "know-the-signs", "standfirst": "What tells you.", "scope": "everywhere"}


def test_publishing_from_the_editor_names_what_is_missing_beside_its_field(
    reviewer_desk: Client, empty_draft: GuidancePage
) -> None:
    errors = complaints(send(reviewer_desk, edit_address(empty_draft), PUBLISH, card("dont")))
    assert set(errors) == {"audiences", "scope", "body"}
    assert errors["body"] == ["There is a “don’t” without a “do” for the same people: add what to do instead."]
    empty_draft.refresh_from_db()
    assert not empty_draft.live


def test_reasons_that_belong_to_no_field_are_said_about_the_page(
    reviewer_desk: Client, section: OrganisationPage
) -> None:
    page = factories.guidance_draft(section)
    errors = complaints(send(reviewer_desk, edit_address(page), PUBLISH, **audiences(**ALL_FOUR), scope="everywhere"))
    assert list(errors) == ["__all__"]
    assert errors["__all__"][0].startswith("No working hotline serves this page")


def test_a_page_that_lacks_nothing_is_published_from_the_editor(
    reviewer_desk: Client, empty_draft: GuidancePage
) -> None:
    response = send(
        reviewer_desk, edit_address(empty_draft), PUBLISH, **audiences(girls="made_for"), scope="everywhere"
    )
    assert response.status_code == 302
    assert Page.objects.get(pk=empty_draft.pk).live
    assert [audience.code for audience in facts_of(empty_draft).made_for] == ["girls"]


def test_what_was_typed_is_still_in_the_form_after_a_refusal(reviewer_desk: Client, empty_draft: GuidancePage) -> None:
    response = send(
        reviewer_desk, edit_address(empty_draft), PUBLISH, card("dont", "Leave it"), **audiences(boys="made_for")
    )
    assert set(complaints(response)) == {"scope", "body"}
    assert response.context["form"]["audiences"].value() == ["", "", "made_for", ""]
    assert "Leave it" in response.content.decode()


def test_a_new_page_is_not_made_by_a_refused_publication(
    reviewer_desk: Client, section: OrganisationPage, hotline: Hotline
) -> None:
    errors = complaints(
        send(reviewer_desk, add_address(section), PUBLISH, title="New", slug="new", standfirst="Words.")
    )
    assert set(errors) == {"audiences", "scope"}
    assert not Page.objects.child_of(section).exists()


def test_a_new_page_that_lacks_nothing_goes_live_at_once(
    reviewer_desk: Client, section: OrganisationPage, hotline: Hotline
) -> None:
    response = send(reviewer_desk, add_address(section), PUBLISH, **WHOLE, **audiences(**ALL_FOUR))
    assert response.status_code == 302
    assert Page.objects.child_of(section).live().get().title == "Know the signs"


def test_a_new_page_may_rely_on_its_organisations_own_hotline(reviewer_desk: Client, section: OrganisationPage) -> None:
    factories.HotlineFactory(organisation=section.organisation)
    response = send(reviewer_desk, add_address(section), PUBLISH, **WHOLE, **audiences(**ALL_FOUR))
    assert response.status_code == 302, complaints(response)
    assert Page.objects.child_of(section).live().count() == 1


def test_a_new_page_under_a_draft_section_is_refused_with_the_reason(
    reviewer_desk: Client, section: OrganisationPage, hotline: Hotline
) -> None:
    section.unpublish()
    errors = complaints(send(reviewer_desk, add_address(section), PUBLISH, **WHOLE, **audiences(**ALL_FOUR)))
    assert errors == {"__all__": [f"Publish the page above it first: “{section.title}”."]}


def test_submitting_for_review_asks_the_same_questions(editor_desk: Client, empty_draft: GuidancePage) -> None:
    errors = complaints(send(editor_desk, edit_address(empty_draft), SUBMIT))
    assert set(errors) == {"audiences", "scope"}
    assert empty_draft.current_workflow_state is None


def test_a_new_page_is_not_submitted_while_something_is_missing(
    editor_desk: Client, section: OrganisationPage, hotline: Hotline
) -> None:
    errors = complaints(send(editor_desk, add_address(section), SUBMIT, title="New", slug="new", standfirst="Words."))
    assert set(errors) == {"audiences", "scope"}
    assert not Page.objects.child_of(section).exists()


def test_an_editor_who_may_not_publish_only_saves(editor_desk: Client, ready_draft: GuidancePage) -> None:
    assert send(editor_desk, edit_address(ready_draft), PUBLISH).status_code == 302
    assert not Page.objects.get(pk=ready_draft.pk).live


def test_a_draft_may_lack_everything_but_a_title(editor_desk: Client, section: OrganisationPage) -> None:
    response = send(editor_desk, add_address(section), SAVE, card("dont"), title="Only a title", slug="only-a-title")
    assert response.status_code == 302
    draft = Page.objects.child_of(section).get()
    assert (draft.title, draft.live) == ("Only a title", False)


def test_a_live_page_may_be_worked_on_while_the_draft_lacks_everything(
    editor_desk: Client, section: OrganisationPage, hotline: Hotline
) -> None:
    page = factories.live_guidance(section, made_for=("girls",), suitable_for=())
    changes = audiences(women="", girls="", boys="", men="")
    response = send(editor_desk, edit_address(page), SAVE, card("dont"), **changes, scope="", standfirst="")
    assert response.status_code == 302
    assert GuidancePage.objects.get(pk=page.pk).standfirst
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().standfirst == ""


def test_autosaving_asks_nothing(editor_desk: Client, empty_draft: GuidancePage) -> None:
    response = send(
        editor_desk, edit_address(empty_draft), SAVE, card("dont"), headers={"accept": "application/json"}, title="Kept"
    )
    assert response.status_code == 200
    assert json.loads(response.content)["success"] is True
    empty_draft.refresh_from_db()
    assert empty_draft.get_latest_revision_as_object().title == "Kept"


def test_a_publication_for_later_is_refused_today(reviewer_desk: Client, empty_draft: GuidancePage) -> None:
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    errors = complaints(
        send(reviewer_desk, edit_address(empty_draft), PUBLISH, go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"))
    )
    assert set(errors) == {"audiences", "scope"}
    assert not empty_draft.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_reverting_to_an_older_version_that_lacks_something_cannot_be_published(
    reviewer_desk: Client, ready_draft: GuidancePage
) -> None:
    old, ready_revision = ready_draft.revisions.order_by("pk")
    ready_revision.publish()
    address = f"/admin/pages/{ready_draft.pk}/revisions/{old.pk}/revert/"
    shown = opened(reviewer_desk, address)
    assert shown.getlist("audiences_girls") == [""]
    response = send(reviewer_desk, address, SAVE)
    assert response.status_code in {200, 302}
    data = shown.copy()
    for name, value in {"body-count": "0", "revision": str(old.pk), PUBLISH: "1"}.items():
        data[name] = value
    refused = reviewer_desk.post(edit_address(ready_draft), data.urlencode(), "application/x-www-form-urlencoded")
    assert set(complaints(refused)) == {"audiences", "scope", "body"}
    assert [audience.code for audience in facts_of(ready_draft).made_for] == ["girls"]


def test_the_reasons_are_said_in_the_words_of_the_people_who_write(
    reviewer_desk: Client, empty_draft: GuidancePage
) -> None:
    said = words(send(reviewer_desk, edit_address(empty_draft), PUBLISH))
    assert "Say whom this page is for" in said
    assert "Say where this page applies" in said
