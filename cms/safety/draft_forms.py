"""What is asked of somebody who shares a draft."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from cms.safety.sharing_drafts import LEAST_DAYS, MOST_DAYS, USUAL_DAYS


class ShareDraftForm(forms.Form):
    """To whom, and for how long."""

    to_whom = forms.CharField(
        label=_("To whom"),
        max_length=120,
        help_text=_("An office or a role, for example “Provincial office, for approval”. No names, no addresses."),
    )
    days = forms.IntegerField(
        label=_("For how many days"),
        initial=USUAL_DAYS,
        widget=forms.NumberInput(attrs={"min": LEAST_DAYS, "max": MOST_DAYS}),
        validators=[MinValueValidator(LEAST_DAYS), MaxValueValidator(MOST_DAYS)],
        help_text=_("From 1 to 30. After that nobody can open it any more."),
    )
