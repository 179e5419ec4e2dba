"""Facts in a page's form: plain fields for the editor, child rows of the page underneath."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateInput

from cms.accounts.models import User
from cms.taxonomy.facts import is_original
from cms.taxonomy.models import (
    Audience,
    Fit,
    MessageCategory,
    PageAudience,
    PageFacts,
    PageSituation,
    PageTopic,
    Scope,
    Situation,
    Topic,
)

SHEET = ("scope", "message_category", *PageFacts.OF_KEEPING, "sample")
FACT_FIELDS = ("audiences", "topics", "situations", *SHEET)


class AudiencesWidget(forms.MultiWidget):
    """A row per audience: not for them, made for them, suitable for them."""

    template_name = "taxonomy/audiences_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        choices = [("", _("not for them")), *Fit.choices]
        super().__init__({code: forms.RadioSelect(choices=choices) for code in Audience.CODES}, attrs)

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        """One choice per audience, in order."""
        return [(value or {}).get(code, "") for code in Audience.CODES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds each audience's translated name to its row."""
        context = super().get_context(name, value, attrs)
        names = {audience.code: audience.name for audience in Audience.objects.all()}
        context["rows"] = [
            {"label": names.get(code, code), "widget": widget}
            for code, widget in zip(Audience.CODES, context["widget"]["subwidgets"], strict=True)
        ]
        return context


class AudiencesField(forms.MultiValueField):
    """Audience code to fit, for those that are named; none is ever chosen beforehand."""

    widget = AudiencesWidget

    def __init__(self, **kwargs: Any) -> None:
        choices = [("", ""), *Fit.choices]
        fields = [forms.ChoiceField(choices=choices, required=False) for _code in Audience.CODES]
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        """Only the audiences that have a fit."""
        return {code: fit for code, fit in zip(Audience.CODES, data_list, strict=False) if fit}


class FactsForm(WagtailAdminPageForm):
    """The facts of an original; a translation's form has none of these fields."""

    audiences = AudiencesField(
        label=_("Whom is it for?"),
        required=False,
        help_text=_("“Made for” means written for their needs. “Everyone” is all four, chosen on purpose."),
    )
    scope = forms.ChoiceField(
        label=_("Where does it apply?"),
        choices=[("", _("not decided yet")), *Scope.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Guidance for one place can be wrong in another. Pages about signs of danger always name places."),
    )
    topics: Any = forms.ModelMultipleChoiceField(
        label=_("Topics"), queryset=Topic.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    situations: Any = forms.ModelMultipleChoiceField(
        label=_("Situations it speaks to"),
        queryset=Situation.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    message_category: Any = forms.ModelChoiceField(
        label=_("Message category"),
        queryset=MessageCategory.objects.all(),
        required=False,
        empty_label=_("not decided yet"),
    )
    review_by = forms.DateField(
        label=_("Review by"), required=False, widget=AdminDateInput, help_text=_("When someone must read it again.")
    )
    review_owner: Any = forms.ModelChoiceField(
        label=_("Who reads it again?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("the safety reviewers of the organisation"),
        help_text=_("Gets mail thirty days before that date, on the day, and every week after it."),
    )
    ends_overdue = forms.BooleanField(
        label=_("Take it offline when nobody has read it again"),
        required=False,
        help_text=_("Whoever reads it again is told the day beforehand. Its translations go with it."),
    )
    grace_days = forms.IntegerField(
        label=_("How many days after that date?"),
        required=False,
        min_value=0,
        max_value=PageFacts.MOST_GRACE_DAYS,
        initial=PageFacts.GRACE_DAYS,
    )
    sample = forms.BooleanField(
        label=_("Sample, not approved"),
        required=False,
        help_text=_("Readers see a notice that this page is only an example."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_original(self.instance):
            for name in FACT_FIELDS:
                self.fields.pop(name, None)
            self.formsets.pop("place_marks", None)
            return
        self.initial |= self._current()
        owner: Any = self.fields["review_owner"]
        owner.queryset = self.readers_again()
        owner.label_from_instance = lambda person: person.get_full_name().strip() or person.get_username()

    def readers_again(self) -> Any:
        """The people to choose from; a room above knows whose page it is."""
        return User.objects.none()

    def _current(self) -> dict[str, Any]:
        sheet = next(iter(self.instance.fact_sheet.all()), PageFacts())
        keys = dict(zip(SHEET, SHEET, strict=True)) | {
            name: f"{name}_id" for name in ("message_category", "review_owner")
        }
        return {
            "audiences": {mark.audience.code: mark.fit for mark in self.instance.audience_marks.all()},
            "topics": [mark.topic_id for mark in self.instance.topic_marks.all()],
            "situations": [mark.situation_id for mark in self.instance.situation_marks.all()],
        } | {name: getattr(sheet, key) for name, key in keys.items()}

    def save(self, commit: bool = True) -> Any:
        """Puts the facts on the page as in-memory child rows, which its own save or revision then carries."""
        if "audiences" in self.fields:
            self._put_sheet()
            self._put_audiences()
            self._put_marks(
                "topic_marks", self.cleaned_data["topics"], lambda topic: PageTopic(topic=topic), "topic_id"
            )
            self._put_marks(
                "situation_marks",
                self.cleaned_data["situations"],
                lambda situation: PageSituation(situation=situation),
                "situation_id",
            )
        return super().save(commit=commit)

    def _put_sheet(self) -> None:
        sheet = next(iter(self.instance.fact_sheet.all()), None) or PageFacts()
        if self.cleaned_data["grace_days"] is None:
            self.cleaned_data["grace_days"] = PageFacts.GRACE_DAYS
        for name in SHEET:
            setattr(sheet, name, self.cleaned_data[name])
        self.instance.fact_sheet.set([sheet])

    def _put_audiences(self) -> None:
        chosen = self.cleaned_data["audiences"] or {}
        existing = {mark.audience_id: mark for mark in self.instance.audience_marks.all()}
        marks = []
        for audience in Audience.objects.filter(code__in=chosen):
            mark = existing.get(audience.pk) or PageAudience(audience=audience)
            mark.fit = chosen[audience.code]
            marks.append(mark)
        self.instance.audience_marks.set(marks)

    def _put_marks(self, relation: str, chosen: Iterable[Model], make: Callable[[Any], Model], attribute: str) -> None:
        existing = {getattr(mark, attribute): mark for mark in getattr(self.instance, relation).all()}
        getattr(self.instance, relation).set([existing.get(label.pk) or make(label) for label in chosen])
