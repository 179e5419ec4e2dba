"""What a reviewer sends: answers, a comment, and the digest of what was on the screen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.safety.checklists import Questions


class ReviewForm(forms.Form):
    """A box for each question; those answered before and not touched by a change come ticked."""

    seen = forms.CharField(widget=forms.HiddenInput)
    answers = forms.MultipleChoiceField(label=_("Checklist"), required=False, widget=forms.CheckboxSelectMultiple)
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Whoever wrote the page reads it. To send the page back, say here what to change."),
    )

    def __init__(self, *args: Any, questions: Questions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answers"].choices = list(questions.items())  # type: ignore[attr-defined]  # of the field


class SendBackForm(forms.Form):
    """A page is not sent back without a word."""

    comment = forms.CharField(
        max_length=2000, error_messages={"required": _("Say what to change: whoever wrote the page reads it.")}
    )
