"""Keeping the installation's own people and everybody's accounts: superusers only."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cms.accounts.closing import end_sessions
from cms.accounts.links import void_links
from cms.accounts.models import User
from cms.organisations.models import Organisation
from cms.organisations.people import rules
from cms.organisations.people.joining import INVITED, close_if_idle, has_come, join, keys, leave, person_of, tell
from cms.organisations.people.keeping import Link, link_for
from cms.organisations.people.rules import Refused


@transaction.atomic
def invite(email: str, *, coordinator: bool, superuser: bool, by: User, now: datetime.datetime) -> Link:
    """As coordinator, as administrator of the installation, or both. Somebody who has come before needs no link."""
    team = rules.held_as_superuser(by)
    person = rules.held_person(person_of(email).pk)
    if rules.is_of_installation(person):
        raise Refused(_("This person works for the installation already. Change that in the list."), field="email")
    _set_powers(person, coordinator=coordinator, superuser=superuser, by=by, now=now)
    tell(INVITED, person, by=by, roles=keys([team]) if coordinator else [])
    if has_come(person) or not person.is_active:
        return Link(person, "", works=False)
    return link_for(person, by=by, now=now, anew=False)


@transaction.atomic
def change(
    person: User, *, coordinator: bool, superuser: bool, by: User, now: datetime.datetime, confirmed: bool = False
) -> None:
    """What somebody may do for the installation. Never takes the last superuser away."""
    rules.held_as_superuser(by)
    somebody = rules.held_person(person.pk)
    if somebody.is_superuser and not superuser:
        rules.a_superuser_stays(somebody)
        if somebody.pk == by.pk and not confirmed:
            raise Refused(
                _("You would not administer this installation any more. Tick that you mean it."), field="confirm"
            )
    _set_powers(somebody, coordinator=coordinator, superuser=superuser, by=by, now=now)
    close_if_idle(somebody, now=now)


@transaction.atomic
def correct(person: User, *, first_name: str, last_name: str, email: str, by: User, now: datetime.datetime) -> None:
    """Name and address. A link that went to another address is void."""
    rules.held_as_superuser(by)
    somebody = rules.held_person(person.pk)
    if User.objects.filter(email__iexact=email).exclude(pk=somebody.pk).exists():
        raise Refused(_("Somebody else has this address."), field="email")
    if somebody.email != email:
        void_links(somebody, now=now)
    somebody.first_name, somebody.last_name, somebody.email = first_name, last_name, email
    somebody.save(update_fields=["first_name", "last_name", "email"])


@transaction.atomic
def suspend(person: User, *, by: User) -> None:
    """Out everywhere at their next request, with all roles kept for a return. Refused for oneself and the last superuser."""
    rules.held_as_superuser(by)
    somebody = rules.held_person(person.pk)
    if somebody.pk == by.pk:
        raise Refused(_("You cannot suspend yourself. Ask another administrator of the installation."))
    rules.a_superuser_stays(somebody)
    if somebody.is_active:
        somebody.is_active = False
        somebody.save(update_fields=["is_active"])
        tell("people.suspended", somebody, by=by)


@transaction.atomic
def reinstate(person: User, *, by: User) -> None:
    """In again, with the roles of before; sessions and links of before stay void."""
    rules.held_as_superuser(by)
    somebody = rules.held_person(person.pk)
    if not somebody.is_active:
        somebody.is_active = True
        somebody.save(update_fields=["is_active"])
        tell("people.reinstated", somebody, by=by)


@transaction.atomic
def new_link(person: User, *, by: User, now: datetime.datetime, anew: bool = False) -> Link:
    """A sign-in link for anybody."""
    rules.held_as_superuser(by)
    return link_for(rules.held_person(person.pk), by=by, now=now, anew=anew)


def organisations_of(person: User) -> list[Organisation]:
    """For which organisations somebody works, suspended ones too."""
    return list(Organisation.objects.filter(teams__group__user=person).distinct())


def _set_powers(person: User, *, coordinator: bool, superuser: bool, by: User, now: datetime.datetime) -> None:
    team = rules.held_as_superuser(by)
    had = person.groups.filter(pk=team.group_id).exists()
    if coordinator != had or superuser != person.is_superuser:
        void_links(
            person, now=now
        )  # whoever holds one was not to have these powers, nor whoever sits at an open session
        if person.pk != by.pk:
            end_sessions([person.pk])
        tell("people.roles_changed", person, by=by, roles=keys([team]) if coordinator else [])
    if coordinator and not had:
        join(person, [team])
    if had and not coordinator:
        leave(person, [team])
    if superuser != person.is_superuser:
        person.is_superuser = superuser
        person.save(update_fields=["is_superuser"])
