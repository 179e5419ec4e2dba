"""What the form of a review cannot read is said, and nothing of what was typed is lost."""

from django.test import Client

from cms.guidance.models import GuidancePage
from cms.safety.models import Approval
from tests.publishing.page_form import words
from tests.safety.screen import approve


def test_a_comment_that_is_too_long_is_said_to_be_so_and_stays(submitted: GuidancePage, reviewer_desk: Client) -> None:
    comment = "A long remark. " * 200
    response = approve(reviewer_desk, submitted, comment=comment)
    assert response.status_code == 409
    assert not Approval.objects.filter(page_id=submitted.pk).exists()
    said = words(response)
    assert "at most 2000 characters" in said and "changed while you read" not in said
    form = response.context["form"]
    assert form["comment"].value() == comment
    assert len(form["answers"].value()) == 6


def test_an_answer_to_a_question_that_is_not_asked_any_more_is_said_too(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    response = approve(reviewer_desk, submitted, answers=["not_a_question"])
    assert response.status_code == 409
    assert "changed while you read" not in words(response)
