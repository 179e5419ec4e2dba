"""What the inviter's organisation reads of somebody invited: the same of who is new and of who is known here, until they have come."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.people import keeping
from tests import factories
from tests.organisations.keeping import NEW, invited

SOMEBODY: dict[str, Any] = {"first_name": "Quill", "last_name": "Wort", "last_login": timezone.now()}
KNOWN: dict[str, Callable[[Organisation], User]] = {
    "works elsewhere": lambda theirs: factories.member_of(theirs, Role.EDITOR, **SOMEBODY),
    "invited elsewhere": lambda theirs: (
        invited(theirs, "mara@example.org", by=factories.UserFactory(is_superuser=True)).person
    ),
    "suspended": lambda theirs: factories.member_of(theirs, Role.EDITOR, is_active=False, **SOMEBODY),
    "suspended without a role": lambda theirs: factories.UserFactory(is_active=False, **SOMEBODY),
    "coordinates": lambda theirs: factories.member_of(None, Role.COORDINATOR, **SOMEBODY),
    "administers the installation": lambda theirs: factories.UserFactory(is_superuser=True, **SOMEBODY),
}


def read_in(organisation: Organisation, since: int) -> list[tuple[Any, ...]]:
    """What its administrators read, oldest first, less the number of the row."""
    entries = Entry.objects.filter(organisation_id=organisation.pk, id__gt=since).order_by("id")
    return [(one.actor, one.action, one.kind, one.label, one.organisation, one.detail) for one in entries]


def last_entry() -> int:
    return Entry.objects.order_by("-id").values_list("id", flat=True)[0]


def told_of_inviting(email: str, ours: Organisation, keeper: User) -> list[tuple[Any, ...]]:
    """Invited, given another role, and the invitation taken back before anybody came; with the address taken out."""
    since = last_entry()
    person = invited(ours, email, "editor", by=keeper).person
    keeping.change_roles(ours, person, posts=["author"], by=keeper)
    keeping.remove(ours, person, by=keeper, now=timezone.now())
    return [tuple("ADDRESS" if cell == email else cell for cell in line) for line in read_in(ours, since)]


@pytest.mark.parametrize("kind", KNOWN)
def test_the_inviters_trail_reads_the_same_of_who_is_known_here_as_of_who_is_new(
    keeper: User, ours: Organisation, theirs: Organisation, kind: str
) -> None:
    known = KNOWN[kind](theirs)
    assert told_of_inviting(known.email, ours, keeper) == told_of_inviting(NEW, ours, keeper)


def test_it_says_who_was_given_and_deprived_of_which_role_by_the_address(keeper: User, ours: Organisation) -> None:
    slug = ours.slug
    assert [
        (action, label, detail) for _by, action, _kind, label, _of, detail in told_of_inviting(NEW, ours, keeper)
    ] == [
        ("people.joined_group", "ADDRESS", {"groups": [f"{slug}: editor"]}),
        ("people.invited", "ADDRESS", {"roles": ["editor"]}),
        ("people.joined_group", "ADDRESS", {"groups": [f"{slug}: author"]}),
        ("people.left_group", "ADDRESS", {"groups": [f"{slug}: editor"]}),
        ("people.roles_changed", "ADDRESS", {"roles": ["author"]}),
        ("people.left_group", "ADDRESS", {"groups": [f"{slug}: author"]}),
        ("people.left", "ADDRESS", {}),
    ]


def test_the_other_organisation_of_somebody_invited_reads_nothing_of_it(
    keeper: User, ours: Organisation, theirs: Organisation
) -> None:
    known = KNOWN["works elsewhere"](theirs)
    since = last_entry()
    told_of_inviting(known.email, ours, keeper)
    assert read_in(theirs, since) == []


def test_once_somebody_has_come_they_go_by_their_name(keeper: User, ours: Organisation, theirs: Organisation) -> None:
    known = KNOWN["works elsewhere"](theirs)
    person = invited(ours, known.email, "editor", by=keeper).person
    User.objects.filter(pk=person.pk).update(last_login=timezone.now())
    since = last_entry()
    keeping.change_roles(ours, person, posts=["author"], by=keeper)
    assert {label for _by, _action, _kind, label, _of, _detail in read_in(ours, since)} == {"Quill Wort"}


def test_a_role_belongs_to_the_organisation_that_gives_it_wherever_else_the_person_works(
    ours: Organisation, theirs: Organisation
) -> None:
    person = factories.UserFactory()
    since = last_entry()
    roles = Team.objects.filter(role=Role.EDITOR, organisation__in=[ours, theirs])
    person.groups.add(*(team.group_id for team in roles))
    person.groups.clear()
    for organisation in (ours, theirs):
        group = f"{organisation.slug}: editor"
        assert [(action, detail) for _by, action, _kind, _label, _of, detail in read_in(organisation, since)] == [
            ("people.joined_group", {"groups": [group]}),
            ("people.left_group", {"groups": [group]}),
        ]
