"""Keeping an organisation's people: invite, change roles, remove, make a link. Each act is whole or not at all.

The organisation's row is held first, the person's second: of two administrators who remove each other, the second finds that they
are none any more. Refused (rules.py) says why something is not done.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from cms.accounts.closing import end_sessions
from cms.accounts.links import make_link, void_links
from cms.accounts.models import Purpose, User
from cms.audit.recording import going_by
from cms.organisations.models import Organisation, Team
from cms.organisations.people import rules
from cms.organisations.people.joining import (
    INVITED,
    as_known_to,
    has_come,
    join,
    keys,
    leave,
    let_go,
    look_alike,
    person_of,
    tell,
)  # fmt: skip
from cms.organisations.people.posts import posts_of
from cms.organisations.people.rules import Refused


@dataclass(frozen=True)
class Link:
    """The whole address, said only now. `works` is False for one that only looks like a link: see `look_alike`.

    `by_mail` is a link that nobody but its person is to see.
    """

    person: User
    address: str
    works: bool = True
    by_mail: str = ""


@transaction.atomic
def invite(organisation: Organisation, *, email: str, posts: Iterable[str], by: User, now: datetime.datetime) -> Link:
    """Gives the address these posts and makes a link to come by.

    Whoever has come before keeps their password and needs no link, whoever was invited elsewhere and has not come gets one by mail: the
    inviter gets one that opens nothing. Links that others hold are void, and sessions end: whoever made one for an account that was
    theirs alone must not come into this organisation by it.
    """
    here = rules.held(organisation, by)
    teams = _chosen(here, posts)
    person = rules.held_person(person_of(email).pk)
    if Team.objects.of(person).filter(organisation=here).exists():
        raise Refused(_("This person is in the organisation already. Change their roles in the list."), field="email")
    waits, is_ours = person.is_active and not has_come(person), rules.is_only_here(person, here)
    if not rules.is_of_installation(person):  # their links come from superusers
        void_links(person, now=now)
    end_sessions([person.pk])
    with going_by(person, person.email):
        join(person, teams)
    tell(INVITED, person, by=by, organisation=here, roles=keys(teams))
    if waits and is_ours:
        return Link(person, make_link(person, purpose=Purpose.WELCOME, by=by, now=now))
    by_mail = ""
    if waits and settings.EMAIL_HOST and not rules.is_of_installation(person):
        by_mail = make_link(person, purpose=Purpose.WELCOME, by=by, now=now)
    return Link(person, look_alike(), works=False, by_mail=by_mail)


@transaction.atomic
def change_roles(
    organisation: Organisation, person: User, *, posts: Iterable[str], by: User, confirmed: bool = False
) -> None:
    """Gives a person of the organisation these posts there and no others."""
    here = rules.held(organisation, by)
    teams = _chosen(here, posts)
    somebody = rules.member(here, person)
    rules.an_administrator_stays(here, somebody, teams, by)
    rules.knows_what_it_means(here, somebody, teams, by, confirmed=confirmed)
    before = list(Team.objects.of(somebody).filter(organisation=here))
    with as_known_to(here, somebody):
        join(somebody, [team for team in teams if team not in before])
        leave(somebody, [team for team in before if team not in teams])
        if set(before) != set(teams):
            tell("people.roles_changed", somebody, by=by, organisation=here, roles=keys(teams))


@transaction.atomic
def remove(
    organisation: Organisation, person: User, *, by: User, now: datetime.datetime, confirmed: bool = False
) -> None:
    """Out at their next request; what they wrote stays, and is the organisation's. Other organisations' roles stay."""
    here = rules.held(organisation, by)
    somebody = rules.member(here, person)
    rules.an_administrator_stays(here, somebody, [], by)
    rules.knows_what_it_means(here, somebody, [], by, confirmed=confirmed)
    with as_known_to(here, somebody):
        leave(somebody, Team.objects.of(somebody).filter(organisation=here))
        tell("people.left", somebody, by=by, organisation=here)
    let_go(somebody, here, now=now)


@transaction.atomic
def new_link(organisation: Organisation, person: User, *, by: User, now: datetime.datetime, anew: bool = False) -> Link:
    """A link to a new password, with `anew` also to a new second factor.

    A link is as good as the account: only superusers have one for somebody who works elsewhere, too.
    """
    here = rules.held(organisation, by)
    somebody = rules.member(here, person)
    if not by.is_superuser and not rules.is_only_here(somebody, here):
        raise Refused(
            _(
                "This person also works elsewhere, so a link from you would open more than your organisation. "
                "Ask an administrator of the installation for it."
            )
        )
    with as_known_to(here, somebody):
        return link_for(somebody, by=by, now=now, anew=anew, organisation=here)


def link_for(
    person: User, *, by: User, now: datetime.datetime, anew: bool, organisation: Organisation | None = None
) -> Link:
    """The link itself, once it is clear that `by` may have it. Refused for a suspended person."""
    purpose = Purpose.ANEW if anew else Purpose.PASSWORD
    purpose = purpose if has_come(person) else Purpose.WELCOME
    try:
        address = make_link(person, purpose=purpose, by=by, now=now)
    except PermissionDenied as error:
        raise Refused(str(error)) from error
    tell("people.link_made", person, by=by, organisation=organisation, purpose=purpose.value)
    return Link(person, address)


def _chosen(organisation: Organisation, posts: Iterable[str]) -> list[Team]:
    """The teams of these posts. Refused for none, and for one that is not the organisation's to give."""
    known, wanted = posts_of(organisation), set(posts)
    if not wanted:
        raise Refused(_("Tick at least one role."), field="posts")
    if wanted - set(known):
        raise Refused(_("One of these roles is not there any more. Look at the list again."), field="posts")
    return [team for key, team in known.items() if key in wanted]
