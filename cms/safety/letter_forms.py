"""The form for an authority's letter, on the screen of a review."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.accounts.models import User
from cms.safety.approving import CannotApprove
from cms.safety.checklists import LETTER
from cms.safety.letter_rights import may_record_letter
from cms.safety.letter_vetting import clean_letter
from cms.safety.letters import GivenLetter, refuse_unfit_bearer
from cms.safety.models import AuthorityApproval
from cms.safety.reviews import Review

# Letters from before this are slips of the keyboard.
EARLIEST = date(2000, 1, 1)
NO_DATE = _("Write the date as year-month-day, for example 2031-05-17, or choose it from the calendar.")


class LetterForm(forms.Form):
    """The paper, how the authority calls it, and how long it holds. `today` is asked for so that nothing here looks at a clock."""

    seen = forms.CharField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("The letter"),
        help_text=_(
            "PDF, JPEG or PNG, up to 20 MB. Readers never see it: only your administrators and safety reviewers do, and "
            "coordinators and administrators of the installation."
        ),
    )
    reference = forms.CharField(
        label=_("Its reference"), max_length=120, help_text=_("As it stands on the letter, for example MA/2031/17.")
    )
    dated = forms.DateField(label=_("Date of the letter"), widget=AdminDateInput, error_messages={"invalid": NO_DATE})
    valid_until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=AdminDateInput,
        error_messages={"invalid": NO_DATE},
        help_text=_(
            "The last day on which it holds: the day after, readers are not shown the page any more. Empty: it does not run out."
        ),
    )
    answers = forms.MultipleChoiceField(label=_("You answer for"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["answers"].choices = list(LETTER.items())  # type: ignore[attr-defined]  # of the field

    def clean_file(self) -> ContentFile:
        """Looked through, and without what it tells of whoever scanned it."""
        return clean_letter(self.cleaned_data["file"])

    def clean_dated(self) -> date:
        """A letter of tomorrow is not there yet."""
        dated: date = self.cleaned_data["dated"]
        if not EARLIEST <= dated <= self.today:
            raise forms.ValidationError(_("Give the date that stands on the letter: it cannot be in the future."))
        return dated

    def clean_valid_until(self) -> date | None:
        """A letter that has run out approves nothing."""
        until: date | None = self.cleaned_data["valid_until"]
        if until is not None and until < self.today:
            raise forms.ValidationError(_("This letter has run out. Ask the authority for a new one, and record that."))
        return until

    def given(self) -> GivenLetter:
        """What was brought."""
        data = self.cleaned_data
        return GivenLetter(data["file"], data["reference"], data["dated"], data["valid_until"])


@dataclass(frozen=True)
class OfferedLetter:
    """The form as it stands on the screen, where to send it, which version it is about, and why not, if the person may not."""

    form: LetterForm
    url: str
    version: str
    refused: str


def letter_form(review: Review, user: User, sent: LetterForm | None = None) -> OfferedLetter | None:
    """For who may record a letter in this step; None for everybody else. The digest in it is that of what is on the screen."""
    proposal = review.proposal
    if not isinstance(proposal.step, AuthorityApproval) or not may_record_letter(proposal.page, user):
        return None
    form = sent or LetterForm(today=timezone.localdate(), initial={"seen": proposal.digest})
    if sent is not None:
        form.data = {**form.data.dict(), "seen": proposal.digest, "answers": form.data.getlist("answers")}  # type: ignore[attr-defined]  # of what was sent
    url = reverse("safety:record_letter", args=[proposal.state.pk])
    try:
        refuse_unfit_bearer(proposal, user)
    except CannotApprove as refused:
        return OfferedLetter(form, url, proposal.digest[:12], str(refused))
    return OfferedLetter(form, url, proposal.digest[:12], "")
