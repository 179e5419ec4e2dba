"""Before a form of the admin saves a row that readers see, rooms above are asked. Nobody asked, it is saved."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from wagtail.snippets.views.snippets import CopyView, CreateView, EditView

# Takes a valid form, and gives the answer to send where the row is not to be saved now.
Question = Callable[[HttpRequest, ModelForm], HttpResponse | None]
_questions: list[Question] = []


def ask_before_saving(question: Question) -> Question:
    """Add a question; usable as a decorator."""
    if question not in _questions:
        _questions.append(question)
    return question


class AsksFirst:
    """Mixed into a view with a form, before Wagtail's own."""

    def form_valid(self, form: ModelForm) -> HttpResponse:
        """Saved in the transaction in which it was asked, so that what was looked at is what is changed."""
        view: Any = self
        with transaction.atomic():
            for question in _questions:
                answer = question(view.request, form)
                if answer is not None:
                    return answer
            saved: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the view it is mixed into
        return saved


class AskingCreateView(AsksFirst, CreateView):
    """A new row."""


class AskingCopyView(AsksFirst, CopyView):
    """A new row that begins as another one is."""


class AskingEditView(AsksFirst, EditView):
    """A row that is there."""


class AsksBeforeSaving:
    """Mixed into a viewset of rows that readers see."""

    add_view_class = AskingCreateView
    copy_view_class = AskingCopyView
    edit_view_class = AskingEditView
