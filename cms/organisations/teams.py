"""Keeps groups, their permissions and the shelves of the library as the table of roles says, for one organisation at a time.

Everything is worked out whole, compared with what is there, and only the difference is written: asking again changes nothing, and what
somebody altered by hand in a team's group is put right.
"""

from collections.abc import Iterable, Mapping, Set
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from cms.organisations.models import Organisation, Role, Team
from cms.organisations.models.team import BY_LANGUAGE, OF_INSTALLATION, OF_ORGANISATION
from cms.organisations.roles import NOTHING, POWERS, SHARED, Powers

APPS = (
    "taxonomy",
    "organisations",
    "directory",
    "wagtailadmin",
    "wagtailcore",
    "wagtailimages",
    "wagtailmedia",
    "wagtaildocs",
)
SHARED_SHELF = "Shared by all"


def one_at_a_time() -> None:
    """Whoever makes an organisation or enables a language waits for the other, and finds what it made. For a transaction."""
    Page.objects.select_for_update().filter(depth=1).first()


@transaction.atomic
def keep_teams(organisation: Organisation) -> None:
    """An organisation's shelf, its teams and what they may do, less pages: see `keep_page_rights`."""
    one_at_a_time()
    shelf = _keep_shelf(organisation)
    wanted = [(role, "") for role in OF_ORGANISATION]
    wanted += [(role, code) for code in Locale.objects.values_list("language_code", flat=True) for role in BY_LANGUAGE]
    teams = _keep_rows(organisation, wanted)
    _grant({team: _powers(team) for team in teams}, shelf)


@transaction.atomic
def keep_installation_teams(root: Page) -> None:
    """The coordinators, who answer for all organisations."""
    teams = _keep_rows(None, [(role, "") for role in OF_INSTALLATION])
    _grant({team: _powers(team) for team in teams}, Collection.get_first_root_node())
    _keep_page_rows(teams, {team: [root] for team in teams})


@transaction.atomic
def keep_page_rights(organisation: Organisation, sections: Mapping[str, Page]) -> None:
    """What the teams may do in the organisation's sections, given by language: where they work, and nowhere else."""
    teams = list(Team.objects.filter(organisation=organisation).select_related("organisation"))
    _keep_page_rows(
        teams,
        {
            team: [page for code, page in sections.items() if not team.language or team.language == code]
            for team in teams
        },
    )


def shared_shelf() -> Collection:
    """The part of the library from which everybody may choose."""
    root = Collection.get_first_root_node()
    return Collection.objects.child_of(root).filter(name=SHARED_SHELF).first() or root.add_child(name=SHARED_SHELF)


def _powers(team: Team) -> Powers:
    """Those of its role; none while the organisation is suspended."""
    working = team.organisation is None or team.organisation.is_active
    return POWERS[Role(team.role)] if working else NOTHING


def _keep_shelf(organisation: Organisation) -> Collection:
    """The organisation's collection, under its name."""
    name = f"{organisation.name} ({organisation.slug})"[:255]
    if organisation.collection is None:
        organisation.collection = Collection.get_first_root_node().add_child(name=name)
        Organisation.objects.filter(pk=organisation.pk).update(collection=organisation.collection)
    elif organisation.collection.name != name:
        organisation.collection.name = name
        organisation.collection.save(update_fields=["name"])
    return organisation.collection


def _keep_rows(organisation: Organisation | None, wanted: Iterable[tuple[Role, str]]) -> list[Team]:
    """The teams by role and language; those of languages that are disabled go, with their groups."""
    known = {(team.role, team.language): team for team in Team.objects.filter(organisation=organisation)}
    gone = [team.group_id for key, team in known.items() if key not in set(wanted)]
    for group in Group.objects.filter(pk__in=gone):
        group.user_set.clear()  # as a change of each person, which the trail tells
        group.delete()
    missing = [key for key in wanted if key not in known]
    names = [_group_name(organisation, role, code) for role, code in missing]
    groups = Group.objects.bulk_create([Group(name=name) for name in names])
    made = Team.objects.bulk_create(
        Team(group=group, organisation=organisation, role=role, language=code)
        for group, (role, code) in zip(groups, missing, strict=True)
    )
    teams = [team for key, team in known.items() if key in set(wanted)] + made
    for team in teams:
        team.organisation = organisation
    return teams


def _group_name(organisation: Organisation | None, role: Role, code: str) -> str:
    """Unique, and not for people: they see teams."""
    return ": ".join(part for part in (organisation.slug if organisation else "all", role.value, code) if part)


def _grant(powers: Mapping[Team, Powers], shelf: Collection) -> None:
    """What the teams may do with rows, and with the two shelves of the library that are theirs to use; wagtailmedia knows no "choose"."""
    ids = _permission_ids()
    groups = {team.group_id: power for team, power in powers.items()}
    through: Any = Group.permissions.through
    _make_equal(
        through,
        through.objects.filter(group__in=groups),
        ("group_id", "permission_id"),
        {(group, ids[name]) for group, power in groups.items() for name in power.rows if name in ids},
    )
    shared = shared_shelf()
    wanted = {(group, shelf.pk, ids[name]) for group, power in groups.items() for name in power.shelf if name in ids}
    wanted |= {
        (group, shared.pk, ids[name])
        for group, power in groups.items()
        if power.shelf
        for name in SHARED
        if name in ids
    }
    _make_equal(
        GroupCollectionPermission,
        GroupCollectionPermission.objects.filter(group__in=groups),
        ("group_id", "collection_id", "permission_id"),
        wanted,
    )


def _keep_page_rows(teams: Iterable[Team], pages: Mapping[Team, list[Page]]) -> None:
    ids = _permission_ids()
    wanted = {
        (team.group_id, page.pk, ids[name]) for team in teams for page in pages[team] for name in _powers(team).pages
    }
    _make_equal(
        GroupPagePermission,
        GroupPagePermission.objects.filter(group__in=[team.group_id for team in teams]),
        ("group_id", "page_id", "permission_id"),
        wanted,
    )


def _permission_ids() -> dict[str, int]:
    return dict(Permission.objects.filter(content_type__app_label__in=APPS).values_list("codename", "pk"))


def _make_equal(model: Any, there: Any, names: tuple[str, ...], wanted: Set[tuple[Any, ...]]) -> None:
    """Writes what is wanted and missing, deletes what is there and not wanted."""
    known = {tuple(getattr(row, name) for name in names): row.pk for row in there}
    surplus = [pk for key, pk in known.items() if key not in wanted]
    if surplus:
        model.objects.filter(pk__in=surplus).delete()
    model.objects.bulk_create(model(**dict(zip(names, key, strict=True))) for key in wanted if key not in known)
