"""The form of an organisation: its administrators describe it; its address, its state and who else approves are the installation's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.accounts.translated_fields import TicksLanguages
from cms.audit.rows import as_one
from cms.organisations.models import Role
from cms.organisations.naming import is_anothers, name_columns
from cms.organisations.references import not_theirs, references_of, without
from cms.organisations.standing import Standing, standing_of
from cms.taxonomy.place_choosing import ChoosesPlaces

OF_INSTALLATION = ("slug", "state")
# Whether an authority approves its pages is no decision of the organisation's own.
OF_OVERSEERS = "requires_authority"


class OrganisationForm(ChoosesPlaces, TicksLanguages):
    """Languages are ticked, by their own names."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list,
        help_text=_("In which it means to publish. None ticked: in every language that is enabled here."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "slug" in self.fields:
            self.fields["slug"].disabled = True
        if self.for_user is not None and not self.for_user.is_superuser:
            for name in set(self.fields) - self._open_to(standing_of(self.for_user)):
                del self.fields[name]

    def _open_to(self, standing: Standing) -> set[str]:
        """Names of fields: an administrator of it describes it; who sees everything says whether an authority approves its pages."""
        keeps = self.instance.pk in standing.organisation_ids_as(Role.ADMINISTRATOR)
        own = set(self.fields) - {*OF_INSTALLATION, OF_OVERSEERS} if keeps else set[str]()
        return own | ({OF_OVERSEERS} if standing.sees_everything else set())

    def save(self, commit: bool = True) -> Any:
        """One entry in the trail for all that changed, places too."""
        relations = {field.name for field in self.instance._meta.many_to_many}
        with as_one(self.instance, relations.intersection(self.changed_data)):
            return super().save(commit)

    def clean(self) -> dict[str, Any]:
        """The logo is one of the person's own pictures, and the names are nobody else's."""
        cleaned: dict[str, Any] = super().clean() or {}
        for column in name_columns():
            if is_anothers(cleaned.get(column) or "", self.instance):
                self.add_error(column, _("Another organisation has this name. Add what tells the two apart."))
        logo = cleaned.get("logo")
        if self.for_user is not None and not_theirs(self.for_user, references_of(logo), self.instance.logo):
            sent: Any = self.data
            self.data = without(sent, "logo", {key for _model, key in references_of(logo)})
            self.add_error("logo", _("This picture is not yours to use. Choose another one."))
        return cleaned
