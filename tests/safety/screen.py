"""The screen of a review, as a browser has it."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from cms.guidance.models import GuidancePage
from cms.safety.checklists import QUESTIONS


def review_address(page: Page) -> str:
    """Where the step that a page is in now is done."""
    return reverse("safety:review", args=[page.current_workflow_task_state.pk])


def fresh(page: Page) -> Any:
    """The page as the database has it."""
    return GuidancePage.objects.get(pk=page.pk)


def seen_by(client: Client, page: Page) -> str:
    """The digest of what is on the screen that the person opens."""
    return form_of(client.get(review_address(page)))["seen"]


def form_of(response: Any) -> dict[str, str]:
    """The fields of the screen's form."""
    return dict(querydict_from_html(response.content.decode(), form_id="review").items())


def every_answer(page: Page) -> list[str]:
    """All questions of the step, answered."""
    step = page.current_workflow_task_state.task.specific
    return list(QUESTIONS[step.kind])


def approve(
    client: Client, page: Page, *, seen: str = "", answers: list[str] | None = None, comment: str = "", **more: Any
) -> Any:
    """Open the review, tick everything, approve."""
    data = {
        "seen": seen or seen_by(client, page),
        "answers": every_answer(page) if answers is None else answers,
        "comment": comment,
        "approve": "1",
    }
    return client.post(review_address(page), data, **more)


def send_back(client: Client, page: Page, comment: str = "Say it shorter.", **more: Any) -> Any:
    """Open the review, write what to change, send back."""
    return client.post(review_address(page), {"comment": comment, "send-back": "1"}, **more)
