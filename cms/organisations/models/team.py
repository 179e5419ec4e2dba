"""Who may write, review or translate: a team is the people with one role in one organisation, and in one language where that counts."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User
from cms.languages import autonym
from cms.organisations.models.organisation import Organisation, State


class Role(models.TextChoices):
    """What somebody does for an organisation, or, as coordinator, for the country."""

    AUTHOR = "author", _("author")
    EDITOR = "editor", _("editor")
    TRANSLATOR = "translator", _("translator")
    LANGUAGE_REVIEWER = "language_reviewer", _("language reviewer")
    SAFETY_REVIEWER = "safety_reviewer", _("safety reviewer")
    ADMINISTRATOR = "administrator", _("administrator")
    COORDINATOR = "coordinator", _("coordinator")


BY_LANGUAGE = (Role.TRANSLATOR, Role.LANGUAGE_REVIEWER)
REVIEWERS = (Role.LANGUAGE_REVIEWER, Role.SAFETY_REVIEWER)
OF_INSTALLATION = (Role.COORDINATOR,)
OF_ORGANISATION = (Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER, Role.ADMINISTRATOR)


class TeamQuerySet(models.QuerySet["Team"]):
    """Chainable questions about teams."""

    def of(self, person: User) -> "TeamQuerySet":
        """Those a person is in."""
        return self.filter(group__user=person)

    def at_work(self) -> "TeamQuerySet":
        """Those whose organisation is not suspended."""
        return self.exclude(organisation__state=State.SUSPENDED)


class Team(models.Model):
    """A role that people have: whoever is in its group has it. `language` is "" where the role counts for all languages (BCP 47)."""

    group = models.OneToOneField(Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="team")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), null=True, on_delete=models.CASCADE, related_name="teams"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    language = models.CharField(_("language"), max_length=35, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["organisation_id", "role", "language"]
        constraints = [
            models.UniqueConstraint(fields=("organisation", "role", "language"), name="one_team_a_role"),
            models.UniqueConstraint(
                fields=("role", "language"), condition=models.Q(organisation=None), name="one_team_of_installation"
            ),
        ]

    def __str__(self) -> str:
        if not self.language:
            return str(self.get_role_display())
        return f"{self.get_role_display()} · {autonym(self.language)}"
