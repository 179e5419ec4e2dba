"""The small steps of which acts are made: a new account, joining and leaving teams, the entry that tells of it."""

import datetime
import re
import secrets
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.accounts.closing import close_for_good, void_what_is_open
from cms.accounts.models import Purpose, User
from cms.audit import actions
from cms.audit.acting import actor_of
from cms.audit.attribution import organisation_of
from cms.audit.details import tell_by
from cms.audit.models import Entry
from cms.audit.recording import described, going_by, write
from cms.organisations.announcing import person_left
from cms.organisations.auditing import told_of, works_for
from cms.organisations.models import Organisation, Team
from cms.organisations.people.posts import key_of

INVITED = "people.invited"
ROLES = ["roles"]
for _code, _words, _details in [
    (INVITED, _("Invited somebody"), ROLES),
    ("people.roles_changed", _("Changed somebody's roles"), ROLES),
    ("people.left", _("Removed somebody from the organisation"), []),
    ("people.suspended", _("Suspended somebody"), []),
    ("people.reinstated", _("Let somebody work again"), []),
    ("people.link_made", _("Made a sign-in link"), ["purpose"]),
]:
    actions.register(_code, _words, _details)
tell_by("purpose", lambda entry, code: str(Purpose(code).label) if code in Purpose.values else code)


def person_of(email: str) -> User:
    """Whoever has this address; a new person without a password, where nobody has."""
    known = User.objects.filter(email__iexact=email).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            person = User(username=_name_for(email), email=email)
            person.set_unusable_password()
            person.save()
            return person
    except IntegrityError:  # another organisation was quicker by a moment
        return User.objects.get(email__iexact=email)


def _name_for(email: str) -> str:
    """A user name like the address, always with an ending: one without would tell who had the name first."""
    stem = re.sub(r"[^\w.+-]", "", email.partition("@")[0], flags=re.ASCII)[:100] or "person"
    return f"{stem}-{secrets.token_hex(3)}"


def has_come(person: User) -> bool:
    """Whether the person has ever set a password or signed in."""
    return person.last_login is not None or person.has_usable_password()


def came_since(person: User, invited: datetime.datetime | None) -> bool:
    """Whether the person has come to those who invited them then; None for who was never invited there."""
    return has_come(person) and (invited is None or (person.last_login is not None and person.last_login >= invited))


def is_awaited(person: User, organisation: Organisation) -> bool:
    """Whether the organisation has invited the person and they have not come since: it is to know nothing but their address."""
    invitations = Entry.objects.filter(action=INVITED, organisation_id=organisation.pk, object_id=str(person.pk))
    return not came_since(person, invitations.order_by("-at").values_list("at", flat=True).first())


def as_known_to(organisation: Organisation, person: User) -> AbstractContextManager[None]:
    """Inside, entries name the person as the organisation may know them."""
    return going_by(person, person.email) if is_awaited(person, organisation) else nullcontext()


def join(person: User, teams: Iterable[Team]) -> None:
    """Into these teams. Of a team of the installation the trail tells where the person works; of somebody suspended, nowhere."""
    with nullcontext() if person.is_active else told_of(person, []):
        person.groups.add(*(team.group_id for team in teams))
    vars(person).pop("standing", None)


def leave(person: User, teams: Iterable[Team]) -> None:
    """Out of these teams. Of a team of the installation the trail tells where the person worked."""
    with told_of(person, works_for(person)):
        person.groups.remove(*Group.objects.filter(team__in=[team.pk for team in teams]))
    vars(person).pop("standing", None)


def let_go(person: User, organisation: Organisation, *, now: datetime.datetime) -> None:
    """What follows when somebody is in no team of the organisation any more.

    It does not read what becomes of the account of who never came to it: that would tell whether others know them.
    """
    person_left.send(sender=Organisation, organisation=organisation, person=person)
    with told_of(person, [] if is_awaited(person, organisation) else [organisation]):
        close_if_idle(person, now=now)


def close_if_idle(person: User, *, now: datetime.datetime) -> None:
    """Sessions and links of somebody with nothing left to do are void, the account is closed; whoever never came is forgotten."""
    if person.is_superuser or person.groups.exists() or person.user_permissions.exists():
        return
    void_what_is_open([person.pk], now=now)
    if has_come(person):
        person.refresh_from_db()
        close_for_good(person)
    else:
        person.delete()


def look_alike() -> str:
    """An address like a one-time link's that opens nothing: for somebody who needs none, which the inviter is not to learn."""
    return settings.SITE_URL + reverse("one_time_link_token", args=[secrets.token_urlsafe(32)])


def tell(
    code: str, person: User, *, by: User, organisation: Organisation | None = None, **detail: str | list[str]
) -> None:
    """An entry in the trail; an invitation under the address: the name is not the inviter's to know before they come.

    It belongs to the organisation; without one to the only one for which the person works, except an invitation to the installation.
    """
    kind, object_id, name = described(person)
    of = person if organisation is None and code != INVITED else organisation
    write(
        code,
        who=actor_of(by),
        organisation=organisation_of(of),
        kind=kind,
        object_id=object_id,
        label=person.email if code == INVITED else name,
        language="",
        detail=actions.checked(code, detail),
    )


def keys(teams: Iterable[Team]) -> list[str]:
    """Posts as an entry keeps them."""
    return sorted(key_of(team) for team in teams)
