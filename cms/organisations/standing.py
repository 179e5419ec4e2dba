"""Where somebody stands: in which organisations, in which roles and languages. Asked once a request."""

from dataclasses import dataclass

from cms.accounts.models import User
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.models.organisation import OrganisationQuerySet


@dataclass(frozen=True)
class Standing:
    """A person's teams. `sees_everything` holds for coordinators and administrators of the installation."""

    teams: tuple[Team, ...]
    sees_everything: bool

    @property
    def organisation_ids(self) -> frozenset[int]:
        """The organisations the person works for."""
        return frozenset(team.organisation_id for team in self.teams if team.organisation_id is not None)

    def has(self, *roles: Role) -> bool:
        """Whether the person has any of the roles, anywhere."""
        return any(team.role in roles for team in self.teams)

    def organisation_ids_as(self, *roles: Role) -> frozenset[int]:
        """The organisations in which the person has any of the roles."""
        return frozenset(
            team.organisation_id for team in self.teams if team.role in roles and team.organisation_id is not None
        )

    def languages_as(self, *roles: Role) -> frozenset[str]:
        """The languages in which the person has any of the roles, in whatever organisation."""
        return frozenset(team.language for team in self.teams if team.role in roles and team.language)


def standing_of(user: User) -> Standing:
    """Kept on the user as long as the request."""
    known: Standing | None = vars(user).get("standing")
    if known is None:
        teams = tuple(Team.objects.of(user).at_work().select_related("organisation")) if user.is_active else ()
        known = Standing(teams, user.is_superuser or any(team.role == Role.COORDINATOR for team in teams))
        vars(user)["standing"] = known
    return known


def organisations_seen_by(user: User) -> OrganisationQuerySet:
    """All for those who see everything; else the person's own."""
    standing = standing_of(user)
    found = Organisation.objects.all()
    return found if standing.sees_everything else found.filter(pk__in=standing.organisation_ids)
