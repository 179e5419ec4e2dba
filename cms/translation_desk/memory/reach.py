"""What of the memory somebody may use, and what they may forget."""

from django.db.models import Q

from cms.accounts.models import User
from cms.organisations.models import Organisation, Role
from cms.organisations.standing import Standing, standing_of
from cms.safety.shown import approved
from cms.translation_desk.models import Remembered
from cms.translation_desk.models.remembered import RememberedQuerySet
from cms.translation_desk.permissions import desk_of

# Those who write, in the languages in which they may draft.
IN_ANY_LANGUAGE = (Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER)
WRITERS = (*IN_ANY_LANGUAGE, Role.TRANSLATOR)


def open_to(user: User) -> RememberedQuerySet:
    """What live pages say, what files of everybody brought, and those of the person's organisations; of any language."""
    standing = standing_of(user)
    found: RememberedQuerySet = Remembered.objects.open_to(
        standing.organisation_ids, all_of_them=standing.sees_everything
    )
    # Of a live page only while readers find it: what is not approved as it stands is handed on to nobody.
    return found.offered().filter(Q(page=None) | Q(approved("page")))


def kept_by(user: User) -> RememberedQuerySet:
    """The same in the languages that the person writes: what stands on the screen of the memory."""
    return open_to(user).filter(target_language__in=list(desk_of(user).languages()))


def forgettable_by(user: User) -> RememberedQuerySet:
    """Of what is `kept_by` somebody: all for who answers for all, else what came by a file of an organisation for which they write."""
    standing, found = standing_of(user), kept_by(user)
    if standing.sees_everything:
        return found
    own = Q(organisation__in=standing.organisation_ids_as(*IN_ANY_LANGUAGE))
    for organisation_id, language in _translated(standing):
        own |= Q(organisation=organisation_id, target_language=language)
    return found.filter(own)


def may_forget(user: User, entry: Remembered) -> bool:
    """Whether one entry that is `kept_by` them is among these; no query."""
    standing = standing_of(user)
    whose = entry.organisation_id
    return (
        standing.sees_everything
        or whose in standing.organisation_ids_as(*IN_ANY_LANGUAGE)
        or (whose, entry.target_language) in _translated(standing)
    )


def _translated(standing: Standing) -> set[tuple[int | None, str]]:
    """For which organisations somebody translates, and into which language each: for one into French is not for another into Arabic."""
    return {(team.organisation_id, team.language) for team in standing.teams if team.role == Role.TRANSLATOR}


def owners_for(user: User) -> list[Organisation]:
    """The organisations in whose name the person may bring a file; none for who answers for all, whose files are everybody's."""
    standing = standing_of(user)
    if standing.sees_everything:
        return []
    own = standing.organisation_ids_as(*WRITERS)
    found = {
        team.organisation_id: team.organisation
        for team in standing.teams
        if team.organisation is not None and team.organisation_id in own
    }
    return list(found.values())
