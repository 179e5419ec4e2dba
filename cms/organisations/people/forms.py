"""What is asked of those who keep people."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User
from cms.languages import autonym, direction, in_order
from cms.organisations.models import Organisation, Role
from cms.organisations.models.team import BY_LANGUAGE
from cms.organisations.people.posts import DOES, posts_of
from cms.organisations.people.rules import Refused

ADDRESS = {"dir": "ltr", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
Tick = dict[str, Any]


class Asked(forms.Form):
    """A form that also says what the act itself refused."""

    confirm = forms.BooleanField(label=_("I mean it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_to_confirm = False

    def refuse(self, refusal: Refused) -> None:
        """Shows the sentence, beside its field where the form has it."""
        self.asks_to_confirm = refusal.field == "confirm"
        self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))


class PostsForm(Asked):
    """Roles to tick: those for all languages with what they do, the others in a table of languages."""

    posts = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        error_messages={"invalid_choice": _("One of these roles is not there any more. Look at the list again.")},
    )

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.teams = organisation, posts_of(organisation)
        self.fields["posts"].choices = [(key, key) for key in self.teams]  # type: ignore[attr-defined]  # of the field

    def for_all_languages(self) -> Iterator[Tick]:
        """A tick for each role, with what it does."""
        for key, team in self.teams.items():
            if not team.language:
                yield self._tick(key, capfirst(team.get_role_display()), DOES[Role(team.role)])

    def for_one_language(self) -> list[dict[str, Any]]:
        """A row for each language in which the organisation means to publish, or in which the person has a role already."""
        wanted = set(self.organisation.languages) | {key.partition(":")[2] for key in self["posts"].value() or []}
        known = {team.language for team in self.teams.values() if team.language}
        codes = in_order(known & wanted if self.organisation.languages else known)
        return [
            {
                "name": autonym(code),
                "code": code,
                "direction": direction(code),
                "ticks": [self._tick(f"{role}:{code}", f"{role.label} · {autonym(code)}", "") for role in BY_LANGUAGE],
            }
            for code in codes
        ]

    def language_roles(self) -> list[dict[str, Any]]:
        """The heads of the table."""
        return [{"name": capfirst(role.label), "does": DOES[role]} for role in BY_LANGUAGE]

    def _tick(self, key: str, label: Any, does: Any) -> Tick:
        ticked = key in (self["posts"].value() or [])
        return {"key": key, "id": f"id_posts_{key.replace(':', '_')}", "label": label, "does": does, "ticked": ticked}


class InviteForm(PostsForm):
    """An address and its roles."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs=ADDRESS))
    field_order = ["email", "posts"]


class InstallationForm(Asked):
    """What somebody does for the whole installation."""

    coordinator = forms.BooleanField(label=_("Coordinator"), required=False, help_text=DOES[Role.COORDINATOR])
    superuser = forms.BooleanField(
        label=_("Administrator of the installation"),
        required=False,
        help_text=_("Every right there is, with all organisations, languages and accounts."),
    )


class InstallationInviteForm(InstallationForm):
    """An address, and one of the two at least."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs=ADDRESS))
    field_order = ["email", "coordinator", "superuser"]

    def clean(self) -> dict[str, Any]:
        """Whoever is invited comes for something."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("coordinator") and not given.get("superuser"):
            raise forms.ValidationError(_("Tick at least one role."))
        return given


class AccountForm(Asked):
    """Name and address of an account."""

    first_name = forms.CharField(
        label=_("First name"), max_length=150, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    last_name = forms.CharField(
        label=_("Last name"), max_length=150, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    email = forms.EmailField(label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs=ADDRESS))

    @classmethod
    def of(cls, person: User) -> "AccountForm":
        """As it is now."""
        return cls(initial={"first_name": person.first_name, "last_name": person.last_name, "email": person.email})


class LinkForm(Asked):
    """Whether the second factor goes as well."""

    anew = forms.BooleanField(
        label=_("Remove the second factor as well"),
        required=False,
        help_text=_("For somebody who has lost the phone or key. They set up a new one when they sign in."),
    )
