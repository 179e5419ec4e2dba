"""Who may do what to whom. Asked again inside each act, from the database, while the rows that decide it are held."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.organisations.models import Organisation, Role, Team


class Refused(Exception):
    """An act that is not to be, with the sentence that says so and what to do instead. `field` names what has to be given for it."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def held(organisation: Organisation, by: User) -> Organisation:
    """The organisation, with whose people nothing else is done until the act ends. Refused unless `by` keeps them now."""
    found = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not keeps(by, found):
        raise Refused(_("You do not keep the people of this organisation any more. Ask one of its administrators."))
    return found


def keeps(by: User, organisation: Organisation) -> bool:
    """Whether the person keeps the organisation's people at this moment."""
    now = User.objects.filter(pk=by.pk, is_active=True).first()
    if now is None:
        return False
    own = Team.objects.of(now).at_work().filter(organisation=organisation, role=Role.ADMINISTRATOR)
    return now.is_superuser or own.exists()


def held_as_superuser(by: User) -> Team:
    """The coordinators' team, with which whoever deals with the whole installation waits for each other. Refused for others."""
    team = Team.objects.select_for_update().select_related("group").get(organisation=None, role=Role.COORDINATOR)
    if not User.objects.filter(pk=by.pk, is_active=True, is_superuser=True).exists():
        raise Refused(_("You do not administer this installation any more. Ask somebody who does."))
    return team


def held_person(key: int) -> User:
    """Somebody, of whom nothing else is changed until the act ends."""
    return User.objects.select_for_update().get(pk=key)


def member(organisation: Organisation, person: User) -> User:
    """The person, held, while one of the organisation's. Refused where they have left meanwhile."""
    found = User.objects.select_for_update().filter(pk=person.pk).first()
    if found is None or not Team.objects.of(found).filter(organisation=organisation).exists():
        raise Refused(_("This person is not in the organisation any more. Look at the list again."))
    return found


def is_of_installation(person: User) -> bool:
    """Coordinators and superusers: no link of theirs is made or void by the keepers of an organisation."""
    return person.is_superuser or Team.objects.of(person).filter(organisation=None).exists()


def is_only_here(person: User, organisation: Organisation) -> bool:
    """Whether the person can do nothing anywhere else, also by ways other than teams: then their account is the organisation's to open."""
    elsewhere = person.groups.exclude(team__organisation=organisation).exists() or person.user_permissions.exists()
    return not person.is_superuser and not elsewhere


def an_administrator_stays(organisation: Organisation, person: User, wanted: Iterable[Team], by: User) -> None:
    """Refused where nobody who can sign in would keep the organisation's people. Superusers may: they keep them instead."""
    if by.is_superuser or not _loses_administration(organisation, person, wanted):
        return
    others = User.objects.filter(
        groups__team__organisation=organisation, groups__team__role=Role.ADMINISTRATOR, is_active=True
    ).exclude(pk=person.pk)
    if not others.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
        raise Refused(
            _(
                "This is the only administrator of the organisation who can sign in. Make somebody else administrator first; "
                "once they have come, try again."
            )
        )


def knows_what_it_means(
    organisation: Organisation, person: User, wanted: Iterable[Team], by: User, *, confirmed: bool
) -> None:
    """Refused for somebody who would take their own administration away without saying that they mean it."""
    if person.pk == by.pk and not confirmed and _loses_administration(organisation, person, wanted):
        raise Refused(
            _("You would not keep the people of this organisation any more. Tick that you mean it."), field="confirm"
        )


def a_superuser_stays(person: User) -> None:
    """Refused for the last one who can sign in."""
    others: Any = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=person.pk)
    if person.is_superuser and not others.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
        raise Refused(
            _(
                "This is the only administrator of the installation who can sign in. Make somebody else one first; "
                "once they have come, try again."
            )
        )


def _loses_administration(organisation: Organisation, person: User, wanted: Iterable[Team]) -> bool:
    has = Team.objects.of(person).filter(organisation=organisation, role=Role.ADMINISTRATOR).exists()
    return has and not any(team.role == Role.ADMINISTRATOR for team in wanted)
