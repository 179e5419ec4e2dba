"""The people of an organisation, or of the installation, as those who keep them see them."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from cms.accounts.factors import FACTORS
from cms.accounts.models import OneTimeLink, User
from cms.audit.models import Entry
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.models.organisation import OrganisationQuerySet
from cms.organisations.people.joining import INVITED, came_since
from cms.organisations.people.posts import in_words
from cms.organisations.standing import organisations_seen_by, standing_of


@dataclass(frozen=True)
class Member:
    """A person in the list. Of somebody who has not come since they were invited it says only the address and until when a link works."""

    person: User
    name: str
    roles: tuple[str, ...]
    came: bool
    last_seen: datetime.datetime | None
    has_factor: bool
    link_until: datetime.datetime | None

    def says(self, words: str) -> bool:
        """Whether what the list shows of this person has these words."""
        return words.casefold() in f"{self.name} {self.person.email} {' '.join(self.roles)}".casefold()


def organisations_kept_by(user: User) -> OrganisationQuerySet:
    """Those whose people the person invites and removes."""
    every = Organisation.objects.all()
    ids = standing_of(user).organisation_ids_as(Role.ADMINISTRATOR)
    return every if user.is_superuser else every.filter(pk__in=ids)


def organisations_looked_at_by(user: User) -> QuerySet[Organisation]:
    """Those whose people the person may look at, with their numbers."""
    found = organisations_seen_by(user) if standing_of(user).sees_everything else organisations_kept_by(user)
    return found.annotate(people=Count("teams__group__user", distinct=True)).order_by("slug")


def people_of(
    organisation: Organisation, *, by: User, now: datetime.datetime, only: User | None = None
) -> list[Member]:
    """Everybody in a team of it, by name, as `by` may know them; with `only` that one person."""
    found = User.objects.filter(groups__team__organisation=organisation).distinct()
    people = list(found.filter(pk=only.pk) if only is not None else found)
    roles = _roles(people, Team.objects.filter(organisation=organisation))
    ids = [str(person.pk) for person in people]
    invited = dict(
        Entry.objects.filter(action=INVITED, organisation_id=organisation.pk, object_id__in=ids)
        .order_by("at")
        .values_list("object_id", "at")
    )
    return _members(people, roles, invited, knows_all=standing_of(by).sees_everything, now=now)


def invited_since_last_seen(organisation_ids: Iterable[int]) -> Exists:
    """On a query of people: whether one of these organisations invited them after they last signed in. Their name is not told yet."""
    mine = Entry.objects.filter(action=INVITED, organisation_id__in=organisation_ids)
    return Exists(mine.filter(object_id=Cast(OuterRef("pk"), CharField()), at__gt=OuterRef("last_login")))


def may_read_again(organisation: Organisation, owner_id: int | None) -> QuerySet[User]:
    """Who may be asked to read a page of the organisation again: its editors and safety reviewers, and whose page it is.

    Nobody whom it has invited and who has not come since: their name is not told yet.
    """
    teams = Team.objects.filter(organisation=organisation)
    writing = teams.filter(role__in=(Role.EDITOR, Role.SAFETY_REVIEWER))
    found = User.objects.filter(Q(groups__team__in=writing) | Q(pk=owner_id, groups__team__in=teams))
    come = found.filter(is_active=True, last_login__isnull=False).exclude(invited_since_last_seen([organisation.pk]))
    return come.distinct().order_by("first_name", "last_name", "username")


def people_of_installation(words: str) -> QuerySet[User]:
    """Everybody who has an account, those of the installation first."""
    found = User.objects.annotate(
        of_installation=Count("groups", filter=Q(groups__team__organisation=None, groups__team__isnull=False))
    )
    if words:
        found = found.filter(
            Q(username__icontains=words)
            | Q(email__icontains=words)
            | Q(first_name__icontains=words)
            | Q(last_name__icontains=words)
        )
    return found.order_by("-is_superuser", "-of_installation", "username")


def described(people: Iterable[User], *, now: datetime.datetime) -> list[Member]:
    """Accounts with all their roles, for superusers."""
    listed = list(people)
    return _members(listed, _roles(listed, Team.objects.all(), named=True), {}, knows_all=True, now=now, ordered=False)


def _roles(people: list[User], teams: QuerySet[Team], *, named: bool = False) -> dict[int, list[str]]:
    """Roles in words by the person's key; with the organisation's name where there are several."""
    ids = [person.pk for person in people]
    by_group = {team.group_id: team for team in teams.select_related("organisation")}
    held: dict[int, list[Team]] = defaultdict(list)
    for person, group in User.groups.through.objects.filter(user__in=ids, group__in=by_group).values_list(
        "user_id", "group_id"
    ):
        held[person].append(by_group[group])
    if not named:
        return {person: in_words(own) for person, own in held.items()}
    return {person: _by_organisation(own) for person, own in held.items()}


def _by_organisation(teams: list[Team]) -> list[str]:
    grouped: dict[str, list[Team]] = defaultdict(list)
    for team in teams:
        grouped[str(team.organisation) if team.organisation else ""].append(team)
    return [
        f"{name}: {', '.join(in_words(own))}" if name else ", ".join(in_words(own))
        for name, own in sorted(grouped.items())
    ]


def _members(
    people: list[User],
    roles: dict[int, list[str]],
    invited: dict[str, datetime.datetime],
    *,
    knows_all: bool,
    now: datetime.datetime,
    ordered: bool = True,
) -> list[Member]:
    links, factors = _open_links(people, now), _with_factor(people)
    members = []
    for person in people:
        since = invited.get(str(person.pk))
        came = came_since(person, since)
        is_known = came or knows_all
        members.append(
            Member(
                person,
                (person.get_full_name().strip() or person.username) if is_known else person.email,
                tuple(roles.get(person.pk, ())),
                came,
                person.last_login if is_known else None,
                is_known and person.pk in factors,
                None if came else _works_until(links.get(person.pk), since, now),
            )
        )
    return sorted(members, key=lambda member: (member.name.casefold(), member.person.pk)) if ordered else members


def _open_links(people: list[User], now: datetime.datetime) -> dict[int, datetime.datetime]:
    """Until when the newest link of each works that works now."""
    links = OneTimeLink.objects.open_at(now).filter(person__in=people)
    return dict(links.order_by("made_at").values_list("person", "expires_at"))


def _with_factor(people: list[User]) -> set[int]:
    return set(Authenticator.objects.filter(user__in=people, type__in=FACTORS).values_list("user", flat=True))


def _works_until(
    until: datetime.datetime | None, since: datetime.datetime | None, now: datetime.datetime
) -> datetime.datetime | None:
    """When the link of somebody who has not come ends to work, while it works."""
    if until is None and since is not None:
        until = since + datetime.timedelta(hours=settings.LINK_HOURS)  # as for somebody new: see `look_alike`
    return until if until is not None and until > now else None
