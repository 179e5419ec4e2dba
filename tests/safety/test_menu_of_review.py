"""What the menu below the page's form offers of a review: one way in, one way out, in the words of the house."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import WorkflowState

from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from tests import factories
from tests.conftest import signed_in
from tests.publishing.page_form import SUBMIT, edit_address, send
from tests.safety.screen import fresh, send_back


def buttons(client: Client, page: GuidancePage) -> dict[str, str]:
    """Those of the editor, by name: what stands on them."""
    soup = BeautifulSoup(client.get(edit_address(page)).content, "html.parser")
    found: Any = soup.select("button[name^=action-]")
    return {str(one["name"]): " ".join(one.get_text(" ").split()) for one in found}


def test_what_was_sent_back_is_handed_in_again_or_taken_back(
    submitted: GuidancePage, editor_desk: Client, reviewer_desk: Client
) -> None:
    send_back(reviewer_desk, submitted)
    offered = buttons(editor_desk, submitted)
    assert offered["action-submit"] == "Submit for review again"
    assert offered["action-cancel-workflow"] == "Take it back The review ends. What was written stays as a draft."
    assert "action-restart-workflow" not in offered


def test_whoever_handed_it_in_takes_it_back_while_it_is_read(submitted: GuidancePage, editor_desk: Client) -> None:
    assert buttons(editor_desk, submitted)["action-cancel-workflow"].startswith("Take it back")
    send(editor_desk, edit_address(submitted), "action-cancel-workflow")
    assert not fresh(submitted).workflow_in_progress


def test_what_an_authority_sent_back_begins_with_its_own_reviewer_again(
    waiting: GuidancePage, editor_desk: Client
) -> None:
    send_back(signed_in(factories.member_of(None, Role.COORDINATOR)), waiting)
    assert send(editor_desk, edit_address(waiting), SUBMIT, standfirst="Said anew.").status_code == 302
    assert fresh(waiting).current_workflow_task_state.task.name == "Safety review"


def test_what_a_reviewer_sent_back_goes_on_in_the_same_review(
    submitted: GuidancePage, editor_desk: Client, reviewer_desk: Client
) -> None:
    send_back(reviewer_desk, submitted)
    send(editor_desk, edit_address(submitted), SUBMIT)
    assert [state.status for state in WorkflowState.objects.filter(object_id=str(submitted.pk))] == ["in_progress"]
