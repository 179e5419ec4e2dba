"""To which organisation an act belongs, and who may read of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, CollectionMember

from cms.accounts.models import User
from cms.audit import actions, attribution, scope
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.standing import standing_of

actions.register("organisation.suspended", _("Suspended an organisation"))
actions.register("organisation.active", _("Made an organisation active again"))
actions.register("organisation.authority", _("Asked for an authority's approval of an organisation's pages"))
actions.register("organisation.no_authority", _("Asked no more for an authority's approval of an organisation's pages"))

Owner = tuple[int, str] | None


@attribution.register
def owner_of(instance: Any) -> Owner:
    """The organisation's id and name: of a picture by its shelf, of a person by their only organisation."""
    found = _organisation_of(instance)
    return (found.pk, found.name) if found is not None else None


@scope.register
def readable_organisations(person: User) -> set[int] | None:
    """Everything for those who see everything; for an organisation's administrators what was done there."""
    standing = standing_of(person)
    return None if standing.sees_everything else set(standing.organisation_ids_as(Role.ADMINISTRATOR))


def works_for(person: User) -> list[Organisation]:
    """One or two of the organisations in whose teams the person is, suspended or not, or those given to `told_of`."""
    given: list[Organisation] | None = vars(person).get("audit_told_of")
    if given is not None:
        return given
    teams = Team.objects.of(person).filter(organisation__isnull=False)
    return list(Organisation.objects.filter(pk__in=teams.values("organisation"))[:2])


@contextmanager
def told_of(person: User, organisations: Iterable[Organisation]) -> Iterator[None]:
    """What is done with the person inside belongs where they worked before, or are to be known, whatever teams they are in by then."""
    vars(person)["audit_told_of"] = list(organisations)
    try:
        yield
    finally:
        vars(person).pop("audit_told_of")


def state_act(organisation: Organisation) -> str:
    """What it is called that its state is another one now."""
    return "organisation.active" if organisation.is_active else "organisation.suspended"


def authority_act(organisation: Organisation) -> str:
    """What it is called that an authority approves its pages from now on, or no longer."""
    return "organisation.authority" if organisation.requires_authority else "organisation.no_authority"


def _organisation_of(instance: Model) -> Organisation | None:
    if isinstance(instance, Organisation):
        return instance
    if isinstance(instance, CollectionMember):
        shelf = instance.collection.path
        paths = [shelf[:end] for end in range(Collection.steplen, len(shelf) + 1, Collection.steplen)]
        return Organisation.objects.filter(collection__path__in=paths).first()
    if isinstance(instance, Group):
        team = Team.objects.filter(group=instance, organisation__isnull=False).select_related("organisation").first()
        return team.organisation if team is not None else None
    if isinstance(instance, User):
        own = works_for(instance)
        return own[0] if len(own) == 1 else None
    return getattr(instance, "organisation", None)
