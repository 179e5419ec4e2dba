"""Who brings an authority's letter to a page, and who may open the letters that were brought. Imports no models of this room."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page

from cms.accounts.models import User
from cms.organisations.models import Organisation, Role
from cms.organisations.standing import standing_of
from cms.safety.whose import organisation_of, sections_of

BRINGS_LETTERS = (Role.ADMINISTRATOR, Role.SAFETY_REVIEWER)


def may_record_letter(page: Page, user: User) -> bool:
    """Administrators and safety reviewers of the organisation whose page it is, where an authority approves its pages."""
    organisation = organisation_of(page)
    if organisation is None or not organisation.requires_authority:
        return False
    return organisation.pk in standing_of(user).organisation_ids_as(*BRINGS_LETTERS)


def sections_with_letters(user: User) -> dict[str, Organisation]:
    """Paths of the sections for whose pages the person records letters, each with its organisation: the above, asked for all at once.

    No query where no authority approves pages of the person's organisations; else two.
    """
    teams = [team for team in standing_of(user).teams if team.role in BRINGS_LETTERS]
    asked = {team.organisation.pk for team in teams if team.organisation and team.organisation.requires_authority}
    return sections_of(asked) if asked else {}


def letters_open_to(user: User) -> Q:
    """Of letters: all for those who see everything; else those of organisations where the person is one of the above."""
    standing = standing_of(user)
    if standing.sees_everything:
        return Q()
    return Q(organisation_id__in=standing.organisation_ids_as(*BRINGS_LETTERS))


def has_to_do_with_letters(user: User) -> bool:
    """Whether the list of letters is of use to the person."""
    standing: Any = standing_of(user)
    return bool(standing.sees_everything or standing.has(*BRINGS_LETTERS))
