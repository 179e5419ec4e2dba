"""What the people of a suspended organisation are told: nobody of them did anything, and their administrator is out as well."""

from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User
from cms.accounts.stopping import Reason, register
from cms.organisations.models import Team
from cms.organisations.models.organisation import State


def works_only_where_it_is_suspended(person: User) -> bool:
    """Whether the person's account is open and every organisation they work for is suspended."""
    teams = Team.objects.of(person)
    return (
        person.is_active and not teams.at_work().exists() and teams.filter(organisation__state=State.SUSPENDED).exists()
    )


register(
    Reason(
        "organisation",
        _("You are signed out. Your organisation is suspended here."),
        _("Ask the administrators of the installation. What you had saved is still there, and your live pages stay."),
        works_only_where_it_is_suspended,
    )
)
