"""What a reviewer sends: answers, a comment, and the digest of what was on the screen."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from cms.safety.checklists import Questions
from cms.safety.emergencies import AT_MOST, DAYS
from cms.safety.models import GIVEN_BY_HAND, Weight
from cms.safety.reviewers import HOME_DEPTH


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

    weight = forms.ChoiceField(
        label=_("What this change means for the translations"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, questions: Questions, weights: Sequence[Weight] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answers"].choices = list(questions.items())  # type: ignore[attr-defined]  # of the field
        self.fields["weight"].choices = [(one.value, one.label) for one in weights]  # type: ignore[attr-defined]  # of the field

    def clean_weight(self) -> Weight:
        """Translations have to follow, unless the reviewer says otherwise."""
        return Weight(self.cleaned_data["weight"] or Weight.MAJOR)


class SendBackForm(forms.Form):
    """A page is not sent back without a word."""

    comment = forms.CharField(
        max_length=2000, error_messages={"required": _("Say what to change: whoever wrote the page reads it.")}
    )


class NearbyChooser(AdminPageChooser):
    """Opens among the pages below `opens_at`; where a page is chosen already, among those beside it."""

    js_constructor = "NearbyPageChooser"
    opens_at: int | None = None

    def get_js_init_options(self, id_: str, name: str, value_data: Any) -> dict[str, Any]:
        """What its script is told."""
        options: dict[str, Any] = super().get_js_init_options(id_, name, value_data)
        return {"parentId": self.opens_at} | options if self.opens_at else options

    @property
    def media(self) -> forms.Media:
        """Its script builds on the chooser's own, and so comes after it."""
        return forms.Media(js=[*super().media._js, "nearby-chooser.js"])


class WithdrawalForm(forms.Form):
    """Why readers no longer find a page, and where they are sent instead."""

    why = forms.ChoiceField(
        label=_("Why"),
        choices=[(why.value, why.label) for why in GIVEN_BY_HAND],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it is taken down: readers are told it in a sentence.")},
    )
    go_to = forms.ModelChoiceField(
        label=_("Where readers are sent instead"),
        queryset=Page.objects.none(),
        required=False,
        widget=NearbyChooser(),
        error_messages={"invalid_choice": _("Choose a page that is live, in the language of the one taken down.")},
        help_text=_(
            "Each reads it in their own language, where it exists. Without one they are led to the numbers to call."
        ),
    )
    note = forms.CharField(
        label=_("Note for colleagues"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Page.objects.live().filter(locale=page.locale, depth__gt=HOME_DEPTH).exclude(pk=page.pk)
        self.fields["go_to"].queryset = others  # type: ignore[attr-defined]  # of the field
        self.fields["go_to"].widget.opens_at = page.get_parent().pk

    def go_to_key(self) -> Any:
        """The translation key of the page chosen."""
        chosen = self.cleaned_data["go_to"]
        return chosen.translation_key if chosen is not None else None


class EmergencyForm(forms.Form):
    """For how long a warning is shown without a review."""

    DAYS = DAYS

    seen = forms.CharField(widget=forms.HiddenInput)
    days = forms.IntegerField(
        label=_("For how many days"),
        min_value=1,
        max_value=AT_MOST,
        help_text=_("It ends by itself after them, unless a reviewer approves it before."),
    )


class RefusalForm(forms.Form):
    """A change is not refused without a word."""

    reason = forms.CharField(
        label=_("Why not"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Say why: whoever proposed it reads it.")},
    )
